"""Requests to be erased: candidates make their own, admins see and carry them out."""

from typing import assert_never

from sqlalchemy import ColumnElement, false, true
from sqlmodel import col

from talentra.models import Actor, Erasure, Role


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The requests that exist for this actor."""
    match actor.role:
        case Role.CANDIDATE:
            return col(Erasure.candidate_id) == actor.user_id
        case Role.RECRUITER:
            return false()
        case Role.ADMIN:
            return true()
        case _:
            assert_never(actor.role)


def can_ask(actor: Actor) -> bool:
    """Only candidates ask to be erased; what staff did belongs to the company's records."""
    return actor.role is Role.CANDIDATE


def can_carry_out(actor: Actor) -> bool:
    """Only an admin erases somebody."""
    return actor.role is Role.ADMIN
