"""What a job asks for, beside what a draft says and what its candidate has said elsewhere."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db
from talentra.documents.resumes import Keyword, compare
from talentra.errors import ensure
from talentra.models import Actor
from talentra.policies import drafts as policy
from talentra.queries import jobs, profiles, resumes
from talentra.queries.drafts import CANDIDATES_ONLY
from talentra.services import draft_looks, draft_pages

Said = list[tuple[str, str]]  # where, and what


async def against(
    actor: Actor, content: Mapping[str, Any], look: Mapping[str, Any], job_id: UUID
) -> list[Keyword]:
    """Where each skill that a job names stands: in the draft, elsewhere, or nowhere."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    wanted, said = await db.read(_gather, actor, job_id)
    resume, chosen = draft_looks.resume_of(content), draft_looks.look_of(look)
    return await draft_pages.aside(compare, resume, chosen, wanted, known=said)


def _gather(session: Session, actor: Actor, job_id: UUID) -> tuple[list[str], Said]:
    job = jobs.view(session, actor, job_id)
    profile = profiles.view(session, actor, actor.user_id)
    said = [("your profile", text) for text in (profile.headline, profile.summary) if text]
    said += [("your profile", skill) for skill in profile.skills]
    for kept in resumes.mine(session, actor):
        text = resumes.text(session, resumes.get(session, actor, kept.id))
        said.append((kept.file_name, text))
    return job.skills, said
