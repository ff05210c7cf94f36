"""Other jobs that ask for the same."""

from uuid import UUID

from sqlalchemy import case, func
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from talentra.models import Actor, Application, Job, JobSkill
from talentra.policies import jobs as policy
from talentra.queries import jobs
from talentra.queries.jobs import JobRow

MOST = 6
LEVEL = 1  # the same experience level counts as much as one more skill in common


def of(session: Session, actor: Actor, job_id: UUID) -> list[JobRow]:
    """Jobs to apply to that share a skill with this one: most in common first, then the newest."""
    job = jobs.get(session, actor, job_id)
    asked, shared = aliased(JobSkill), func.count(col(JobSkill.skill_id))
    alike = case((col(Job.experience_level) == job.experience_level, LEVEL), else_=0)
    wanted = (
        jobs.listed(actor)
        .join(JobSkill, col(JobSkill.job_id) == col(Job.id))
        .join(asked, col(asked.skill_id) == col(JobSkill.skill_id))
        .where(policy.takes_applications())
        .where(col(asked.job_id) == job.id, col(Job.id) != job.id)
        .group_by(col(Job.id), col(Application.id))
        .order_by((shared + alike).desc(), col(Job.opened_at).desc(), col(Job.id).desc())
        .limit(MOST)
    )
    return jobs.rows(session, session.execute(wanted))
