"""The audit log: admins read it."""

from sqlalchemy import ColumnElement, false, true

from talentra.models import Actor, Role


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The entries that exist for this actor."""
    return true() if actor.role is Role.ADMIN else false()


def can_read(actor: Actor) -> bool:
    """Only admins look through the log."""
    return actor.role is Role.ADMIN
