"""What a program reads in a resume, for whoever may open the file."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.documents import ADVICE, Verdict, verdict_of
from talentra.errors import NotFound
from talentra.models import Actor, File, Resume
from talentra.policies import candidates as policy


@dataclass(frozen=True, slots=True)
class TextView:
    """The text of a file, what a program makes of it, and how many pages it has, where known."""

    file_name: str
    text: str
    verdict: Verdict
    advice: str
    pages: int | None


def of_resume(session: Session, actor: Actor, resume_id: UUID) -> TextView:
    """The text of a kept resume: for its candidate, their recruiter, admins."""
    wanted = (
        select(col(Resume.file_name), col(File.text), col(File.pages))
        .join(File, col(Resume.file_sha256) == col(File.sha256))
        .where(col(Resume.id) == resume_id, policy.resumes_visible_to(actor))
    )
    found = session.execute(wanted).one_or_none()
    if found is None:
        raise NotFound
    file_name, text, pages = found
    verdict = verdict_of(text)
    return TextView(file_name, text, verdict, ADVICE[verdict], pages)
