"""By which ways people want to be told."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, Preference
from talentra.models.preferences import KINDS, USUAL, Ways


@dataclass(frozen=True, slots=True)
class PreferenceView:
    """One kind that may concern the actor, and how they hear of it."""

    kind: str
    words: str
    in_product: bool
    by_mail: bool
    is_optional: bool


def own(session: Session, actor: Actor) -> list[PreferenceView]:
    """The kinds that may concern the actor, in the order of settings."""
    wanted = select(Preference).where(col(Preference.user_id) == actor.user_id)
    chosen = {each.kind: _ways(each) for each in session.execute(wanted).scalars()}
    return [
        PreferenceView(name, kind.words, ways.in_product, ways.by_mail, kind.is_optional)
        for name, kind in KINDS.items()
        if actor.role in kind.roles
        for ways in [chosen.get(name, kind.usual) if kind.is_optional else kind.usual]
    ]


def ways(session: Session, user_id: UUID, kind: str) -> Ways:
    """By which ways somebody hears of a kind; of one that is not in the table as usual."""
    known = KINDS.get(kind)
    if known and not known.is_optional:
        return known.usual
    chosen = session.execute(_chosen(), {"user_id": user_id, "kind": kind}).first()
    if chosen:
        return Ways(*chosen)
    return known.usual if known else USUAL


@cache
def _chosen() -> Select[*tuple[Any, ...]]:
    return select(col(Preference.in_product), col(Preference.by_mail)).where(
        col(Preference.user_id) == bindparam("user_id"), col(Preference.kind) == bindparam("kind")
    )


def _ways(chosen: Preference) -> Ways:
    return Ways(chosen.in_product, chosen.by_mail)
