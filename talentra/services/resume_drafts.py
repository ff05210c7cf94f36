"""Resume drafts: what an AI proposes, for their candidate to accept or refuse piece by piece."""

from typing import NoReturn
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.errors import Away, ensure
from talentra.models import Actor
from talentra.policies import candidates as policy
from talentra.queries import jobs, resumes

NO_AI = "No AI is configured here. Write by hand, or ask an administrator for one."
AN_HOUR = 3600  # seconds; nobody sets one up sooner


def propose(
    session: Session, actor: Actor, *, resume_id: UUID | None = None, job_id: UUID | None = None
) -> NoReturn:
    """Away, as there is no AI; NotFound before that for a resume or a job the actor has not."""
    ensure(policy.can_keep_resumes(actor), "Only candidates have resumes.")
    if resume_id:
        resumes.get(session, actor, resume_id)
    if job_id:
        jobs.get(session, actor, job_id)
    raise Away(NO_AI, retry_after=AN_HOUR)
