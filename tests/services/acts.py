"""Small acts that stories begin with, and questions they end with."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import files
from talentra.clock import today
from talentra.documents import PDF, Reading
from talentra.models import (
    Actor,
    Application,
    AuditEntry,
    EmploymentType,
    ExperienceLevel,
    Job,
    JobStatus,
    Notification,
    Profile,
    Resume,
    Role,
    Stage,
    StageEvent,
    User,
    WorkMode,
)
from talentra.security import hash_password
from talentra.services import applications, jobs, resumes
from tests.harness import documents
from tests.harness.cast import PASSWORD

JOB: dict[str, Any] = {
    "title": "Platform engineer",
    "company": "Halden Robotics",
    "description": "Keep the robots moving.",
    "location": "Trondheim",
    "work_mode": WorkMode.ON_SITE,
    "employment_type": EmploymentType.FULL_TIME,
    "experience_level": ExperienceLevel.THREE_TO_FIVE,
}


def person(session: Session, full_name: str, role: Role = Role.CANDIDATE) -> Actor:
    """Somebody new in the house."""
    email = f"{full_name.replace(' ', '.').lower()}@people.example"
    user = User(email=email, full_name=full_name, role=role)
    session.add(user)
    session.flush()
    if role is Role.CANDIDATE:
        session.add(Profile(user_id=user.id))
        session.flush()
    return Actor(user.id, role, full_name)


def known(session: Session, user_id: UUID) -> Actor:
    """Somebody who is in the house already."""
    user = session.get_one(User, user_id)
    return Actor(user.id, user.role, user.full_name)


def let_in(session: Session, actor: Actor) -> None:
    """Give them the password everybody of the cast has."""
    session.get_one(User, actor.user_id).password_hash = hash_password(PASSWORD)


def post(
    session: Session,
    owner: Actor,
    *,
    skills: Sequence[str] = (),
    status: JobStatus = JobStatus.OPEN,
    **changes: Any,
) -> Job:
    """A job of theirs."""
    return jobs.create(session, owner, details=JOB | changes, skill_names=skills, status=status)


def upload(
    session: Session, owner: Actor, words: str = "", *, replaced_id: UUID | None = None
) -> Resume:
    """A resume with these words."""
    content = documents.pdf(words or owner.full_name)
    reading = Reading(PDF, 1, words, None)
    with files.arriving(content) as arrival:
        name = f"{words or owner.full_name}.pdf"
        kept = resumes.keep(session, owner, arrival, reading, name, replaced_id=replaced_id)
        arrival.keep()
    return kept


def apply(session: Session, candidate: Actor, job_id: UUID) -> Application:
    """They send a new resume to the job."""
    resume = upload(session, candidate)
    return applications.apply(session, candidate, job_id, resume_id=resume.id)


def bring(session: Session, actor: Actor, application_id: UUID, *path: Stage) -> Application:
    """Move it along these stages, always with a reason."""
    for stage in path:
        applications.move(session, actor, application_id, to=stage, reason="other")
    return session.get_one(Application, application_id)


def history(session: Session, application_id: UUID) -> list[StageEvent]:
    """Its events in their order."""
    wanted = select(StageEvent).where(col(StageEvent.application_id) == application_id)
    return list(session.scalars(wanted.order_by(col(StageEvent.number))))


def actions(session: Session, target_id: UUID) -> list[str]:
    """What the audit log says was done to it, in order."""
    wanted = select(col(AuditEntry.action)).where(col(AuditEntry.target_id) == target_id)
    return list(session.scalars(wanted.order_by(col(AuditEntry.id))))


def yesterday() -> date:
    """The day before this one, in UTC."""
    return today() - timedelta(days=1)


def messages(session: Session, actor: Actor) -> list[str]:
    """The sentences that they were sent, in order."""
    wanted = select(col(Notification.sentence)).where(col(Notification.user_id) == actor.user_id)
    return list(session.scalars(wanted.order_by(col(Notification.id))))


def apply_again(session: Session, candidate: Actor, job_id: UUID) -> Application:
    """They send the resume they have once more."""
    wanted = select(col(Resume.id)).where(
        col(Resume.candidate_id) == candidate.user_id, col(Resume.removed_at).is_(None)
    )
    resume_id = session.scalars(wanted.order_by(col(Resume.slot)).limit(1)).one()
    return applications.apply(session, candidate, job_id, resume_id=resume_id)
