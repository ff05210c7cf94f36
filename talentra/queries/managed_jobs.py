"""Postings as staff work with them: whose they are, and how many have applied."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, exists, false, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import today
from talentra.models import Actor, Application, Job, JobStatus, Role, User
from talentra.policies import applications as application_policy
from talentra.policies import jobs as policy
from talentra.queries import jobs
from talentra.queries.jobs import Hidden, JobFilter
from talentra.queries.kept import ME, anybody
from talentra.queries.pages import Ask, Page

MOST_CHOICES = 100
MOST_FOLLOWED = 200


@dataclass(frozen=True, slots=True)
class Applicants:
    """How many of a job's applications the reader sees; its owner also learns how many not."""

    in_sight: int = 0
    hidden: Hidden = Hidden(0, 0)  # noqa: RUF009 -- frozen, so that it can be shared


@dataclass(frozen=True, slots=True)
class ManagedJob:
    """A posting in the list of those who post; `status` is closed as soon as its day is over."""

    id: UUID
    title: str
    company: str
    location: str
    status: JobStatus
    opened_at: datetime
    closes_on: date | None
    owner_name: str
    can_change: bool
    applicants: Applicants


def page(session: Session, actor: Actor, wanted: JobFilter, ask: Ask) -> Page[ManagedJob]:
    """Jobs the actor sees, the latest opened first."""
    found = jobs.page(session, actor, wanted, ask)
    ids = [row.id for row in found.rows]
    counted = applicants(session, actor, ids)
    owned = (
        select(Job, col(User.full_name))
        .join(User, col(User.id) == col(Job.owner_id))
        .where(policy.visible_to(actor), col(Job.id).in_(ids))
    )
    rows = {job.id: _row(actor, job, name, counted) for job, name in session.execute(owned)}
    return Page([rows[job_id] for job_id in ids], found.next_cursor, found.total)


def by_status(session: Session, actor: Actor, wanted: JobFilter) -> dict[JobStatus, int]:
    """How many of the jobs the actor sees are drafts, open and closed."""
    is_draft, is_open = col(Job.status) == JobStatus.DRAFT, policy.takes_applications()
    numbers = select(
        func.count().filter(is_open),
        func.count().filter(is_draft),
        func.count().filter(and_(~is_draft, ~is_open)),
    ).where(policy.visible_to(actor), *jobs.conditions(actor, replace(wanted, status=None)))
    found = session.execute(numbers.select_from(Job)).one()
    return dict(zip((JobStatus.OPEN, JobStatus.DRAFT, JobStatus.CLOSED), found, strict=True))


def applicants(session: Session, actor: Actor, job_ids: Sequence[UUID]) -> dict[UUID, Applicants]:
    """How many have applied to each of the jobs: one query, numbers only."""
    seen = application_policy.visible_to(actor)
    unseen = and_(col(Job.owner_id) == actor.user_id, ~func.coalesce(seen, false()))
    waits = col(Application.recruiter_id).is_(None)
    wanted = (
        select(
            col(Application.job_id),
            func.count().filter(seen),
            func.count().filter(and_(unseen, waits)),
            func.count().filter(and_(unseen, ~waits)),
        )
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(policy.visible_to(actor), col(Application.job_id).in_(job_ids))
        .group_by(col(Application.job_id))
    )
    found = {row[0]: Applicants(row[1], Hidden(*row[2:])) for row in session.execute(wanted)}
    return {job_id: found.get(job_id, Applicants()) for job_id in job_ids}


def applied_to(session: Session, actor: Actor) -> list[tuple[UUID, str]]:
    """Id and title of the jobs whose applications the actor sees, the latest opened first."""
    found = session.execute(_applied_to(actor.role, today()), {ME: actor.user_id})
    return [(row[0], row[1]) for row in found]


@lru_cache(maxsize=4)
def _applied_to(role: Role, _day: date) -> Select[*tuple[Any, ...]]:
    """The same for anybody of the role on that day: jobs close with it."""
    actor = anybody(role)
    sent = exists().where(
        application_policy.visible_to(actor), col(Application.job_id) == col(Job.id)
    )
    return (
        select(col(Job.id), col(Job.title))
        .where(policy.visible_to(actor), sent)
        .order_by(col(Job.opened_at).desc(), col(Job.id).desc())
        .limit(MOST_CHOICES)
    )


def owned(session: Session, actor: Actor) -> list[UUID]:
    """The latest of the actor's own jobs."""
    wanted = (
        select(col(Job.id))
        .where(policy.visible_to(actor), col(Job.owner_id) == actor.user_id)
        .order_by(col(Job.opened_at).desc(), col(Job.id).desc())
        .limit(MOST_FOLLOWED)
    )
    return list(session.execute(wanted).scalars())


def _row(actor: Actor, job: Job, owner_name: str, counted: dict[UUID, Applicants]) -> ManagedJob:
    over = job.status is JobStatus.OPEN and not job.takes_applications
    return ManagedJob(
        id=job.id,
        title=job.title,
        company=job.company,
        location=job.location,
        status=JobStatus.CLOSED if over else job.status,
        opened_at=job.opened_at,
        closes_on=job.closes_on,
        owner_name=owner_name,
        can_change=policy.can_change(actor, job),
        applicants=counted[job.id],
    )
