"""Whether an application is still under way or over, as its candidate is told."""

from datetime import timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.models import PATH, Actor, Application, Stage
from talentra.policies import applications as policy
from talentra.queries.organisation import rejection_hold


class Standing(StrEnum):
    """Under way, or over."""

    ACTIVE = "active"
    PAST = "past"


def stands(standing: Standing, hold: timedelta) -> ColumnElement[bool]:
    """The applications that stand so; one whose rejection is held back is still under way."""
    stage = col(Application.stage)
    held = and_(stage == Stage.REJECTED, col(Application.stage_changed_at) > now() - hold)
    active = or_(stage.in_(PATH), held)
    return active if standing is Standing.ACTIVE else ~active


def mine(session: Session, actor: Actor) -> dict[Standing, int]:
    """How many of the actor's own applications stand so."""
    hold = rejection_hold(session)
    counted = [func.count().filter(stands(standing, hold)) for standing in Standing]
    wanted = select(*counted).where(
        policy.visible_to(actor), col(Application.candidate_id) == actor.user_id
    )
    return dict(zip(Standing, session.execute(wanted).one(), strict=True))
