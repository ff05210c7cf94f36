"""Webhooks: what leaves the house is the admins' matter."""

from sqlalchemy import ColumnElement, false, true

from talentra.models import Actor, Role


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The webhooks, and with them their deliveries, that exist for this actor."""
    return true() if can_manage(actor) else false()


def can_manage(actor: Actor) -> bool:
    """Only admins decide which other systems are told what happens here."""
    return actor.role is Role.ADMIN
