"""Proving with one's password who one is, and choosing another.

Checking takes long, and SQLite's one writer does not wait: these open transactions of their own,
and must not be called inside one.
"""

import asyncio

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.errors import Conflict, Invalid
from talentra.models import Actor, User
from talentra.models.passwords import ensure_acceptable
from talentra.security import check_password, hash_password
from talentra.services import own_sign_ins, throttle
from talentra.services.telling import audit, notify

WRONG = "This is not your present password."
OVERTAKEN = "Your account was changed in the meantime. Look again and try once more."


async def change(actor: Actor, *, current: str, new: str) -> None:
    """Choose another password; all other sign-ins of the actor end at once."""
    await asyncio.to_thread(_change, actor, current, new)


async def confirm(actor: Actor, password: str) -> None:
    """Let go on whoever proves with their password that it is still them; as `prove` refuses."""
    await asyncio.to_thread(prove, actor, password)


def prove(actor: Actor, password: str) -> str:
    """The hash of the actor's password when this is it; Invalid if not, TooMany after several."""
    account = str(actor.user_id)
    throttle.count("password", account, actor.ip)
    with db.reading() as session:
        kept = _kept(session, actor)
    if not check_password(password, kept) or kept is None:
        with db.transaction() as session:
            audit(session, actor, "account.password_refused", "user", actor.user_id)
        raise Invalid(WRONG, code="wrong_password", fields=[("current_password", WRONG)])
    with db.transaction() as session:
        throttle.take_back(session, "password", account, actor.ip)
    return kept


def _change(actor: Actor, current: str, new: str) -> None:
    kept = prove(actor, current)
    with db.reading() as session:
        user = session.get_one(User, actor.user_id)
    ensure_acceptable(new, user.email, user.full_name)
    fresh = hash_password(new)
    with db.transaction() as session:
        user = session.get_one(User, actor.user_id, with_for_update={"key_share": True})
        if not user.is_active or user.password_hash != kept:
            raise Conflict(OVERTAKEN)
        user.password_hash = fresh
        own_sign_ins.end_others(session, actor)
        audit(session, actor, "account.password_changed", "user", user.id)
        notify(session, user.id, "password_changed", "Your password was changed.", "/settings")


def _kept(session: Session, actor: Actor) -> str | None:
    mine = col(User.id) == actor.user_id, col(User.is_active).is_(True)
    return session.execute(select(col(User.password_hash)).where(*mine)).scalar_one_or_none()
