"""Changing what holds for the whole company."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from talentra.errors import ensure
from talentra.models import Actor, Choice
from talentra.models.organisation import clean_choices
from talentra.policies import organisation as policy
from talentra.queries import organisation as query
from talentra.queries import users
from talentra.services.telling import announce, audit


def change(session: Session, actor: Actor, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the choices that differ from what holds; these, as they are kept."""
    ensure(policy.can_change(actor), query.ADMINS_ONLY)
    chosen = clean_choices(wanted)
    take_turn(session)
    return keep(session, actor, chosen)


def take_turn(session: Session) -> None:
    """Of two admins who change something at once, the second sees what the first kept."""
    users.admins(session, lock=True)


def keep(session: Session, actor: Actor | None, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Keep clean choices for whoever took their turn; those that differ from what held."""
    before = {name: query.choice(session, name) for name in chosen}
    changed = {name: value for name, value in chosen.items() if value != before[name]}
    for name, value in changed.items():
        session.merge(Choice(name=name, value=value))
    if changed:
        former = {name: before[name] for name in changed}
        audit(session, actor, "organisation.changed", "organisation", before=former, after=changed)
        announce(session, "admin")
    return changed
