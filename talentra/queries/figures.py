"""The report that answers why: cohorts, times, workloads, ageing jobs, reasons.

Every number is one of applications that the list shows when it is narrowed the same way;
docs/reports.md defines each of them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select, true
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import ensure
from talentra.models import (
    PATH,
    Actor,
    Application,
    Job,
    Passage,
    Passed,
    Role,
    StageEvent,
    User,
)
from talentra.policies import applications as policy
from talentra.policies import jobs as job_policy
from talentra.policies import reports as report_policy
from talentra.queries import cohorts, stays
from talentra.queries.cohorts import Cohort
from talentra.queries.passages import passed
from talentra.queries.ranks import Lasted
from talentra.queries.spans import Grouping, Span
from talentra.queries.stays import Stay

MOST_JOBS, MOST_REASONS, MOST_RECRUITERS = 20, 20, 100
STAFF_ONLY = "Only recruiters and admins see reports."


@dataclass(frozen=True, slots=True)
class Workload:
    """What a recruiter has under way now, was sent in the time, and how fast they answer."""

    recruiter_id: UUID
    full_name: str
    live: int
    sent: int
    answers: Lasted


@dataclass(frozen=True, slots=True)
class JobAge:
    """An open job: since when, what was sent to it, what is under way."""

    id: UUID
    title: str
    company: str
    opened_at: datetime
    sent: int
    live: int
    latest: datetime | None  # when somebody applied last


@dataclass(frozen=True, slots=True)
class Reason:
    """For how many applications a rejection gave this reason; empty when it gave none."""

    reason: str
    applications: int


@dataclass(frozen=True, slots=True)
class Figures:
    """One report, of what its reader sees."""

    span: Span
    cohorts: list[Cohort]
    stays: list[Stay]
    until_hired: Lasted
    workloads: list[Workload]
    ages: list[JobAge]
    reasons: list[Reason]


def figures(session: Session, actor: Actor, span: Span, by: Grouping) -> Figures:
    """All of it: a recruiter's own sight, everything for admins."""
    ensure(report_policy.can_take_own(actor), STAFF_ONLY)
    return Figures(
        span=span,
        cohorts=cohorts.cohorts(session, actor, span, by),
        stays=stays.stays(session, actor, span),
        until_hired=stays.until_hired(session, actor, span),
        workloads=_workloads(session, actor, span),
        ages=_ages(session, actor),
        reasons=_reasons(session, actor, span),
    )


def _workloads(session: Session, actor: Actor, span: Span) -> list[Workload]:
    """The active recruiters, by how much they have under way."""
    answers = stays.until_answered(session, actor, span)
    live = _by_recruiter(session, actor, col(Application.stage).in_(PATH))
    sent = _by_recruiter(session, actor, *span.holds(col(Application.applied_at)))
    rows = [
        Workload(whose, name, live.get(whose, 0), sent.get(whose, 0), answers.get(whose, Lasted()))
        for whose, name in _recruiters(session, actor)
    ]
    return sorted(rows, key=lambda row: (-row.live, row.full_name))


def _by_recruiter(
    session: Session, actor: Actor, *conditions: ColumnElement[bool]
) -> dict[UUID, int]:
    """How many applications each of them handles: two counts of one index each, not one of both."""
    whose: Any = col(Application.recruiter_id)
    counted = select(whose, func.count()).where(policy.visible_to(actor), whose.is_not(None))
    found = session.execute(counted.where(*conditions).group_by(whose))
    return {row[0]: row[1] for row in found}


def _recruiters(session: Session, actor: Actor) -> list[tuple[UUID, str]]:
    """All active ones for admins; a recruiter learns of nobody but themselves."""
    if not report_policy.can_take_all(actor):
        return [(actor.user_id, actor.full_name)]
    wanted = select(col(User.id), col(User.full_name)).where(
        col(User.role) == Role.RECRUITER, col(User.is_active).is_(True)
    )
    found = session.execute(wanted.order_by(col(User.full_name)).limit(MOST_RECRUITERS))
    return [(row[0], row[1]) for row in found]


def _ages(session: Session, actor: Actor) -> list[JobAge]:
    """Open jobs that are one's own or of one's candidates, the longest open first."""
    told = (Job.id, Job.title, Job.company, Job.opened_at)
    wanted = (
        select(*(col(each) for each in told))
        .where(job_policy.visible_to(actor), job_policy.takes_applications(), _concerns(actor))
        .order_by(col(Job.opened_at), col(Job.id))
        .limit(MOST_JOBS)
    )
    found: Any = session.execute(wanted).all()
    sent = _sent_to(session, actor, [row[0] for row in found])
    nobody = (0, 0, None)
    return [
        JobAge(job_id, title, company, opened_at, *sent.get(job_id, nobody))
        for job_id, title, company, opened_at in found
    ]


def _sent_to(
    session: Session, actor: Actor, job_ids: list[UUID]
) -> dict[UUID, tuple[int, int, datetime]]:
    """Of these jobs alone: how many applied, how many are under way, when somebody applied last."""
    job_id: Any = col(Application.job_id)
    counted = (
        select(
            job_id,
            func.count(),
            func.count().filter(col(Application.stage).in_(PATH)),
            func.max(col(Application.applied_at)),
        )
        .where(policy.visible_to(actor), job_id.in_(job_ids))
        .group_by(job_id)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in session.execute(counted)}


def _concerns(actor: Actor) -> ColumnElement[bool]:
    """Jobs of their own, or to which somebody in their sight applied; all of them for admins."""
    if report_policy.can_take_all(actor):
        return true()
    sent = exists().where(policy.visible_to(actor), col(Application.job_id) == col(Job.id))
    return or_(col(Job.owner_id) == actor.user_id, sent.correlate(Job))


def _reasons(session: Session, actor: Actor, span: Span) -> list[Reason]:
    """For which reasons how many were rejected in the time, the commonest first."""
    reason, number = func.coalesce(col(StageEvent.reason), ""), func.count()
    step = (col(StageEvent.application_id) == col(Passage.application_id)) & (
        col(StageEvent.number) == col(Passage.number)
    )
    wanted = (
        select(reason, number)
        .select_from(Passage)
        .join(StageEvent, step)
        .where(*passed(actor, Passed.REJECTED, span))
        .group_by(reason)
        .order_by(number.desc(), reason)
        .limit(MOST_REASONS)
    )
    return [Reason(*row) for row in session.execute(wanted)]
