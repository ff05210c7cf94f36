"""Notifications are read by whom they are for, in one tab and so in all."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.models import Actor, Notification
from talentra.policies import notifications as policy
from talentra.queries import notifications as query
from talentra.services.telling import announce


def read(session: Session, actor: Actor, notification_id: UUID) -> Notification:
    """Note that the actor has read it; reading it again changes nothing."""
    notification = query.get(session, actor, notification_id)
    if notification.read_at is None:
        notification.read_at = now()
        announce(session, f"user:{actor.user_id}")
    return notification


def read_all(session: Session, actor: Actor) -> int:
    """Note that the actor has read all they see; how many that were."""
    unread = update(Notification).where(
        policy.visible_to(actor), col(Notification.read_at).is_(None)
    )
    changed = unread.values(read_at=now()).returning(col(Notification.id))
    number = len(session.execute(changed).all())
    if number:
        announce(session, f"user:{actor.user_id}")
    return number
