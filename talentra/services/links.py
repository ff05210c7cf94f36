"""One-time links: made for one person, and worthless once anything about the account changes."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.config import settings
from talentra.models import Invitation, User
from talentra.models.invitations import state_of
from talentra.security import hash_secret, new_secret

WEEK = timedelta(days=7)
HALF_HOUR = timedelta(minutes=30)  # of a link that opens an account somebody uses already


def issue(session: Session, user: User) -> str:
    """The token of a new link, shown only now; the links before it are worthless."""
    end(session, user.id)
    return first(session, user)


def first(session: Session, user: User) -> str:
    """The token of a link for somebody who never had one."""
    token = new_secret()
    session.add(
        Invitation(
            user_id=user.id,
            secret_hash=hash_secret(token),
            bound_to=state_of(user),
            expires_at=now() + (HALF_HOUR if user.password_hash else WEEK),
        )
    )
    return token


def end(session: Session, user_id: UUID) -> None:
    """Make the links of somebody worthless."""
    standing = (col(Invitation.user_id) == user_id, col(Invitation.ended_at).is_(None))
    session.execute(update(Invitation).where(*standing).values(ended_at=now()))


def address(token: str) -> str:
    """Where somebody goes with a token."""
    return f"{settings().public_url}/invite?token={token}"
