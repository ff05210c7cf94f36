"""People, as services and admins need them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.errors import NotFound, Unauthenticated, ensure
from talentra.models import Actor, Counted, Role, User
from talentra.models.users import fold_email
from talentra.policies import accounts as account_policy
from talentra.policies import candidates as policy
from talentra.queries import tallies
from talentra.queries.pages import Ask, Page, paged


@dataclass(frozen=True, slots=True)
class UserView:
    """A person as they may leave the house."""

    id: UUID
    email: str
    full_name: str
    role: Role
    is_active: bool
    created_at: datetime
    last_signed_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class UserFilter:
    """What the list of people is narrowed to; None leaves it open."""

    role: Role | None = None
    is_active: bool | None = None
    q: str | None = None


@dataclass(frozen=True, slots=True)
class RecruiterLoad:
    """A recruiter and how many candidates they handle now."""

    id: UUID
    full_name: str
    candidates: int


def me(session: Session, actor: Actor) -> UserView:
    """The actor's own account."""
    return view(session.get_one(User, actor.user_id))


def view(user: User) -> UserView:
    """What of a user may leave."""
    return UserView(
        user.id,
        user.email,
        user.full_name,
        user.role,
        user.is_active,
        user.created_at,
        user.last_signed_in_at,
    )


def page(session: Session, actor: Actor, wanted: UserFilter, ask: Ask) -> Page[UserView]:
    """Everybody who has an account, for admins; the latest first."""
    ensure(account_policy.can_decide_accounts(actor), "Only admins see everybody's accounts.")
    by = (col(User.created_at), col(User.id))
    statement = select(User).where(*_conditions(wanted))
    return paged(session, statement, by, ask, lambda row: view(row[0]))


def account(session: Session, actor: Actor, user_id: UUID, *, lock: bool = False) -> User:
    """Anybody's account, if the actor sees it; locked until the transaction ends when asked."""
    wanted = select(User).where(col(User.id) == user_id, account_policy.visible_to(actor))
    return _one(session, wanted, lock=lock)


def own(session: Session, actor: Actor) -> User:
    """The actor's account as it is now, kept so until the end; Unauthenticated when it was shut."""
    wanted = select(User).where(
        col(User.id) == actor.user_id,
        col(User.role) == actor.role,
        col(User.is_active).is_(True),
    )
    found = session.execute(wanted.with_for_update(read=True)).scalar_one_or_none()
    if found is None:
        raise Unauthenticated
    return found


def candidate(session: Session, actor: Actor, candidate_id: UUID, *, lock: bool = False) -> User:
    """The candidate, if the actor sees them; locked, they are the mutex of all that is theirs."""
    wanted = select(User).where(col(User.id) == candidate_id, policy.visible_to(actor))
    return _one(session, wanted, lock=lock)


def addressed(session: Session, actor: Actor, email: str) -> User | None:
    """The candidate with that address, if the actor sees them."""
    wanted = select(User).where(col(User.email) == fold_email(email), policy.visible_to(actor))
    return session.execute(wanted).scalar_one_or_none()


def oneself(session: Session, actor: Actor) -> User:
    """The candidate who acts, locked; Unauthenticated when they were shut out in the meantime."""
    found = candidate(session, actor, actor.user_id, lock=True)
    if not found.is_active:
        raise Unauthenticated
    return found


def recruiter(session: Session, recruiter_id: UUID) -> User | None:
    """The active recruiter of that id, kept active until the transaction ends."""
    wanted = select(User).where(
        col(User.id) == recruiter_id,
        col(User.role) == Role.RECRUITER,
        col(User.is_active).is_(True),
    )
    return session.execute(wanted.with_for_update(read=True)).scalar_one_or_none()


def nobody(session: Session) -> bool:
    """Whether no account exists yet."""
    return session.execute(select(col(User.id)).limit(1)).first() is None


def admins(session: Session, *, lock: bool = False) -> list[UUID]:
    """The active admins; locked, two of them at once cannot remove each other."""
    wanted = (
        select(col(User.id))
        .where(col(User.role) == Role.ADMIN, col(User.is_active).is_(True))
        .order_by(col(User.id))
    )
    wanted = wanted.with_for_update(key_share=True) if lock else wanted
    return list(session.execute(wanted).scalars())


def recruiters(session: Session, actor: Actor) -> list[RecruiterLoad]:
    """The active recruiters with their load, by name, for admins."""
    handled = tallies.kept(session, actor, Counted.HANDLED)[Counted.HANDLED]
    wanted = (
        select(col(User.id), col(User.full_name))
        .where(col(User.role) == Role.RECRUITER, col(User.is_active).is_(True))
        .order_by(col(User.full_name))
    )
    return [
        RecruiterLoad(recruiter_id, name, handled.get(recruiter_id.hex, 0))
        for recruiter_id, name in session.execute(wanted)
    ]


def _one(session: Session, wanted: Select[User], *, lock: bool) -> User:
    # NO KEY UPDATE: rows that refer to this person (a notification, say) need not wait.
    wanted = wanted.with_for_update(key_share=True) if lock else wanted
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def _conditions(wanted: UserFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.role:
        yield col(User.role) == wanted.role
    if wanted.is_active is not None:
        yield col(User.is_active).is_(wanted.is_active)
    for word in (wanted.q or "").split():
        told = (User.full_name, User.email)
        yield or_(*(col(text).icontains(word, autoescape=True) for text in told))
