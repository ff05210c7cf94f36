"""Who asked to be erased, and how that stands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import NotFound
from talentra.models import PATH, Actor, Application, Erasure, Role, User
from talentra.policies import applications as application_policy
from talentra.policies import erasures as policy

MOST = 100  # shown at once; the others follow as these are carried out
OPEN = (col(Erasure.withdrawn_at).is_(None), col(Erasure.carried_out_at).is_(None))


@dataclass(frozen=True, slots=True)
class Asked:
    """An open request, with how many applications of theirs are under way."""

    id: UUID
    candidate_id: UUID
    full_name: str
    email: str
    asked_at: datetime
    live: int


@dataclass(frozen=True, slots=True)
class Own:
    """Whether the actor may ask to be erased, and since when they do."""

    can_ask: bool
    asked_at: datetime | None


def get(session: Session, actor: Actor, erasure_id: UUID) -> Erasure:
    """The open request, as it is now, if the actor sees it."""
    wanted = select(Erasure).where(col(Erasure.id) == erasure_id, policy.visible_to(actor), *OPEN)
    wanted = wanted.execution_options(populate_existing=True)
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def open_of(session: Session, actor: Actor) -> Erasure | None:
    """The actor's own open request."""
    wanted = select(Erasure).where(col(Erasure.candidate_id) == actor.user_id, *OPEN)
    return session.execute(wanted).scalar_one_or_none()


def own(session: Session, actor: Actor) -> Own:
    """How it stands with the actor themselves."""
    asked = open_of(session, actor)
    return Own(policy.can_ask(actor), asked and asked.asked_at)


def waiting(session: Session, actor: Actor) -> list[Asked]:
    """The open requests that the actor sees, the oldest first."""
    live = select(func.count()).where(
        application_policy.visible_to(actor),
        col(Application.candidate_id) == col(User.id),
        col(Application.stage).in_(PATH),
    )
    person = (col(User.id), col(User.full_name), col(User.email))
    wanted = (
        select(col(Erasure.id), *person, col(Erasure.asked_at), live.scalar_subquery())
        .join(User, col(User.id) == col(Erasure.candidate_id))
        .where(policy.visible_to(actor), *OPEN)
        .order_by(col(Erasure.asked_at), col(Erasure.id))
        .limit(MOST)
    )
    return [Asked(*row) for row in session.execute(wanted)]


def brought_back(session: Session, listed: Collection[UUID]) -> list[UUID]:
    """Those of the listed who stand in the database with their name."""
    wanted = select(col(User.id)).where(
        col(User.id).in_(listed), col(User.role) == Role.CANDIDATE, col(User.erased_at).is_(None)
    )
    return list(session.execute(wanted).scalars())


def erased(session: Session) -> set[UUID]:
    """Everybody who was erased."""
    wanted = select(col(User.id)).where(col(User.erased_at).is_not(None))
    return set(session.execute(wanted).scalars())
