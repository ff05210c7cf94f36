"""Signing in and out, and keeping a sign-in alive."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, repeat
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.clock import now
from talentra.errors import Invalid, Unauthenticated
from talentra.models import Actor, AuditEntry, Door, Role, SignIn, User
from talentra.models.users import fold_email
from talentra.queries import sign_ins as query
from talentra.security import (
    access_token,
    check_password,
    hash_password,
    hash_secret,
    needs_rehash,
    new_secret,
    next_secret,
)
from talentra.services import api_tokens, links, throttle
from talentra.services.telling import announce, audit

STALE = "This refresh token is not valid any more. Sign in again."
WRONG = "The email address or the password is not right."
LASTS = {Role.CANDIDATE: timedelta(days=7), Role.RECRUITER: timedelta(hours=12)}
LASTS[Role.ADMIN] = LASTS[Role.RECRUITER]
SEEN_EVERY = timedelta(minutes=1)  # how exactly the last use of a sign-in is kept
GRACE = timedelta(seconds=10)  # two tabs, or an answer that was lost, may refresh twice
REMEMBERED = 500  # uses after which an old refresh token is merely unknown: ten days of half hours


@dataclass(frozen=True, slots=True)
class Started:
    """A sign-in that has just begun or been renewed, with the secret that is shown only now."""

    actor: Actor
    sign_in_id: UUID
    secret: str
    expires_at: datetime

    def access_token(self) -> str:
        """A token for REST calls of the next minutes."""
        return access_token(self.actor.user_id, self.sign_in_id)


def start(
    session: Session,
    email: str,
    password: str,
    *,
    door: Door = Door.WEB,
    user_agent: str = "",
    ip: str | None = None,
) -> Started:
    """Sign somebody in; Unauthenticated for every wrong guess alike, TooMany after several.

    The password is checked before the session is first used: SQLite's one writer does not wait.
    """
    address = _addressed(email)
    throttle.count("sign in", address, ip)
    user_id, kept = _known(address)
    if not check_password(password, kept):
        with db.transaction() as apart:
            _write_down(apart, "sign_in.refused", user_id, ip)
        raise Unauthenticated(WRONG)
    fresh = hash_password(password) if kept and needs_rehash(kept) else kept
    user = session.get(User, user_id, with_for_update=True)
    if not user or not user.is_active or user.password_hash != kept:
        raise Unauthenticated(WRONG)
    user.password_hash, user.last_signed_in_at = fresh, now()
    throttle.take_back(session, "sign in", address, ip)
    return begin(session, user, door=door, user_agent=user_agent, ip=ip)


def begin(
    session: Session,
    user: User,
    *,
    door: Door = Door.WEB,
    user_agent: str = "",
    ip: str | None = None,
) -> Started:
    """A new sign-in of somebody who has proved who they are."""
    secret = new_secret()
    sign_in = SignIn(
        user_id=user.id,
        door=door,
        secret_hash=hash_secret(secret),
        expires_at=now() + LASTS[user.role],
        user_agent=user_agent[:300],
        ip=(ip or "")[:64],
    )
    session.add(sign_in)
    session.flush()
    actor = Actor(user.id, user.role, user.full_name, sign_in_id=sign_in.id, ip=ip)
    audit(session, actor, "sign_in.started", "user", user.id)
    return Started(actor, sign_in.id, secret, sign_in.expires_at)


def rotate(session: Session, refresh_token: str, *, ip: str | None = None) -> Started:
    """Renew a REST sign-in; a refresh token that was used before ends it.

    What ends or counts is written in transactions of its own, before the session is first used:
    the caller's ends with the refusal.
    """
    _ensure_renewable(refresh_token, ip)
    successor = next_secret(refresh_token)
    swap = (
        update(SignIn)
        .where(col(SignIn.secret_hash) == hash_secret(refresh_token))
        .values(
            secret_hash=hash_secret(successor),
            previous_secret_hash=hash_secret(refresh_token),
            rotated_at=now(),
            last_seen_at=now(),
        )
    )
    session.execute(swap)
    # Whether this call swapped or another did a moment ago, the successor is the same.
    kept = select(SignIn).where(col(SignIn.secret_hash) == hash_secret(successor))
    sign_in = session.execute(kept).scalar_one_or_none()
    actor = sign_in and query.by_id(session, sign_in.id, ip, door=Door.API)
    if not sign_in or not actor:
        raise Unauthenticated(STALE)
    return Started(actor, sign_in.id, successor, sign_in.expires_at)


def end(session: Session, actor: Actor) -> None:
    """Sign out: the cookie, tokens and open pages of this sign-in are dead at once."""
    _revoke(session, col(SignIn.id) == actor.sign_in_id)
    audit(session, actor, "sign_in.ended", "user", actor.user_id)
    announce(session, f"session:{actor.sign_in_id}")


def end_all(session: Session, user_id: UUID) -> None:
    """End every sign-in, token and link of a user, through whatever door."""
    _revoke(session, col(SignIn.user_id) == user_id)
    api_tokens.revoke_all(session, user_id)
    links.end(session, user_id)
    announce(session, f"user:{user_id}")


def touch(session: Session, sign_in_id: UUID) -> None:
    """Note that it is in use, at most once a minute."""
    session.execute(
        update(SignIn)
        .where(col(SignIn.id) == sign_in_id, col(SignIn.last_seen_at) < now() - SEEN_EVERY)
        .values(last_seen_at=now())
    )


def _revoke(session: Session, which: ColumnElement[bool]) -> None:
    standing = update(SignIn).where(which, col(SignIn.revoked_at).is_(None))
    session.execute(standing.values(revoked_at=now()))


def _addressed(email: str) -> str:
    """The folded address; one that is none at all counts as an unknown one."""
    try:
        return fold_email(email)
    except Invalid:
        return email[:254].casefold()


def _known(address: str) -> tuple[UUID | None, str | None]:
    """Who signs in with the address, and the password's hash unless they may not."""
    wanted = select(col(User.id), col(User.password_hash), col(User.is_active))
    with db.reading() as session:
        found = session.execute(wanted.where(col(User.email) == address)).first()
    return (found[0], found[1] if found[2] else None) if found else (None, None)


