"""Who was invited, as far as the holder of a link may know."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import Refused
from talentra.models import Invitation, User
from talentra.security import hash_secret

WORTHLESS = "This link was used or has expired. Ask an administrator for a new one."


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom a link is for."""

    full_name: str
    email: str


def view(session: Session, token: str) -> Invited:
    """Whom the link is for; Refused, whatever the reason, when it is worth nothing."""
    user = invited(session, token)
    return Invited(user.full_name, user.email)


def invited(session: Session, token: str, *, lock: bool = False) -> User:
    """The person of a link that can still be used; locked, nobody else uses it meanwhile."""
    wanted = (
        select(User, Invitation)
        .join(Invitation, col(Invitation.user_id) == col(User.id))
        .where(
            col(Invitation.secret_hash) == hash_secret(token),
            col(Invitation.ended_at).is_(None),
            col(Invitation.expires_at) > now(),
            col(User.is_active).is_(True),
        )
    )
    found = session.execute(wanted.with_for_update() if lock else wanted).one_or_none()
    if found is None or not found[1].fits(found[0]):
        raise Refused(WORTHLESS, code="worthless_link")
    return found[0]
