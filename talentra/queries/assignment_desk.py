"""The assignment desk: candidates with who handles them, and those who wait first of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, exists, func, select, tuple_
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.models import Actor, Application, Assignment, Counted, Job, Role, Stage, User
from talentra.models.tallies import OFF
from talentra.policies import applications as application_policy
from talentra.policies import assignments as assignment_policy
from talentra.policies import candidates as policy
from talentra.queries import tallies
from talentra.queries.assignments import waits
from talentra.queries.pages import Ask, Page, paged

Order = tuple[SQLColumnExpression[datetime], SQLColumnExpression[UUID]]


@dataclass(frozen=True, slots=True)
class DeskFilter:
    """What the desk is narrowed to; left as it is, everybody is there."""

    waiting: bool = False
    assigned: bool = False
    recruiter_id: UUID | None = None
    candidate_id: UUID | None = None
    q: str | None = None


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A candidate as the desk shows them, with the application they sent first."""

    id: UUID
    full_name: str
    email: str
    is_active: bool
    applications: int
    application_id: UUID | None
    job_title: str | None
    stage: Stage | None
    applied_at: datetime | None
    recruiter_id: UUID | None
    recruiter_name: str | None
    assigned_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeskNumbers:
    """How many candidates wait, have a recruiter, and are there at all."""

    waiting: int
    assigned: int
    everybody: int


def page(session: Session, actor: Actor, wanted: DeskFilter, ask: Ask) -> Page[DeskRow]:
    """Who has waited longest, or who was assigned last, or who registered last, is first."""
    ids, by = _ids(actor, wanted)
    found = paged(session, ids, by, ask, lambda row: row[0], rising=wanted.waiting)
    rows = _rows(session, actor, found.rows)
    return Page([rows[each] for each in found.rows], found.next_cursor, found.total)


def numbers(session: Session, actor: Actor, q: str | None = None) -> DeskNumbers:
    """How long the lists of the desk are, of those whom the words find."""
    if assignment_policy.can_assign(actor) and not _words(q):
        return _all_numbers(session, actor)
    seen = select(func.count(col(User.id))).where(policy.visible_to(actor), *_words(q))
    held = exists().where(
        col(Assignment.candidate_id) == col(User.id), col(Assignment.ended_at).is_(None)
    )
    waiting, assigned, everybody = (
        session.execute(wanted).scalar_one()
        for wanted in (seen.where(waits(actor)), seen.where(held), seen)
    )
    return DeskNumbers(waiting, assigned, everybody)


def _all_numbers(session: Session, actor: Actor) -> DeskNumbers:
    numbers = tallies.kept(session, actor, Counted.WAITING, Counted.HANDLED, Counted.PEOPLE)
    people = numbers[Counted.PEOPLE]
    return DeskNumbers(
        waiting=numbers[Counted.WAITING].get("", 0),
        assigned=sum(numbers[Counted.HANDLED].values()),
        everybody=people.get(Role.CANDIDATE, 0) + people.get(Role.CANDIDATE + OFF, 0),
    )


def _ids(actor: Actor, wanted: DeskFilter) -> tuple[Select[UUID], Order]:
    """Whom to list, from the one table whose index has their order."""
    seen, conditions = policy.visible_to(actor), _words(wanted.q)
    if wanted.candidate_id:
        conditions.append(col(User.id) == wanted.candidate_id)
    if wanted.waiting:
        ids = select(col(Application.candidate_id)).where(
            application_policy.visible_to(actor),
            col(Application.recruiter_id).is_(None),
            _is_first(Application),
            _is(col(Application.candidate_id), seen, col(User.is_active).is_(True), *conditions),
        )
        return ids, (col(Application.applied_at), col(Application.id))
    if wanted.assigned or wanted.recruiter_id:
        ids = select(col(Assignment.candidate_id)).where(
            assignment_policy.visible_to(actor),
            col(Assignment.ended_at).is_(None),
            _is(col(Assignment.candidate_id), seen, *conditions),
        )
        if wanted.recruiter_id:
            ids = ids.where(col(Assignment.recruiter_id) == wanted.recruiter_id)
        return ids, (col(Assignment.started_at), col(Assignment.id))
    ids = select(col(User.id)).where(policy.visible_to(actor), *conditions)
    return ids, (col(User.created_at), col(User.id))


def _is(
    candidate_id: SQLColumnExpression[UUID], *conditions: ColumnElement[bool]
) -> ColumnElement[bool]:
    return exists().where(col(User.id) == candidate_id, *conditions)


def _is_first(sent: type[Application]) -> ColumnElement[bool]:
    """Of a candidate's applications the one that was sent first; it has waited longest."""
    earlier = aliased(Application)
    return ~exists().where(
        col(earlier.candidate_id) == col(sent.candidate_id),
        tuple_(col(earlier.applied_at), col(earlier.id))
        < tuple_(col(sent.applied_at), col(sent.id)),
    )


def _words(q: str | None) -> list[ColumnElement[bool]]:
    return [
        col(User.full_name).icontains(word, autoescape=True)
        | col(User.email).icontains(word, autoescape=True)
        for word in (q or "").split()
    ]


def _rows(session: Session, actor: Actor, ids: Sequence[UUID]) -> dict[UUID, DeskRow]:
    """What is shown of these candidates."""
    recruiter, first = aliased(User), aliased(Application)
    number = select(func.count(col(Application.id))).where(
        application_policy.visible_to(actor), col(Application.candidate_id) == col(User.id)
    )
    person: tuple[Any, ...] = (User.id, User.full_name, User.email, User.is_active)
    sent = (number.scalar_subquery(), col(first.id), col(Job.title), col(first.stage))
    held = (col(recruiter.id), col(recruiter.full_name), col(Assignment.started_at))
    is_held = (col(Assignment.candidate_id) == col(User.id)) & col(Assignment.ended_at).is_(None)
    wanted = (
        select(*person, *sent, col(first.applied_at), *held)
        .select_from(User)
        .outerjoin(first, (col(first.candidate_id) == col(User.id)) & _is_first(first))
        .outerjoin(Job, col(Job.id) == col(first.job_id))
        .outerjoin(Assignment, is_held)
        .outerjoin(recruiter, col(recruiter.id) == col(Assignment.recruiter_id))
        .where(policy.visible_to(actor), col(User.id).in_(ids))
    )
    return {row[0]: DeskRow(*row) for row in session.execute(wanted)}
