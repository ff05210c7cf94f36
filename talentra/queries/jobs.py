"""Postings: lists, one in detail, what services change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache, partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import today
from talentra.errors import NotFound
from talentra.models import (
    Actor,
    Application,
    EmploymentType,
    ExperienceLevel,
    Job,
    JobSkill,
    JobStatus,
    JobVersion,
    JobWords,
    SavedJob,
    Skill,
    Stage,
    User,
    WorkMode,
)
from talentra.models.jobs import takes_applications
from talentra.policies import jobs as policy
from talentra.policies import saved_jobs as saved_policy
from talentra.queries import job_lists
from talentra.queries.job_filters import JobFilter, conditions
from talentra.queries.kept import ME, Shelf, anybody
from talentra.queries.pages import Ask, Listed, Page
from talentra.queries.search import Statement

IDS = "ids"
LISTED = 14  # columns of `listed`
LISTS = Shelf[Listed]()


@dataclass(frozen=True, slots=True)
class JobRow:
    """A posting in a list; `takes_applications` is what a closing day leaves of its status."""

    id: UUID
    title: str
    company: str
    location: str
    work_mode: WorkMode
    employment_type: EmploymentType
    experience_level: ExperienceLevel
    status: JobStatus
    closes_on: date | None
    opened_at: datetime
    takes_applications: bool
    skills: list[str] = field(default_factory=list[str], hash=False)  # a list has none
    applied: UUID | None = None  # the reader's own application
    applied_at: datetime | None = None
    withdrawn: bool = False  # the reader's application: another can be sent
    saved: bool = False  # by the reader


@dataclass(frozen=True, slots=True)
class JobView(JobRow):
    """Everything a posting says."""

    description: str = ""
    openings: int = 1
    salary_min: int | None = None
    salary_max: int | None = None
    currency: str | None = None
    owner_id: UUID | None = None
    owner_name: str | None = None
    can_change: bool = False
    created_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Hidden:
    """Numbers, never names: the applicants of a job whom its owner does not handle."""

    awaiting_assignment: int
    handled_by_others: int


def page(session: Session, actor: Actor, wanted: JobFilter, ask: Ask) -> Page[JobRow]:
    """Jobs the actor sees, in the order that is wanted."""
    if wanted.q and wanted.q.strip():
        found = job_lists.page(session, partial(_narrowed, actor), wanted, ask, tuple)
    else:
        who = anybody(actor.role)
        made = partial(job_lists.listed, partial(_narrowed, who), wanted)
        kept = LISTS.get((actor.role, wanted, today()), made)  # jobs close with their day
        found = kept.page(session, ask, tuple, **{ME: actor.user_id})
    return Page(rows(session, found.rows), found.next_cursor, found.total)


def _narrowed(actor: Actor, wanted: JobFilter) -> Statement:
    return listed(actor).where(*conditions(actor, wanted))


def listed(actor: Actor) -> Statement:
    """The jobs the actor sees with what they have to do with each, as `rows` takes them."""
    sent = and_(
        col(Application.job_id) == col(Job.id), col(Application.candidate_id) == actor.user_id
    )
    saved = exists().where(col(SavedJob.job_id) == col(Job.id), saved_policy.visible_to(actor))
    wanted = _listed().add_columns(saved).join(Application, sent, isouter=True)
    return wanted.where(policy.visible_to(actor))


@cache
def _listed() -> Statement:
    """Columns, not whole rows: those take longer to make, and carry their descriptions."""
    facts = (Job.id, Job.title, Job.company, Job.location, Job.work_mode, Job.employment_type)
    facts = (*facts, Job.experience_level, Job.status, Job.closes_on, Job.opened_at)
    sent = (Application.id, Application.applied_at, Application.stage)
    return select(*(col(each) for each in (*facts, *sent))).select_from(Job)


def rows(session: Session, found: Iterable[Sequence[Any]]) -> list[JobRow]:
    """Jobs as a list shows them: as many queries, however many they are."""
    jobs = [each[:LISTED] for each in found]
    skills = skills_of(session, [job_id for job_id, *_ in jobs])
    return [_row(each, skills) for each in jobs]


def _row(job: Sequence[Any], skills: dict[UUID, list[str]]) -> JobRow:
    *facts, applied, applied_at, stage, saved = job
    return JobRow(
        *facts,
        takes_applications=takes_applications(*facts[7:9]),
        skills=skills[job[0]],
        applied=applied,
        applied_at=applied_at,
        withdrawn=stage is Stage.WITHDRAWN,
        saved=saved,
    )


def get(session: Session, actor: Actor, job_id: UUID, *, lock: bool = False) -> Job:
    """The job, if the actor sees it."""
    return _one(session, job_id, policy.visible_to(actor), lock=lock)


def known(session: Session, actor: Actor, job_id: UUID) -> Job:
    """The job unless it is somebody else's draft, kept from closing until the transaction ends."""
    wanted = select(Job).where(col(Job.id) == job_id, policy.known_to(actor))
    found = session.execute(wanted.with_for_update(read=True)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def owner_of(session: Session, actor: Actor, job_id: UUID) -> UUID | None:
    """Whose job it is now, unless it is somebody else's draft."""
    wanted = select(col(Job.owner_id)).where(col(Job.id) == job_id, policy.known_to(actor))
    return session.execute(wanted).scalar_one_or_none()


def view(session: Session, actor: Actor, job_id: UUID) -> JobView:
    """Everything the posting says; to candidates without its owner."""
    job = get(session, actor, job_id)
    owner = session.get_one(User, job.owner_id) if actor.is_staff else None
    [row] = rows(session, session.execute(listed(actor).where(col(Job.id) == job_id)))
    said = {
        name: getattr(job, name)
        for name in (
            "description",
            "openings",
            "salary_min",
            "salary_max",
            "currency",
            "created_at",
            "version",
        )
    }
    return JobView(
        **{each.name: getattr(row, each.name) for each in fields(JobRow)},
        **said,
        owner_id=owner and owner.id,
        owner_name=owner and owner.full_name,
        can_change=policy.can_change(actor, job) and actor.is_staff,
    )


def hidden(session: Session, actor: Actor, job: Job) -> Hidden:
    """How many applicants of one's own job wait for a recruiter or have another one."""
    recruiter = col(Application.recruiter_id)
    wanted = select(
        func.count().filter(recruiter.is_(None)),
        func.count().filter(and_(recruiter.is_not(None), recruiter != actor.user_id)),
    ).where(col(Application.job_id) == job.id)
    return Hidden(*session.execute(wanted).one())


def applicants(session: Session, job: Job) -> int:
    """How many have applied, in everybody's sight or not."""
    wanted = select(func.count()).where(col(Application.job_id) == job.id)
    return session.execute(wanted).scalar_one()


def version(session: Session, job: Job) -> JobVersion:
    """The version that holds the job's present text."""
    wanted = select(JobVersion).where(
        col(JobVersion.job_id) == job.id, col(JobVersion.number) == job.version
    )
    return session.execute(wanted).scalar_one()


def words(session: Session, job: Job) -> JobWords | None:
    """What the job is found by."""
    wanted = select(JobWords).where(col(JobWords.job_id) == job.id)
    return session.execute(wanted).scalar_one_or_none()


def skills_of(session: Session, job_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The skills of each of the jobs, in their order."""
    names: dict[UUID, list[str]] = {job_id: [] for job_id in job_ids}
    for job_id, name in session.execute(_skills(), {IDS: job_ids}):
        names[job_id].append(name)
    return names


@cache
def _skills() -> Statement:
    return (
        select(col(JobSkill.job_id), col(Skill.name))
        .join(Skill, col(Skill.id) == col(JobSkill.skill_id))
        .where(col(JobSkill.job_id).in_(bindparam(IDS)))
        .order_by(col(JobSkill.position))
    )


def _one(session: Session, job_id: UUID, seen: ColumnElement[bool], *, lock: bool = False) -> Job:
    wanted = select(Job).where(col(Job.id) == job_id, seen)
    wanted = wanted.with_for_update(key_share=True) if lock else wanted
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found
