"""How long things take: at each stage, until an answer, until somebody is hired."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, func, literal, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from talentra.clock import now
from talentra.models import PATH, Actor, Application, Stage, StageEvent
from talentra.policies import applications as policy
from talentra.queries import steps
from talentra.queries.ranks import Lasted, by_rank, seconds
from talentra.queries.spans import Span

ENDED: Any = aliased(StageEvent)  # the step by which a stay ends


@dataclass(frozen=True, slots=True)
class Stay:
    """How long those who left a stage had last been at it; nothing is told of fewer than five."""

    stage: Stage
    applications: int
    median: timedelta | None
    p90: timedelta | None


def stays(session: Session, actor: Actor, span: Span) -> list[Stay]:
    """Each stage's stays that ended in the time: of every application the last one."""
    return _stays(session, span, policy.visible_to(actor))


def told_stays(session: Session, span: Span, hold: timedelta) -> list[Stay]:
    """The same of the whole company, as far as candidates know: no rejection held back ends one."""
    step_is_told = (col(ENDED.to_stage) != Stage.REJECTED) | (col(ENDED.at) <= now() - hold)
    return _stays(session, span, step_is_told)


def _stays(session: Session, span: Span, which: ColumnElement[bool]) -> list[Stay]:
    """The stays of the applications, or by the steps, of which the condition holds."""
    begun: Any = aliased(StageEvent)
    before = (col(begun.application_id) == col(ENDED.application_id)) & (
        col(begun.number) == col(ENDED.number) - 1
    )
    latest = (
        select(
            col(ENDED.from_stage).label("key"),  # pyright: ignore[reportUnknownArgumentType]
            seconds(session, col(ENDED.at), col(begun.at)),
            _place(ENDED, ENDED.from_stage).label("place"),
        )
        .join(begun, before)
        .join(Application, col(Application.id) == col(ENDED.application_id))
        .where(which, col(ENDED.from_stage).in_(PATH), steps.stands(ENDED))
        .where(*span.holds(col(ENDED.at)))
        .subquery()
    )
    found = by_rank(session, _first(latest))
    return [_stay(stage, found.get(stage, Lasted())) for stage in PATH]


def until_hired(session: Session, actor: Actor, span: Span) -> Lasted:
    """From having been sent to being hired, of those who were hired in the time."""
    step: Any = aliased(StageEvent)
    since = col(Application.applied_at)
    latest = (
        select(
            literal("hired").label("key"),
            seconds(session, col(step.at), since),
            _place(step, step.to_stage).label("place"),
        )
        .join(Application, col(Application.id) == col(step.application_id))
        .where(policy.visible_to(actor), *steps.entering(step, Stage.HIRED, span))
        .subquery()
    )
    return by_rank(session, _first(latest)).get("hired", Lasted())


def until_answered(session: Session, actor: Actor, span: Span) -> dict[UUID | None, Lasted]:
    """From having been sent, in the time, to the first move by staff; by who handles it now."""
    step: Any = aliased(StageEvent)
    whose: Any = col(Application.recruiter_id)
    sent: Any = col(Application.applied_at)
    answered = (
        select(
            whose.label("key"),
            sent.label("since"),
            func.min(col(step.at)).label("until"),
        )
        .join(step, col(step.application_id) == col(Application.id))
        .where(policy.visible_to(actor), *span.holds(col(Application.applied_at)))
        .where(*steps.answering(step))
        .group_by(col(Application.id))
        .subquery()
    )
    return by_rank(
        session,
        select(answered.c.key, seconds(session, answered.c.until, answered.c.since)).subquery(),
    )


def _first(latest: Subquery) -> Subquery:
    """Of each application the last of what it did several times."""
    return select(latest.c.key, latest.c.seconds).where(latest.c.place == 1).subquery()


def _place(step: Any, stage: Any) -> ColumnElement[int]:
    """Which of an application's steps of this kind it is, the last one being the first."""
    whose = (col(step.application_id), col(stage))
    return func.row_number().over(partition_by=whose, order_by=col(step.number).desc())


def _stay(stage: Stage, found: Lasted) -> Stay:
    return Stay(stage, found.applications, found.median, found.p90)
