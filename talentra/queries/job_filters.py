"""What a list of jobs is narrowed to, and in which order it comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, func, literal, select
from sqlmodel import col

from talentra.models import Actor, ExperienceLevel, Job, JobSkill, JobStatus, Skill, WorkMode
from talentra.models.profiles import fold_skill
from talentra.policies import jobs as policy
from talentra.policies import saved_jobs as saved_policy
from talentra.queries import search

MOST_SKILLS = 50  # that are asked for at once
NEVER = date.max  # jobs without a closing day come after all that have one


class JobSort(StrEnum):
    """The order of a list of jobs."""

    NEWEST = "newest"
    CLOSING = "closing"  # the closing day that comes first is first


@dataclass(frozen=True, slots=True)
class JobFilter:
    """What a list of jobs is narrowed to; None leaves it open. Of `skills`, all are asked for."""

    q: str | None = None
    company: str | None = None
    location: str | None = None
    experience_level: ExperienceLevel | None = None
    work_mode: WorkMode | None = None
    skills: tuple[str, ...] = ()
    posted_since: date | None = None  # a day in UTC
    status: JobStatus | None = None
    mine: bool = False
    saved: bool = False  # by the reader
    sort: JobSort = JobSort.NEWEST


def conditions(actor: Actor, wanted: JobFilter) -> Iterable[ColumnElement[bool]]:
    """What narrows a list of jobs; sight is asked for beside it."""
    yield from narrowing(wanted)
    if wanted.mine:
        yield col(Job.owner_id) == actor.user_id
    if wanted.saved:
        yield saved_policy.has_saved(actor)
    yield _standing(wanted.status) if wanted.status else _usual(actor)


def narrowing(wanted: JobFilter) -> Iterable[ColumnElement[bool]]:
    """What narrows a list of jobs by what they say, whoever reads it."""
    if wanted.q and wanted.q.strip():
        yield search.jobs(wanted.q)
    if wanted.company:
        yield col(Job.company).icontains(wanted.company, autoescape=True)
    if wanted.location:
        yield col(Job.location).icontains(wanted.location, autoescape=True)
    if wanted.experience_level:
        yield col(Job.experience_level) == wanted.experience_level
    if wanted.work_mode:
        yield col(Job.work_mode) == wanted.work_mode
    if wanted.skills:
        yield _asks_for_all(wanted.skills)
    if wanted.posted_since:
        yield col(Job.opened_at) >= datetime.combine(wanted.posted_since, time(), UTC)


def order(sort: JobSort) -> tuple[Sequence[SQLColumnExpression[Any]], bool]:
    """The columns of the order, of which the last is unique, and whether it rises by them."""
    if sort is JobSort.CLOSING:
        return (func.coalesce(col(Job.closes_on), literal(NEVER)), col(Job.id)), True
    return (col(Job.opened_at), col(Job.id)), False


def _asks_for_all(skills: Sequence[str]) -> ColumnElement[bool]:
    folded = {fold_skill(skill) for skill in skills[:MOST_SKILLS]}
    asked = (
        select(func.count())
        .select_from(JobSkill)
        .join(Skill, col(Skill.id) == col(JobSkill.skill_id))
        .where(col(JobSkill.job_id) == col(Job.id), col(Skill.folded).in_(folded))
    )
    return asked.correlate(Job).scalar_subquery() == len(folded)


def _standing(status: JobStatus) -> ColumnElement[bool]:
    """A job past its closing day counts as closed, also before any sweep has run."""
    if status is JobStatus.OPEN:
        return policy.takes_applications()
    if status is JobStatus.DRAFT:
        return col(Job.status) == JobStatus.DRAFT
    return and_(col(Job.status) != JobStatus.DRAFT, ~policy.takes_applications())


def _usual(actor: Actor) -> ColumnElement[bool]:
    """Unless asked otherwise, candidates look for jobs they can still apply to."""
    return col(Job.id).is_not(None) if actor.is_staff else policy.takes_applications()
