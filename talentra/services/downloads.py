"""Handing out stored bytes; when staff open somebody's resume, that is written down."""

from uuid import UUID

from sqlalchemy.orm import Session

from talentra.models import Actor
from talentra.queries import resumes as query
from talentra.queries.resumes import Document
from talentra.services.telling import audit


def resume(session: Session, actor: Actor, resume_id: UUID) -> Document:
    """The bytes of a kept resume that the actor sees."""
    found = query.document(session, actor, resume_id)
    _tell(session, actor, "resume", resume_id, found)
    return found


def sealed(session: Session, actor: Actor, application_id: UUID) -> Document:
    """The bytes that were sent with an application that the actor sees."""
    found = query.sealed(session, actor, application_id)
    _tell(session, actor, "application", application_id, found)
    return found


def sealed_before(session: Session, actor: Actor, application_id: UUID, number: int) -> Document:
    """The bytes that were sent with it before it was withdrawn and sent again."""
    found = query.sealed_before(session, actor, application_id, number)
    _tell(session, actor, "application", application_id, found)
    return found


def _tell(session: Session, actor: Actor, kind: str, target_id: UUID, found: Document) -> None:
    if actor.is_staff:
        audit(session, actor, "resume.opened", kind, target_id, after={"sha256": found.sha256})
