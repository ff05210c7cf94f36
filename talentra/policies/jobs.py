"""Jobs: open ones for everybody, drafts for their owner, changes for owner and admin."""

from typing import assert_never

from sqlalchemy import ColumnElement, and_, exists, or_, true
from sqlmodel import col

from talentra.clock import today
from talentra.models import Actor, Application, Job, JobStatus, Role


def takes_applications() -> ColumnElement[bool]:
    """Open jobs whose closing day has not passed."""
    closes_on = col(Job.closes_on)
    return and_(col(Job.status) == JobStatus.OPEN, or_(closes_on.is_(None), closes_on >= today()))


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The jobs that exist for this actor."""
    match actor.role:
        case Role.CANDIDATE:
            return or_(takes_applications(), _applied_to_by(actor))
        case Role.RECRUITER:
            return known_to(actor)
        case Role.ADMIN:
            return true()
        case _:
            assert_never(actor.role)


def visible_to_all() -> ColumnElement[bool]:
    """What anybody may read while the list of jobs is public."""
    return takes_applications()


def known_to(actor: Actor) -> ColumnElement[bool]:
    """Jobs that are no secret: all but other people's drafts."""
    return or_(col(Job.status) != JobStatus.DRAFT, col(Job.owner_id) == actor.user_id)


def can_post(actor: Actor) -> bool:
    """Staff post jobs."""
    return actor.is_staff


def can_change(actor: Actor, job: Job) -> bool:
    """The owner, as long as they are staff, and admins edit, close, reopen and remove."""
    return actor.role is Role.ADMIN or (actor.is_staff and job.owner_id == actor.user_id)


def _applied_to_by(actor: Actor) -> ColumnElement[bool]:
    applied = exists().where(
        col(Application.job_id) == col(Job.id), col(Application.candidate_id) == actor.user_id
    )
    return applied.correlate_except(Application)  # also where a list joins applications