def _write_down(session: Session, action: str, user_id: UUID | None, ip: str | None = None) -> None:
    """Audit what nobody signed in has done: there is no actor to name."""
    session.add(AuditEntry(ip=ip, action=action, target_kind="user", target_id=user_id))


def _ensure_renewable(refresh_token: str, ip: str | None) -> None:
    """Raise Unauthenticated unless the token is the present one, or was until a moment ago."""
    secret_hash, rotated_at = col(SignIn.secret_hash), col(SignIn.rotated_at)
    lately = and_(
        secret_hash == hash_secret(next_secret(refresh_token)), rotated_at >= now() - GRACE
    )
    renewable = (
        select(col(SignIn.id))
        .join(User, col(User.id) == col(SignIn.user_id))
        .where(or_(secret_hash == hash_secret(refresh_token), lately))
        .where(col(SignIn.door) == Door.API, query.standing())
    )
    with db.reading() as session:
        if session.execute(renewable).first():
            return
    _end_descendant(refresh_token)
    throttle.count("refresh", None, ip)
    raise Unauthenticated(STALE)


def _end_descendant(refresh_token: str) -> None:
    """End the sign-in whose present refresh token follows from a used one: two people hold it."""
    later = col(SignIn.secret_hash).in_(_descendants(refresh_token))
    used = select(SignIn).where(later, col(SignIn.rotated_at) < now() - GRACE)
    with db.transaction() as session:
        if replayed := session.execute(used).scalar_one_or_none():
            _revoke(session, col(SignIn.id) == replayed.id)
            _write_down(session, "sign_in.replayed", replayed.user_id)
            announce(session, f"session:{replayed.id}")


def _descendants(refresh_token: str) -> list[str]:
    """The hashes of all refresh tokens that may have followed this one."""
    chain = accumulate(repeat(refresh_token, REMEMBERED), lambda last, _: next_secret(last))
    return [hash_secret(secret) for secret in chain][1:]
