"""What people were told: the latest, and how much of it they have not read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import NotFound
from talentra.models import Actor, Notification
from talentra.policies import notifications as policy

LATEST = 10
MOST = 100  # unread ones are counted up to here


@dataclass(frozen=True, slots=True)
class NotificationView:
    """A message as its reader sees it; the link leads to a page of ours."""

    id: UUID
    kind: str
    sentence: str
    link: str
    at: datetime
    is_read: bool


def get(session: Session, actor: Actor, notification_id: UUID) -> Notification:
    """The notification, if the actor sees it."""
    wanted = select(Notification).where(
        col(Notification.id) == notification_id, policy.visible_to(actor)
    )
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def latest(session: Session, actor: Actor, limit: int = LATEST) -> list[NotificationView]:
    """The actor's latest notifications, read or not, the newest first."""
    wanted = (
        select(Notification)
        .where(policy.visible_to(actor))
        .order_by(col(Notification.at).desc(), col(Notification.id).desc())
        .limit(limit)
    )
    return [_view(found) for found in session.execute(wanted).scalars()]


def unread(session: Session, actor: Actor) -> int:
    """How many the actor has not read, up to MOST."""
    wanted = (
        select(col(Notification.id))
        .where(policy.visible_to(actor), col(Notification.read_at).is_(None))
        .limit(MOST)
    )
    return session.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()


def _view(found: Notification) -> NotificationView:
    return NotificationView(
        found.id, found.kind, found.sentence, found.link, found.at, found.read_at is not None
    )
