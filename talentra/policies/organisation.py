"""The company's own settings are the admins' matter."""

from talentra.models import Actor, Role


def can_change(actor: Actor) -> bool:
    """Only admins see and change what holds for the whole company."""
    return actor.role is Role.ADMIN
