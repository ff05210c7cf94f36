"""Personal API tokens: made once, shown once, and dead at once when their time is over."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import Conflict, Invalid, Unauthenticated, ensure
from talentra.models import Actor, ApiToken, Scope, User
from talentra.policies import accounts as policy
from talentra.queries import api_tokens as query
from talentra.security import hash_secret, new_api_token
from talentra.services.telling import announce, audit

MOST = 20  # good ones that one person may have
LONGEST_LIFE = 365  # days
LONGEST_NAME = 80
NOTED_EVERY = timedelta(minutes=1)  # how exactly the last use is kept
BY_SIGN_IN = "Sign in with your password to make or revoke tokens; a token cannot."
TOO_MANY = f"You have {MOST} tokens already. Revoke one that nothing uses any more."


def create(
    session: Session, actor: Actor, name: str, *, scope: Scope, days: int
) -> tuple[ApiToken, str]:
    """A new token of one's own, good for so many days, and its secret, which is not kept."""
    ensure(policy.can_hold_tokens(actor), BY_SIGN_IN)
    _check(name, days)
    _hold(session, actor)
    if query.standing(session, actor) >= MOST:
        raise Conflict(TOO_MANY, code="token_limit")
    secret = new_api_token()
    token = ApiToken(
        user_id=actor.user_id,
        name=name.strip(),
        scope=scope,
        secret_hash=hash_secret(secret),
        expires_at=now() + timedelta(days=days),
    )
    session.add(token)
    session.flush()
    told = {"name": token.name, "scope": scope, "expires_at": token.expires_at.isoformat()}
    audit(session, actor, "token.made", "token", token.id, after=told)
    announce(session, f"user:{actor.user_id}")
    return token, secret


def revoke(session: Session, actor: Actor, token_id: UUID) -> None:
    """End a token of one's own; whoever sends it is nobody from now on."""
    ensure(policy.can_hold_tokens(actor), BY_SIGN_IN)
    token = query.get(session, actor, token_id)
    token.revoked_at = now()
    audit(session, actor, "token.revoked", "token", token.id, before={"name": token.name})
    announce(session, f"user:{actor.user_id}")


def revoke_all(session: Session, user_id: UUID) -> None:
    """End every token of a user: who is shut out or changes role begins anew."""
    standing = update(ApiToken).where(
        col(ApiToken.user_id) == user_id, col(ApiToken.revoked_at).is_(None)
    )
    session.execute(standing.values(revoked_at=now()))


def is_noted(last_used_at: datetime | None) -> bool:
    """Whether the last use that is written down was just now."""
    return last_used_at is not None and last_used_at > now() - NOTED_EVERY


def note(session: Session, token_id: UUID) -> None:
    """Write down that it is in use, at most once a minute."""
    last = col(ApiToken.last_used_at)
    token = update(ApiToken).where(
        col(ApiToken.id) == token_id, or_(last.is_(None), last <= now() - NOTED_EVERY)
    )
    session.execute(token.values(last_used_at=now()))


def _check(name: str, days: int) -> None:
    if not 1 <= len(name.strip()) <= LONGEST_NAME:
        sentence = f"Give the token a name of up to {LONGEST_NAME} characters."
        raise Invalid(sentence, fields=[("name", sentence)])
    if not 1 <= days <= LONGEST_LIFE:
        sentence = f"A token is good for 1 to {LONGEST_LIFE} days."
        raise Invalid(sentence, fields=[("expires_in_days", sentence)])


def _hold(session: Session, actor: Actor) -> None:
    """Keep the person as they are until the end: of two tokens at once, one counts the other.

    Who was shut out or got another role a moment ago gets none, which would outlive that.
    """
    wanted = select(User).where(col(User.id) == actor.user_id).with_for_update(key_share=True)
    user = session.execute(wanted.execution_options(populate_existing=True)).scalar_one()
    if not user.is_active or user.role is not actor.role:
        raise Unauthenticated
