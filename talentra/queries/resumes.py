"""Kept resumes and stored bytes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.documents import Hidden
from talentra.documents.hidden import told
from talentra.errors import NotFound
from talentra.models import Actor, Application, File, FormerSeal, JobVersion, Resume, Seal
from talentra.policies import applications as application_policy
from talentra.policies import candidates as policy


@dataclass(frozen=True, slots=True)
class ResumeView:
    """A kept resume; `used_in` counts the applications it was sent with."""

    id: UUID
    slot: int
    file_name: str
    content_type: str
    size: int
    sha256: str
    uploaded_at: datetime
    used_in: int
    pages: int | None
    text_note: str | None
    hidden_text: list[Hidden]  # what people do not see of it


@dataclass(frozen=True, slots=True)
class Use:
    """An application that a kept resume was sent with."""

    resume_id: UUID
    application_id: UUID
    job_title: str


@dataclass(frozen=True, slots=True)
class Document:
    """Stored bytes that the actor may have, and the name they were sent under."""

    sha256: str
    file_name: str
    content_type: str
    size: int
    pages: int | None = None


def mine(session: Session, actor: Actor) -> list[ResumeView]:
    """The actor's own kept resumes, by slot."""
    used = select(func.count()).where(
        col(Seal.resume_id) == col(Resume.id), col(Seal.file_sha256) == col(Resume.file_sha256)
    )
    wanted = (
        select(Resume, File, used.scalar_subquery())
        .join(File, col(File.sha256) == col(Resume.file_sha256))
        .where(policy.resumes_visible_to(actor), col(Resume.candidate_id) == actor.user_id)
        .order_by(col(Resume.slot))
    )
    return [view(*row) for row in session.execute(wanted)]


def uses(session: Session, actor: Actor, *, most: int = 20) -> list[Use]:
    """Where the actor's own kept resumes were sent, as the jobs were called, the latest first."""
    wanted = (
        select(col(Resume.id), col(Application.id), _title())
        .join(Seal, col(Seal.resume_id) == col(Resume.id))
        .join(Application, col(Application.id) == col(Seal.application_id))
        .join(JobVersion, col(JobVersion.id) == col(Seal.job_version_id))
        .where(
            policy.resumes_visible_to(actor),
            application_policy.visible_to(actor),
            col(Resume.candidate_id) == actor.user_id,
            col(Seal.file_sha256) == col(Resume.file_sha256),
        )
        .order_by(col(Application.applied_at).desc(), col(Application.id).desc())
        .limit(most)
    )
    return [Use(*found) for found in session.execute(wanted)]


def _title() -> ColumnElement[str]:
    text: Any = col(JobVersion.text)
    return text["title"].as_string()


def view(resume: Resume, file: File, used_in: int) -> ResumeView:
    """What of a resume may leave."""
    return ResumeView(
        id=resume.id,
        slot=resume.slot,
        file_name=resume.file_name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        uploaded_at=resume.uploaded_at,
        used_in=used_in,
        pages=file.pages,
        text_note=file.text_note,
        hidden_text=told(file.hidden),
    )


def get(session: Session, actor: Actor, resume_id: UUID) -> Resume:
    """The kept resume, if it is the actor's own."""
    wanted = select(Resume).where(
        col(Resume.id) == resume_id,
        col(Resume.candidate_id) == actor.user_id,
        policy.resumes_visible_to(actor),
    )
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def removed(session: Session, actor: Actor, resume_id: UUID) -> Resume:
    """A resume that the actor removed."""
    wanted = select(Resume).where(
        col(Resume.id) == resume_id,
        col(Resume.candidate_id) == actor.user_id,
        col(Resume.removed_at).is_not(None),
    )
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def kept(session: Session, candidate_id: UUID) -> dict[int, Resume]:
    """What stands in the candidate's slots; their row must be locked before slots are filled."""
    wanted = select(Resume).where(
        col(Resume.candidate_id) == candidate_id, col(Resume.removed_at).is_(None)
    )
    return {resume.slot: resume for resume in session.execute(wanted).scalars()}


def in_slot(session: Session, actor: Actor, slot: int) -> UUID | None:
    """Which of the actor's own resumes stands in the slot."""
    resume = kept(session, actor.user_id).get(slot)
    return resume and resume.id


def text(session: Session, resume: Resume) -> str:
    """What a parser reads in the resume."""
    return session.get_one(File, resume.file_sha256).text


def document(session: Session, actor: Actor, resume_id: UUID) -> Document:
    """The bytes of a kept resume: its candidate's, their recruiter's, an admin's to open."""
    wanted = (
        select(File, col(Resume.file_name))
        .join(Resume, col(Resume.file_sha256) == col(File.sha256))
        .where(col(Resume.id) == resume_id, policy.resumes_visible_to(actor))
    )
    return _document(session.execute(wanted).one_or_none())


def sealed(session: Session, actor: Actor, application_id: UUID) -> Document:
    """The bytes that were sent with an application."""
    wanted = (
        select(File, col(Seal.file_name))
        .join(Seal, col(Seal.file_sha256) == col(File.sha256))
        .join(Application, col(Application.id) == col(Seal.application_id))
        .where(col(Application.id) == application_id, application_policy.visible_to(actor))
    )
    return _document(session.execute(wanted).one_or_none())


def sealed_before(session: Session, actor: Actor, application_id: UUID, number: int) -> Document:
    """The bytes that were sent with an application before it was withdrawn and sent again."""
    wanted = (
        select(File, col(FormerSeal.file_name))
        .join(FormerSeal, col(FormerSeal.file_sha256) == col(File.sha256))
        .join(Application, col(Application.id) == col(FormerSeal.application_id))
        .where(
            application_policy.visible_to(actor),
            col(Application.id) == application_id,
            col(FormerSeal.number) == number,
        )
    )
    return _document(session.execute(wanted).one_or_none())


def sealed_text(session: Session, actor: Actor, application_id: UUID) -> str:
    """What a parser reads in the resume that was sent with an application."""
    wanted = (
        select(col(Seal.resume_text))
        .join(Application, col(Application.id) == col(Seal.application_id))
        .where(col(Application.id) == application_id, application_policy.visible_to(actor))
    )
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def names(session: Session) -> set[str]:
    """The hashes of all bytes that have a row."""
    return set(session.execute(select(col(File.sha256))).scalars())


def _document(found: tuple[File, str] | None) -> Document:
    if found is None:
        raise NotFound
    file, name = found
    return Document(file.sha256, name, file.content_type, file.size, file.pages)
