"""Review queues: for each job who waits to be looked at, and its other applicants as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import PATH, Actor, Application, Job, JobStatus
from talentra.policies import applications as application_policy
from talentra.policies import jobs as policy
from talentra.queries import managed_jobs
from talentra.queries.application_filters import opened_by
from talentra.queries.managed_jobs import Applicants


@dataclass(frozen=True, slots=True)
class Queue:
    """A job, how many under way the reader has not opened yet, and how many applied in all."""

    job_id: UUID
    title: str
    company: str
    status: JobStatus
    unopened: int
    applicants: Applicants


def queues(session: Session, actor: Actor) -> list[Queue]:
    """The queues of the actor's own jobs, and of those whose applicants they see; longest first."""
    seen = [job_id for job_id, _ in managed_jobs.applied_to(session, actor)]
    ids = list(dict.fromkeys([*managed_jobs.owned(session, actor), *seen]))
    counted, unopened = managed_jobs.applicants(session, actor, ids), _unopened(session, actor, ids)
    wanted = select(Job).where(
        policy.visible_to(actor), col(Job.id).in_(ids), col(Job.status) != JobStatus.DRAFT
    )
    found = [
        Queue(job.id, job.title, job.company, job.status, unopened.get(job.id, 0), counted[job.id])
        for job in session.execute(wanted).scalars()
    ]
    return sorted(found, key=lambda queue: (-queue.unopened, queue.title, queue.job_id))


def _unopened(session: Session, actor: Actor, job_ids: Sequence[UUID]) -> dict[UUID, int]:
    wanted = (
        select(col(Application.job_id), func.count())
        .where(
            application_policy.visible_to(actor),
            col(Application.job_id).in_(job_ids),
            col(Application.stage).in_(PATH),
            ~opened_by(actor),
        )
        .group_by(col(Application.job_id))
    )
    return dict(session.execute(wanted).all())
