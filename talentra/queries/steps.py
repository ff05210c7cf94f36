"""Steps of the history as conditions: how far an application came, and which stage it left when.

A step that was taken back, and the step that took it back, count as if they had never been.
"""

from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from talentra.models import PATH, Application, Stage, StageEvent
from talentra.queries.spans import Span

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


def left(stage: Stage, when: Span) -> ColumnElement[bool]:
    """Whether an application left the stage in that time."""
    step = aliased(StageEvent)
    return exists(
        select(1).where(
            col(step.application_id) == col(Application.id),
            col(step.from_stage) == stage,
            stands(step),
            *when.holds(col(step.at)),
        )
    )


def entered(stage: Stage, when: Span, reason: str = "") -> ColumnElement[bool]:
    """Whether an application came to the stage in that time, since it was sent; with a reason."""
    step = aliased(StageEvent)
    why = [col(step.reason) == reason] if reason else []
    return exists(
        select(1).where(
            col(step.application_id) == col(Application.id), *entering(step, stage, when), *why
        )
    )


def answered() -> ColumnElement[bool]:
    """Whether staff have moved an application since it was sent."""
    step = aliased(StageEvent)
    return exists(
        select(1).where(col(step.application_id) == col(Application.id), *answering(step))
    )


def entering(step: Any, stage: Stage, when: Span) -> list[ColumnElement[bool]]:
    """That a step leads to the stage in that time, after its application was sent."""
    return [
        col(step.to_stage) == stage,
        stands(step),
        col(step.at) >= col(Application.applied_at),
        *when.holds(col(step.at)),
    ]


def answering(step: Any) -> list[ColumnElement[bool]]:
    """That a step is one by which staff answer: out of Applied, by no withdrawal."""
    return [
        col(step.from_stage) == Stage.APPLIED,
        col(step.to_stage) != Stage.WITHDRAWN,
        stands(step),
        col(step.at) >= col(Application.applied_at),
    ]
