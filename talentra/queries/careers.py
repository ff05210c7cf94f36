"""Open jobs as anybody reads them while the list is public: never how many applied, or who."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import SQLColumnExpression, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import NotFound
from talentra.models import EmploymentType, ExperienceLevel, Job, WorkMode
from talentra.policies import jobs as policy
from talentra.queries import job_lists, logos
from talentra.queries.job_filters import JobFilter, narrowing
from talentra.queries.jobs import skills_of
from talentra.queries.organisation import choice
from talentra.queries.pages import Ask, Page
from talentra.queries.search import Statement

MOST_OFFERED = 200  # places or companies that can be chosen from
MOST_LISTED = 40_000  # jobs that search engines are told of; a site map takes 50,000


@dataclass(frozen=True, slots=True)
class Opening:
    """An open job in the public list."""

    id: UUID
    title: str
    company: str
    location: str
    work_mode: WorkMode
    employment_type: EmploymentType
    experience_level: ExperienceLevel
    salary_min: int | None
    salary_max: int | None
    currency: str | None
    closes_on: date | None
    opened_at: datetime
    skills: list[str]


@dataclass(frozen=True, slots=True)
class OpeningText(Opening):
    """Everything that the public may read of an open job, and who publishes it."""

    description: str
    publisher: str
    logo: str  # its address; empty for none


@dataclass(frozen=True, slots=True)
class Openings:
    """A page of the public list, what it can be narrowed to, and who publishes it."""

    publisher: str
    page: Page[Opening]
    locations: list[str]
    companies: list[str]
    logo: str  # its address; empty for none


def is_public(session: Session) -> bool:
    """Whether the list of open jobs is there for everybody."""
    return bool(choice(session, "public_job_list"))


def page(session: Session, wanted: JobFilter, ask: Ask) -> Openings:
    """Open jobs in the order that is wanted; NotFound unless the list is public."""
    _ensure_public(session)
    found = job_lists.page(session, _narrowed, wanted, ask, _job)
    skills = skills_of(session, [job.id for job in found.rows])
    rows = [Opening(**_facts(job), skills=skills[job.id]) for job in found.rows]
    return Openings(
        choice(session, "company_name"),
        Page(rows, found.next_cursor),
        _offered(session, col(Job.location)),
        _offered(session, col(Job.company)),
        logos.href(session),
    )


def view(session: Session, job_id: UUID) -> OpeningText:
    """Everything an open job says; NotFound for any other, and unless the list is public."""
    _ensure_public(session)
    wanted = select(Job).where(col(Job.id) == job_id, policy.visible_to_all())
    job = session.execute(wanted).scalar_one_or_none()
    if job is None:
        raise NotFound
    skills = skills_of(session, [job.id])[job.id]
    return OpeningText(
        **_facts(job),
        skills=skills,
        description=job.description,
        publisher=choice(session, "company_name"),
        logo=logos.href(session),
    )


def listed(session: Session) -> list[tuple[UUID, datetime]]:
    """Each open job and when it was changed last; NotFound unless the list is public."""
    _ensure_public(session)
    wanted = (
        select(col(Job.id), col(Job.updated_at))
        .where(policy.visible_to_all())
        .order_by(col(Job.opened_at).desc(), col(Job.id).desc())
        .limit(MOST_LISTED)
    )
    return [(job_id, changed_at) for job_id, changed_at in session.execute(wanted)]


def _narrowed(wanted: JobFilter) -> Statement:
    return select(Job).where(policy.visible_to_all(), *narrowing(wanted))


def _job(row: Sequence[Any]) -> Job:
    return row[0]


def _offered(session: Session, name: SQLColumnExpression[str]) -> list[str]:
    wanted = select(name).where(policy.visible_to_all()).distinct().order_by(name)
    return list(session.execute(wanted.limit(MOST_OFFERED)).scalars())


def _ensure_public(session: Session) -> None:
    if not is_public(session):
        raise NotFound


def _facts(job: Job) -> dict[str, Any]:
    """What a row in the list says of the job itself."""
    names = [each.name for each in fields(Opening) if each.name != "skills"]
    return {name: getattr(job, name) for name in names}
