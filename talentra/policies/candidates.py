"""Candidates, their profiles and resumes: themselves, their recruiter, admins."""

from typing import assert_never
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, select, true
from sqlmodel import col

from talentra.models import Actor, Assignment, Resume, Role, User


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The candidates (rows of users) that exist for this actor."""
    return and_(col(User.role) == Role.CANDIDATE, in_sight(actor, col(User.id)))


def sees_handled(actor: Actor) -> bool:
    """Whether those alone exist for this actor whom they handle, as `visible_to` says."""
    return actor.role is Role.RECRUITER


def handled_by(actor: Actor) -> ColumnElement[bool]:
    """The assignments (rows of them) by which this actor handles candidates now."""
    return and_(col(Assignment.recruiter_id) == actor.user_id, col(Assignment.ended_at).is_(None))


def resumes_visible_to(actor: Actor) -> ColumnElement[bool]:
    """The kept resumes that exist for this actor."""
    return and_(col(Resume.removed_at).is_(None), in_sight(actor, col(Resume.candidate_id)))


def can_keep_resumes(actor: Actor) -> bool:
    """Only candidates keep resumes and a profile."""
    return actor.role is Role.CANDIDATE


def in_sight(
    actor: Actor, candidate_id: SQLColumnExpression[UUID] | SQLColumnExpression[UUID | None]
) -> ColumnElement[bool]:
    """Whether the candidate that a column names exists for this actor."""
    match actor.role:
        case Role.CANDIDATE:
            return candidate_id == actor.user_id
        case Role.RECRUITER:
            held = select(col(Assignment.candidate_id)).where(handled_by(actor))
            return candidate_id.in_(held.correlate(None))  # also where a list joins assignments
        case Role.ADMIN:
            return true()
        case _:
            assert_never(actor.role)
