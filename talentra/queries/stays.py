"""How long things take: at each stage, until an answer, until somebody is hired."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from talentra.clock import now
from talentra.models import PATH, Actor, Application, Passage, Passed, Stage, StageEvent
from talentra.policies import applications as policy
from talentra.queries import steps
from talentra.queries.passages import passed
from talentra.queries.ranks import Lasted, by_rank, in_order, seconds
from talentra.queries.spans import Span


@dataclass(frozen=True, slots=True)
class Stay:
    """How long those who left a stage had last been at it; nothing is told of fewer than five."""

    stage: Stage
    applications: int
    median: timedelta | None
    p90: timedelta | None


def stays(session: Session, actor: Actor, span: Span) -> list[Stay]:
    """Each stage's stays that ended in the time: of every application the last one."""
    return _told(_passages(session, actor, Passed.LEFT, span))


def told_stays(session: Session, span: Span, hold: timedelta) -> list[Stay]:
    """The same of the whole company, as far as candidates know: no rejection held back ends one."""
    ended, begun = aliased(StageEvent), aliased(StageEvent)
    before = (col(begun.application_id) == col(ended.application_id)) & (
        col(begun.number) == col(ended.number) - 1
    )
    is_told = (col(ended.to_stage) != Stage.REJECTED) | (col(ended.at) <= now() - hold)
    whose = (col(ended.application_id), col(ended.from_stage))
    latest = (
        select(
            col(ended.from_stage).label("key"),  # pyright: ignore[reportUnknownArgumentType]
            seconds(session, col(ended.at), col(begun.at)),
            func.row_number()
            .over(partition_by=whose, order_by=col(ended.number).desc())
            .label("place"),
        )
        .join(begun, before)
        .where(is_told, col(ended.from_stage).in_(PATH), steps.stands(ended))
        .where(*span.holds(col(ended.at)))
        .subquery()
    )
    last = select(latest.c.key, latest.c.seconds).where(latest.c.place == 1)
    return _told(by_rank(session, last.subquery()))


def until_hired(session: Session, actor: Actor, span: Span) -> Lasted:
    """From having been sent to being hired, of those who were hired in the time."""
    return _passages(session, actor, Passed.HIRED, span).get(Stage.HIRED, Lasted())


def until_answered(session: Session, actor: Actor, span: Span) -> dict[UUID | None, Lasted]:
    """From having been sent, in the time, to the first move by staff; by who handles it now."""
    whose: Any = col(Application.recruiter_id)
    answered = (
        select(whose.label("key"), col(Passage.seconds))
        .select_from(Passage)
        .outerjoin(Application, col(Application.id) == col(Passage.application_id))
        .where(policy.visible_to(actor), *passed(actor, Passed.ANSWERED, span))
    )
    return by_rank(session, answered.subquery())


def _passages(session: Session, actor: Actor, what: Passed, span: Span) -> dict[Stage, Lasted]:
    """How long it took, by stage."""
    conditions = passed(actor, what, span)
    stage: Any = col(Passage.stage)
    length = col(Passage.seconds)
    if policy.sees_all(actor):
        return in_order(session, stage, length, *conditions)
    theirs = select(stage.label("key"), length).where(*conditions)
    return by_rank(session, theirs.subquery())


def _told(found: Mapping[Any, Lasted]) -> list[Stay]:
    """Each stage, also where nobody left it."""
    lengths = {stage: found.get(stage, Lasted()) for stage in PATH}
    return [Stay(stage, of.applications, of.median, of.p90) for stage, of in lengths.items()]
