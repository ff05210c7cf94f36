"""Invitations: people choose the password of an account that an admin made for them."""

from sqlalchemy.orm import Session

from talentra import db
from talentra.clock import now
from talentra.models import Actor, Door
from talentra.models.passwords import ensure_acceptable
from talentra.queries import invitations as query
from talentra.security import hash_password
from talentra.services import sign_ins, throttle
from talentra.services.sign_ins import Started
from talentra.services.telling import audit


def accept(
    session: Session,
    token: str,
    password: str,
    *,
    door: Door = Door.WEB,
    user_agent: str = "",
    ip: str | None = None,
) -> Started:
    """Choose the account's password with a link, which is used up, and sign in.

    What takes long comes before the session is first used: SQLite's one writer does not wait.
    """
    throttle.count("invitation", None, ip)
    with db.reading() as before:
        invited = query.invited(before, token)
    ensure_acceptable(password, invited.email, invited.full_name)
    fresh = hash_password(password)
    user = query.invited(session, token, lock=True)
    user.password_hash, user.last_signed_in_at = fresh, now()
    sign_ins.end_all(session, user.id)
    chooser = Actor(user.id, user.role, user.full_name, ip=ip)
    audit(session, chooser, "account.password_chosen", "user", user.id)
    throttle.take_back(session, "invitation", None, ip)
    return sign_ins.begin(session, user, door=door, user_agent=user_agent, ip=ip)
