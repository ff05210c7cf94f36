"""Legal holds: the admins' matter alone."""

from typing import assert_never

from sqlalchemy import ColumnElement, false, true

from talentra.models import Actor, Role


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The legal holds that exist for this actor."""
    match actor.role:
        case Role.CANDIDATE | Role.RECRUITER:
            return false()
        case Role.ADMIN:
            return true()
        case _:
            assert_never(actor.role)
