"""What is sent is sealed: the bytes, their text, the profile and the posting as they stand."""

from typing import Any

from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.errors import Invalid
from talentra.models import Application, FormerSeal, Job, Resume, Seal, User
from talentra.queries import jobs, profiles, resumes
from talentra.queries import seals as query

LONGEST_NOTE = 4000


def seal(
    session: Session,
    application: Application,
    candidate: User,
    job: Job,
    resume: Resume,
    cover_note: str | None,
) -> None:
    """Freeze what is sent; of what was sent before, nothing is lost."""
    if cover_note and len(cover_note) > LONGEST_NOTE:
        sentence = f"A cover note has at most {LONGEST_NOTE:,} characters."
        raise Invalid(sentence, fields=[("cover_note", sentence)])
    sent: dict[str, Any] = {
        "file_sha256": resume.file_sha256,
        "file_name": resume.file_name,
        "resume_id": resume.id,
        "resume_text": resumes.text(session, resume),
        "profile": profiles.sealed(session, candidate),
        "job_version_id": jobs.version(session, job).id,
        "cover_note": (cover_note or "").strip() or None,
        "sealed_at": now(),
    }
    before = query.present(session, application)
    if before is None:
        session.add(Seal(application_id=application.id, **sent))
        return
    number = query.sent_before(session, application) + 1
    session.add(FormerSeal(**before.model_dump(), number=number))
    for name, value in sent.items():
        setattr(before, name, value)
