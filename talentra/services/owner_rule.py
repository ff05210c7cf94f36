"""The rule that gives new applicants to the owner of the job, where an admin has switched it on."""

from sqlalchemy.orm import Session

from talentra.models import Job, User
from talentra.queries import assignments, users
from talentra.queries.organisation import choice
from talentra.services.assignments import begin

BY_RULE = "New applicants go to the job's owner"


def assign_to_owner(session: Session, candidate: User, job: Job) -> None:
    """Let the job's owner handle a locked candidate whom nobody does, if that is the rule."""
    if choice(session, "assign_to_job_owner") and not assignments.open_of(session, candidate.id):
        owner = users.recruiter(session, job.owner_id)
        if owner:
            begin(session, None, candidate, owner, BY_RULE)
