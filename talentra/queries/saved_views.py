"""The lists that somebody has given a name."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, SavedView


@dataclass(frozen=True, slots=True)
class NamedView:
    """A name, and the query of the address that it stands for."""

    id: UUID
    name: str
    asked: str


def own(session: Session, actor: Actor) -> list[NamedView]:
    """The actor's own, by the alphabet."""
    wanted = (
        select(SavedView)
        .where(col(SavedView.user_id) == actor.user_id)
        .order_by(col(SavedView.name), col(SavedView.id))
    )
    return [NamedView(row.id, row.name, row.asked) for row in session.execute(wanted).scalars()]


def get(session: Session, actor: Actor, view_id: UUID) -> SavedView | None:
    """One of the actor's own."""
    wanted = select(SavedView).where(
        col(SavedView.id) == view_id, col(SavedView.user_id) == actor.user_id
    )
    return session.execute(wanted).scalar_one_or_none()


def named(session: Session, actor: Actor, name: str) -> SavedView | None:
    """The actor's own of this name."""
    wanted = select(SavedView).where(
        col(SavedView.name) == name, col(SavedView.user_id) == actor.user_id
    )
    return session.execute(wanted).scalar_one_or_none()
