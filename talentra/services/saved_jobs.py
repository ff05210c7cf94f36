"""Saving jobs, for oneself."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import ensure
from talentra.models import Actor, SavedJob
from talentra.policies import saved_jobs as policy
from talentra.queries import jobs
from talentra.services.telling import announce

CANDIDATES_ONLY = "Only candidates save jobs."


def save(session: Session, actor: Actor, job_id: UUID) -> None:
    """Keep an eye on a job that the actor sees; saving it again changes nothing."""
    ensure(policy.can_save(actor), CANDIDATES_ONLY)
    job = jobs.get(session, actor, job_id)
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    row = {"candidate_id": actor.user_id, "job_id": job.id, "saved_at": now()}
    session.execute(insert(SavedJob).values(row).on_conflict_do_nothing())
    announce(session, f"candidate:{actor.user_id}")


def unsave(session: Session, actor: Actor, job_id: UUID) -> None:
    """Let go of a job; of one that is not saved, or not there, nothing changes."""
    ensure(policy.can_save(actor), CANDIDATES_ONLY)
    mine = (policy.visible_to(actor), col(SavedJob.job_id) == job_id)
    session.execute(delete(SavedJob).where(*mine))
    announce(session, f"candidate:{actor.user_id}")
