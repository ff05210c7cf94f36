"""Who handles whom, and who waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from talentra.models import Actor, Application, Assignment, User
from talentra.policies import applications as application_policy
from talentra.policies import assignments as policy
from talentra.policies import candidates as candidate_policy
from talentra.queries.pages import Ask, Page, paged

LONGEST_HISTORY = 100


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """One assignment, open while `ended_at` is empty."""

    id: UUID
    candidate_id: UUID
    candidate_name: str
    recruiter_id: UUID
    recruiter_name: str
    assigned_by: UUID
    reason: str | None
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """One time that a recruiter handled a candidate; still so while `ended_at` is empty."""

    recruiter_name: str
    assigned_by: str
    reason: str | None
    started_at: datetime
    ended_at: datetime | None
    ended_by: str | None


def open_of(session: Session, candidate_id: UUID) -> Assignment | None:
    """The candidate's open assignment; lock the candidate before relying on it."""
    wanted = select(Assignment).where(
        col(Assignment.candidate_id) == candidate_id, col(Assignment.ended_at).is_(None)
    )
    return session.execute(wanted).scalar_one_or_none()


def recruiter_of(session: Session, candidate_id: UUID) -> UUID | None:
    """Who handles the candidate now."""
    assignment = open_of(session, candidate_id)
    return assignment and assignment.recruiter_id


def view(session: Session, assignment: Assignment) -> AssignmentView:
    """What of an assignment may leave."""
    candidate = session.get_one(User, assignment.candidate_id)
    recruiter = session.get_one(User, assignment.recruiter_id)
    return _view((assignment, candidate.full_name, recruiter.full_name))


def page(
    session: Session,
    actor: Actor,
    ask: Ask,
    *,
    recruiter_id: UUID | None = None,
    candidate_id: UUID | None = None,
) -> Page[AssignmentView]:
    """Open assignments, or with a candidate all that they ever had; the latest first."""
    candidate, recruiter = aliased(User), aliased(User)
    statement = (
        select(Assignment, col(candidate.full_name), col(recruiter.full_name))
        .join(candidate, col(candidate.id) == col(Assignment.candidate_id))
        .join(recruiter, col(recruiter.id) == col(Assignment.recruiter_id))
        .where(policy.visible_to(actor))
    )
    if candidate_id:
        statement = statement.where(col(Assignment.candidate_id) == candidate_id)
    else:
        statement = statement.where(col(Assignment.ended_at).is_(None))
    if recruiter_id:
        statement = statement.where(col(Assignment.recruiter_id) == recruiter_id)
    by = (col(Assignment.started_at), col(Assignment.id))
    return paged(session, statement, by, ask, _view)


def history(session: Session, actor: Actor, candidate_id: UUID) -> list[Held]:
    """Who handled the candidate so far, the latest first."""
    recruiter, opener, closer = aliased(User), aliased(User), aliased(User)
    names = (col(recruiter.full_name), col(opener.full_name), col(Assignment.reason))
    times = (col(Assignment.started_at), col(Assignment.ended_at), col(closer.full_name))
    wanted = (
        select(*names, *times)
        .join(recruiter, col(recruiter.id) == col(Assignment.recruiter_id))
        .join(opener, col(opener.id) == col(Assignment.assigned_by))
        .outerjoin(closer, col(closer.id) == col(Assignment.ended_by))
        .where(policy.visible_to(actor), col(Assignment.candidate_id) == candidate_id)
        .order_by(col(Assignment.started_at).desc(), col(Assignment.id).desc())
        .limit(LONGEST_HISTORY)
    )
    return [Held(*row) for row in session.execute(wanted)]


def waiting(session: Session, actor: Actor) -> int:
    """How many candidates have applied and have no recruiter."""
    wanted = select(func.count(col(User.id))).where(
        candidate_policy.visible_to(actor), waits(actor)
    )
    return session.execute(wanted).scalar_one()


def waits(actor: Actor) -> ColumnElement[bool]:
    """Whether a candidate has applied and nobody handles them."""
    unhandled = (
        select(col(Application.candidate_id))
        .where(application_policy.visible_to(actor), col(Application.recruiter_id).is_(None))
        .group_by(col(Application.candidate_id))  # in the order of an index, each of them once
    )
    return col(User.is_active).is_(True) & col(User.id).in_(unhandled)


def _view(row: Row[*tuple[Any, ...]] | tuple[Assignment, str, str]) -> AssignmentView:
    assignment: Assignment = row[0]
    return AssignmentView(
        id=assignment.id,
        candidate_id=assignment.candidate_id,
        candidate_name=row[1],
        recruiter_id=assignment.recruiter_id,
        recruiter_name=row[2],
        assigned_by=assignment.assigned_by,
        reason=assignment.reason,
        started_at=assignment.started_at,
        ended_at=assignment.ended_at,
    )
