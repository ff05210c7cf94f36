"""Who is asking: the one place where a cookie, a token or a sign-in's id becomes an actor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import Unauthenticated
from talentra.models import Actor, ApiToken, Door, Scope, SignIn, User
from talentra.policies import accounts as policy
from talentra.security import hash_secret, read_access_token

IDLE = timedelta(hours=8)  # without a request or an event a sign-in ends by itself
HEADER = "x-talentra-sign-in"  # where the wall puts a sign-in's public id for the doors behind it
P = ParamSpec("P")
R = TypeVar("R")
Named = tuple[UUID, str | None]  # a sign-in, and the address it asks from


@dataclass(frozen=True, slots=True)
class SignInView:
    """A sign-in as its owner may see it."""

    id: UUID
    door: Door
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    user_agent: str
    ip: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a personal API token, and when it was last used as far as that is written down."""

    actor: Actor
    last_used_at: datetime | None


def by_cookie(session: Session, secret: str, ip: str | None = None) -> Actor | None:
    """Who holds the browser's cookie; None when the sign-in is over for whatever reason."""
    return _actor(session, col(SignIn.secret_hash) == hash_secret(secret), Door.WEB, ip)


def by_access_token(session: Session, token: str, ip: str | None = None) -> Actor | None:
    """Whom a REST access token names, if its sign-in still stands."""
    sign_in_id = read_access_token(token)
    return by_id(session, sign_in_id, ip, door=Door.API) if sign_in_id else None


def by_api_token(session: Session, token: str, ip: str | None = None) -> Held | None:
    """Who holds a personal API token; None when it has ended for whatever reason."""
    wanted = (
        select(User, ApiToken)
        .join(ApiToken, col(ApiToken.user_id) == col(User.id))
        .where(col(ApiToken.secret_hash) == hash_secret(token), token_stands())
    )
    found = session.execute(wanted).first()
    if not found:
        return None
    user, held = found
    only = held.scope is Scope.READ
    actor = Actor(user.id, user.role, user.full_name, ip=ip, token_id=held.id, reads_only=only)
    return Held(actor, held.last_used_at)


def by_id(
    session: Session, sign_in_id: UUID, ip: str | None = None, *, door: Door = Door.WEB
) -> Actor | None:
    """Whose sign-in this is; for what came through the wall, which knows the cookie."""
    return _actor(session, col(SignIn.id) == sign_in_id, door, ip)


def by_ids(session: Session, named: Iterable[Named]) -> dict[Named, Actor]:
    """Whose sign-ins these are, as `by_id` would say one by one; without those that are over."""
    named = list(named)
    wanted = _signed_in().where(
        col(SignIn.id).in_([sign_in_id for sign_in_id, _ in named]),
        col(SignIn.door) == Door.WEB,
        standing(),
    )
    stand = {found[3]: found for found in session.execute(wanted)}
    return {(each, ip): _as_actor(stand[each], ip) for each, ip in named if each in stand}


def acting_together(
    session: Session,
    named: Iterable[Named],
    function: Callable[Concatenate[Session, Sequence[Actor], P], Mapping[Actor, R]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> dict[Named, R]:
    """What `function(session, actors, …)` tells each of the sign-ins that stand now."""
    actors = by_ids(session, named)
    if not actors:
        return {}
    told = function(session, [*actors.values()], *args, **kwargs)
    return {each: told[actor] for each, actor in actors.items()}


def acting(
    session: Session,
    sign_in_id: UUID | None,
    ip: str | None,
    function: Callable[Concatenate[Session, Actor, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Call `function(session, actor, …)` as whoever the sign-in is now; Unauthenticated if none."""
    actor = sign_in_id and by_id(session, sign_in_id, ip)
    if not actor:
        raise Unauthenticated
    return function(session, actor, *args, **kwargs)


def standing() -> ColumnElement[bool]:
    """The condition under which a sign-in (joined with its user) is good: every refusal is here."""
    moment = now()
    return and_(
        col(SignIn.revoked_at).is_(None),
        col(SignIn.expires_at) > moment,
        or_(col(SignIn.door) == Door.API, col(SignIn.last_seen_at) > moment - IDLE),
        col(User.is_active).is_(True),
    )


def token_stands() -> ColumnElement[bool]:
    """The condition under which a personal API token (joined with its user) is good."""
    return and_(
        col(ApiToken.revoked_at).is_(None),
        col(ApiToken.expires_at) > now(),
        col(User.is_active).is_(True),
    )


def own(session: Session, actor: Actor) -> list[SignInView]:
    """The actor's sign-ins that stand, latest first."""
    return of_person(session, actor, actor.user_id)


def of_person(session: Session, actor: Actor, user_id: UUID) -> list[SignInView]:
    """Somebody's sign-ins that stand, latest first; none of people the actor does not see."""
    wanted = (
        select(SignIn)
        .join(User, col(User.id) == col(SignIn.user_id))
        .where(standing(), policy.visible_to(actor), col(SignIn.user_id) == user_id)
        .order_by(col(SignIn.last_seen_at).desc())
    )
    return [_view(found, actor) for found in session.execute(wanted).scalars()]


def _actor(
    session: Session, named: ColumnElement[bool], door: Door, ip: str | None
) -> Actor | None:
    wanted = _signed_in().where(named, col(SignIn.door) == door, standing())
    found = session.execute(wanted).first()
    if not found:
        return None
    return _as_actor(found, ip)


def _as_actor(found: Sequence[Any], ip: str | None) -> Actor:
    user_id, role, full_name, sign_in_id, zone = found
    return Actor(user_id, role, full_name, sign_in_id, ip, time_zone=zone or "")


@cache
def _signed_in() -> Select[*tuple[Any, ...]]:
    shown = (User.id, User.role, User.full_name, SignIn.id, User.time_zone)
    return select(*(col(each) for each in shown)).join(SignIn, col(SignIn.user_id) == col(User.id))


def _view(found: SignIn, actor: Actor) -> SignInView:
    return SignInView(
        found.id,
        found.door,
        found.created_at,
        found.last_seen_at,
        found.expires_at,
        found.user_agent,
        found.ip,
        found.id == actor.sign_in_id,
    )
