"""Reports: a recruiter's own candidates, the whole company for admins."""

from talentra.models import Actor, Role


def can_take_own(actor: Actor) -> bool:
    """Recruiters report on their candidates, admins on any one recruiter's."""
    return actor.is_staff


def can_take_all(actor: Actor) -> bool:
    """Only admins report on everybody."""
    return actor.role is Role.ADMIN
