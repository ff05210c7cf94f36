"""Which announcements concern whom."""

from typing import assert_never

from talentra.models import Actor, Role


def work_of(actor: Actor) -> str:
    """The topic that is announced whenever something changes that this actor works with."""
    match actor.role:
        case Role.CANDIDATE:
            return f"candidate:{actor.user_id}"
        case Role.RECRUITER:
            return f"recruiter:{actor.user_id}"
        case Role.ADMIN:
            return "admin"
        case _:
            assert_never(actor.role)
