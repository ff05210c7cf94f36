"""Ending the sign-ins of other people, which is for admins."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import NotFound, ensure
from talentra.models import Actor, SignIn, User
from talentra.policies import accounts as policy
from talentra.queries import sign_ins as query
from talentra.queries import users
from talentra.services import sign_ins
from talentra.services.telling import announce, audit

ADMINS_ONLY = "Only an admin can end other people's sign-ins."


def end_one(session: Session, actor: Actor, user_id: UUID, sign_in_id: UUID) -> None:
    """End one sign-in of somebody, in open pages too; NotFound when it is not theirs, or over."""
    user = _found(session, actor, user_id)
    ended = (
        update(SignIn)
        .where(
            col(SignIn.user_id) == user.id,
            col(SignIn.id) == sign_in_id,
            col(SignIn.revoked_at).is_(None),
        )
        .values(revoked_at=now())
        .returning(col(SignIn.id))
    )
    if session.execute(ended).first() is None:
        raise NotFound
    announce(session, f"session:{sign_in_id}")
    _tell(session, actor, user.id, 1)


def end_all(session: Session, actor: Actor, user_id: UUID) -> int:
    """End every sign-in, API token and one-time link of somebody; how many sign-ins that were."""
    user = _found(session, actor, user_id)
    standing = len(query.of_person(session, actor, user.id))
    sign_ins.end_all(session, user.id)
    _tell(session, actor, user.id, standing)
    return standing


def _found(session: Session, actor: Actor, user_id: UUID) -> User:
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    return users.account(session, actor, user_id, lock=True)


def _tell(session: Session, actor: Actor, user_id: UUID, number: int) -> None:
    audit(session, actor, "sign_in.ended", "user", user_id, after={"sign_ins": number})
    announce(session, f"user:{user_id}", "admin")
