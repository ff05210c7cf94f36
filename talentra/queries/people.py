"""Everybody who has an account, as the admins' list shows them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import NotFound, ensure
from talentra.models import Actor, Assignment, Role, SignIn, User
from talentra.policies import accounts as policy
from talentra.policies import assignments as assignment_policy
from talentra.queries.pages import Ask, Page, paged

ADMINS_ONLY = "Only admins see everybody's accounts."


class Status(StrEnum):
    """How an account stands; whoever is invited has chosen no password yet."""

    ACTIVE = "active"
    INVITED = "invited"
    DEACTIVATED = "deactivated"


class PeopleSort(StrEnum):
    """By what the list can go."""

    ADDED = "added"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What the list is narrowed to; None leaves it open."""

    role: Role | None = None
    status: Status | None = None
    q: str | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody with an account; only recruiters handle candidates, None is for all others."""

    id: UUID
    full_name: str
    email: str
    role: Role
    status: Status
    created_at: datetime
    last_seen_at: datetime | None
    candidates: int | None


def page(
    session: Session,
    actor: Actor,
    wanted: PeopleFilter,
    ask: Ask,
    *,
    sort: PeopleSort = PeopleSort.ADDED,
    rising: bool = False,
) -> Page[PersonRow]:
    """Whom the filter leaves, the latest first unless another order is asked for."""
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    by: tuple[SQLColumnExpression[datetime | str], SQLColumnExpression[UUID]] = (
        (col(User.created_at), col(User.id))
        if sort is PeopleSort.ADDED
        else (col(User.full_name), col(User.id))
    )
    ids = select(col(User.id)).where(policy.visible_to(actor), *_conditions(wanted))
    found = paged(session, ids, by, ask, lambda row: row[0], rising=rising)
    rows = _rows(session, actor, found.rows)
    return Page([rows[each] for each in found.rows], found.next_cursor, found.total)


def numbers(session: Session, actor: Actor, wanted: PeopleFilter) -> dict[Role, int]:
    """How many of each role the rest of the filter leaves."""
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    rest = PeopleFilter(status=wanted.status, q=wanted.q)
    counted = (
        select(col(User.role), func.count())
        .where(policy.visible_to(actor), *_conditions(rest))
        .group_by(col(User.role))
    )
    found = dict(session.execute(counted).all())
    return {role: found.get(role, 0) for role in Role}


def get(session: Session, actor: Actor, user_id: UUID) -> PersonRow:
    """One of them; NotFound when there is no such person."""
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    found = _rows(session, actor, [user_id])
    if user_id not in found:
        raise NotFound
    return found[user_id]


def taken(session: Session, actor: Actor, addresses: Collection[str]) -> set[str]:
    """Those of the folded addresses with which somebody has an account already."""
    ensure(policy.can_decide_accounts(actor), ADMINS_ONLY)
    there = select(col(User.email)).where(policy.visible_to(actor), col(User.email).in_(addresses))
    return set(session.execute(there).scalars())


def _rows(session: Session, actor: Actor, ids: Sequence[UUID]) -> dict[UUID, PersonRow]:
    load = select(func.count()).where(
        assignment_policy.visible_to(actor),
        col(Assignment.recruiter_id) == col(User.id),
        col(Assignment.ended_at).is_(None),
    )
    seen = select(func.max(col(SignIn.last_seen_at))).where(
        policy.visible_to(actor), col(SignIn.user_id) == col(User.id)
    )
    wanted = select(User, seen.scalar_subquery(), load.scalar_subquery()).where(
        policy.visible_to(actor), col(User.id).in_(ids)
    )
    found = session.execute(wanted).all()
    return {user.id: _row(user, last_seen_at, held) for user, last_seen_at, held in found}


def _row(user: User, last_seen_at: datetime | None, candidates: int) -> PersonRow:
    return PersonRow(
        user.id,
        user.full_name,
        user.email,
        user.role,
        status_of(user),
        user.created_at,
        last_seen_at or user.last_signed_in_at,
        candidates if user.role is Role.RECRUITER else None,
    )


def status_of(user: User) -> Status:
    """How an account stands."""
    if not user.is_active:
        return Status.DEACTIVATED
    return Status.ACTIVE if user.password_hash else Status.INVITED


def _conditions(wanted: PeopleFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.role:
        yield col(User.role) == wanted.role
    if wanted.status:
        yield col(User.is_active).is_(wanted.status is not Status.DEACTIVATED)
    if wanted.status is Status.INVITED:
        yield col(User.password_hash).is_(None)
    if wanted.status is Status.ACTIVE:
        yield col(User.password_hash).is_not(None)
    for word in (wanted.q or "").split():
        in_name = col(User.full_name).icontains(word, autoescape=True)
        yield in_name | col(User.email).icontains(word, autoescape=True)
