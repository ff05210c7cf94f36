"""Notifications: everybody their own, and about a candidate only while they are in sight."""

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from talentra.models import Actor, Notification
from talentra.policies import candidates


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The notifications that exist for this actor."""
    about = col(Notification.candidate_id)
    return and_(
        col(Notification.user_id) == actor.user_id,
        or_(about.is_(None), candidates.in_sight(actor, about)),
    )
