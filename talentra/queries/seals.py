"""What was sent with an application, now and before it was withdrawn and sent again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, Application, FormerSeal, Seal
from talentra.queries import applications


@dataclass(frozen=True, slots=True)
class SentBefore:
    """What was sent a former time."""

    number: int
    file_name: str
    sha256: str
    cover_note: str | None
    sealed_at: datetime


def former(session: Session, actor: Actor, application_id: UUID) -> list[SentBefore]:
    """What was sent before with this application, the latest first."""
    application = applications.get(session, actor, application_id)
    wanted = (
        select(FormerSeal)
        .where(col(FormerSeal.application_id) == application.id)
        .order_by(col(FormerSeal.number).desc())
    )
    return [
        SentBefore(each.number, each.file_name, each.file_sha256, each.cover_note, each.sealed_at)
        for each in session.execute(wanted).scalars()
    ]


def present(session: Session, application: Application) -> Seal | None:
    """What was sent the last time."""
    wanted = select(Seal).where(col(Seal.application_id) == application.id)
    return session.execute(wanted).scalar_one_or_none()


def sent_before(session: Session, application: Application) -> int:
    """How many times it was sent before."""
    wanted = select(func.count()).where(col(FormerSeal.application_id) == application.id)
    return session.execute(wanted).scalar_one()
