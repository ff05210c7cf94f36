"""Applications: a candidate's own, a recruiter's assigned ones, all for admins."""

from collections.abc import Iterable
from typing import assert_never

from sqlalchemy import ColumnElement, true
from sqlmodel import col

from talentra.models import Actor, Application, Remark, Role, Visibility


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The applications that exist for this actor."""
    match actor.role:
        case Role.CANDIDATE:
            return col(Application.candidate_id) == actor.user_id
        case Role.RECRUITER:
            return col(Application.recruiter_id) == actor.user_id
        case Role.ADMIN:
            return true()
        case _:
            assert_never(actor.role)


def sent_by(actors: Iterable[Actor]) -> ColumnElement[bool]:
    """What candidates have sent themselves, for several at once: to each their own is told."""
    return col(Application.candidate_id).in_([actor.user_id for actor in actors])


def sees_all(actor: Actor) -> bool:
    """Whether every application exists for this actor, as `visible_to` says."""
    return actor.role is Role.ADMIN


def remarks_visible_to(actor: Actor) -> ColumnElement[bool]:
    """The remarks that exist for this actor on an application they see."""
    if actor.is_staff:
        return true()
    return col(Remark.visibility) == Visibility.CANDIDATE


def can_apply(actor: Actor) -> bool:
    """Only candidates apply, and withdraw."""
    return actor.role is Role.CANDIDATE


def can_move(actor: Actor) -> bool:
    """Staff move, undo and remark; which applications is a matter of sight."""
    return actor.is_staff


def can_reopen(actor: Actor) -> bool:
    """Only an admin leads out of a final stage."""
    return actor.role is Role.ADMIN


def is_asked_why(actor: Actor) -> bool:
    """Admins act on what others handle: they are asked for a reason, and may leave it out."""
    return actor.role is Role.ADMIN


def is_override(actor: Actor, application: Application) -> bool:
    """Whether somebody acts on an application that is not theirs to handle."""
    return application.recruiter_id != actor.user_id
