"""Steps of the history as conditions: how far an application came, and which stage it left when.

A step that was taken back, and the step that took it back, count as if they had never been.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from talentra.models import PATH, Application, Stage, StageEvent

MILESTONES = (*PATH, Stage.HIRED)


def beyond(stage: Stage) -> tuple[Stage, ...]:
    """The stage and all that follow it on the way to being hired."""
    return MILESTONES[MILESTONES.index(stage) :]


def stands(step: Any = StageEvent) -> ColumnElement[bool]:
    """Whether a step was neither taken back nor takes another one back."""
    undoing = aliased(StageEvent)
    taken_back = exists(select(1).where(col(undoing.undoes_id) == col(step.id)))
    return col(step.undoes_id).is_(None) & ~taken_back


def reached(stage: Stage) -> ColumnElement[bool]:
    """Whether an application came to the stage, or past it."""
    step = aliased(StageEvent)
    return exists(
        select(1).where(
            col(step.application_id) == col(Application.id),
            col(step.to_stage).in_(beyond(stage)),
            stands(step),
        )
    )


def left(stage: Stage, since: date | None) -> ColumnElement[bool]:
    """Whether an application left the stage, on that day or later."""
    step = aliased(StageEvent)
    when = [col(step.at) >= begins(since)] if since else []
    return exists(
        select(1).where(
            col(step.application_id) == col(Application.id),
            col(step.from_stage) == stage,
            stands(step),
            *when,
        )
    )


def begins(day: date) -> datetime:
    """The first moment of a day in UTC."""
    return datetime.combine(day, time(), UTC)
