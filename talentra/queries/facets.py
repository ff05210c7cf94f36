"""What open jobs have to offer a filter: places, companies and skills, with how many jobs each."""

from dataclasses import dataclass

from sqlalchemy import SQLColumnExpression, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, Job, JobSkill, Skill
from talentra.policies import jobs as policy

MOST = 40  # of each kind; the ones that most jobs have


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that jobs can be narrowed to, and how many open jobs have it."""

    name: str
    jobs: int


@dataclass(frozen=True, slots=True)
class JobFacets:
    """What the filter lists of jobs offer, what most jobs have first."""

    locations: list[Facet]
    companies: list[Facet]
    skills: list[Facet]


def jobs(session: Session, actor: Actor) -> JobFacets:
    """What the jobs that the actor sees and that take applications have."""
    return JobFacets(
        locations=_counted(session, actor, col(Job.location)),
        companies=_counted(session, actor, col(Job.company)),
        skills=_skills(session, actor),
    )


def _counted(session: Session, actor: Actor, name: SQLColumnExpression[str]) -> list[Facet]:
    number = func.count(col(Job.id))
    wanted = (
        select(name, number)
        .where(policy.visible_to(actor), policy.takes_applications())
        .group_by(name)
        .order_by(number.desc(), name)
        .limit(MOST)
    )
    return [Facet(*row) for row in session.execute(wanted)]


def _skills(session: Session, actor: Actor) -> list[Facet]:
    name, number = col(Skill.name), func.count(col(Job.id))
    wanted = (
        select(name, number)
        .select_from(Job)
        .join(JobSkill, col(JobSkill.job_id) == col(Job.id))
        .join(Skill, col(Skill.id) == col(JobSkill.skill_id))
        .where(policy.visible_to(actor), policy.takes_applications())
        .group_by(name)
        .order_by(number.desc(), name)
        .limit(MOST)
    )
    return [Facet(*row) for row in session.execute(wanted)]
