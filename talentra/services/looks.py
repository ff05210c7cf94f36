"""Noting what staff have opened."""

from uuid import UUID

from sqlalchemy.orm import Session

from talentra.errors import ensure
from talentra.models import Actor, Look
from talentra.policies import applications as policy
from talentra.queries import applications


def look(session: Session, actor: Actor, application_id: UUID) -> None:
    """Note that the actor has opened the application, which makes it no longer new to them."""
    ensure(policy.can_move(actor), "Only staff look through applications.")
    application = applications.get(session, actor, application_id, lock=True)
    if session.get(Look, (application.id, actor.user_id)) is None:
        session.add(Look(application_id=application.id, user_id=actor.user_id))
