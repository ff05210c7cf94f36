"""The rule that gives new applicants to the owner of the job, where an admin has switched it on."""

from uuid import UUID

from sqlalchemy.orm import Session

from talentra.models import Actor, Job, User
from talentra.queries import assignments, jobs, users
from talentra.queries.organisation import choice
from talentra.services.assignments import begin

BY_RULE = "New applicants go to the job's owner"


def owner_for(session: Session, actor: Actor, candidate: User, job_id: UUID) -> User | None:
    """The job's owner, kept active, if by the rule they get this candidate, who is locked.

    People are locked before jobs: whoever shuts the owner out takes their jobs away after them.
    """
    if not choice(session, "assign_to_job_owner") or assignments.open_of(session, candidate.id):
        return None
    owner_id = jobs.owner_of(session, actor, job_id)
    return users.recruiter(session, owner_id) if owner_id else None


def assign_to_owner(session: Session, candidate: User, job: Job, owner: User | None) -> None:
    """Let the owner handle a locked candidate; one who lost the job meanwhile does not."""
    if owner and owner.id == job.owner_id:
        begin(session, None, candidate, owner, BY_RULE)
