"""Assignments: admins decide, admins see; a recruiter sees their own."""

from typing import assert_never

from sqlalchemy import ColumnElement, false, true
from sqlmodel import col

from talentra.models import Actor, Assignment, Role


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The assignments that exist for this actor."""
    match actor.role:
        case Role.CANDIDATE:
            return false()
        case Role.RECRUITER:
            return col(Assignment.recruiter_id) == actor.user_id
        case Role.ADMIN:
            return true()
        case _:
            assert_never(actor.role)


def can_take_over(actor: Actor) -> bool:
    """Only recruiters are given candidates whom others handled before."""
    return actor.role is Role.RECRUITER


def can_assign(actor: Actor) -> bool:
    """Only admins decide who handles whom, and see how the work is spread."""
    return actor.role is Role.ADMIN
