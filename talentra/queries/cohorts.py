"""The funnel by cohorts: how far those came who applied in the same week or month."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy import ScalarSelect, case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, Application, Stage, StageEvent
from talentra.policies import applications as policy
from talentra.queries import spans, steps
from talentra.queries.spans import Grouping, Part, Span
from talentra.queries.steps import MILESTONES

RANKS = {stage: rank for rank, stage in enumerate(MILESTONES)}


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who applied from the first day to the last, and how many came how far."""

    first: date
    last: date
    reached: dict[Stage, int]


def cohorts(session: Session, actor: Actor, span: Span, by: Grouping) -> list[Cohort]:
    """Each part of the span with its applications, also where there are none."""
    parts = _parts(session, actor, span, by)
    edges = [spans.beginning(part.first, span.zone) for part in parts[1:]]
    each = (
        select(
            spans.placed(col(Application.applied_at), edges).label("part"),
            farthest().label("rank"),
        )
        .select_from(Application)
        .where(policy.visible_to(actor), *span.holds(col(Application.applied_at)))
        .subquery()
    )
    counted = select(each.c.part, each.c.rank, func.count()).group_by(each.c.part, each.c.rank)
    return _shaped(parts, [tuple(row) for row in session.execute(counted)])


def farthest() -> ScalarSelect[int]:
    """How far an application came, by the rank of the stage."""
    return (
        select(func.max(case(RANKS, value=col(StageEvent.to_stage), else_=0)))
        .where(col(StageEvent.application_id) == col(Application.id), steps.stands())
        .correlate(Application)
        .scalar_subquery()
    )


def _parts(session: Session, actor: Actor, span: Span, by: Grouping) -> list[Part]:
    """From the first day, or that of the first application, until the last day or today."""
    last = min(span.until or date.max, spans.today(span.zone))
    if span.since:
        return spans.parts(span.since, last, by)
    wanted = select(func.min(col(Application.applied_at))).where(policy.visible_to(actor))
    first = session.execute(wanted).scalar_one()
    return spans.parts(spans.day_of(first, span.zone), last, by) if first else []


def _shaped(parts: list[Part], counted: list[tuple[Any, ...]]) -> list[Cohort]:
    """Parts as rows, stages as columns; whoever came to a stage came to those before it."""
    import pandas  # slow, and only here

    frame: Any = pandas.DataFrame(counted, columns=["part", "rank", "number"])
    table = frame.pivot_table(
        index="part", columns="rank", values="number", aggfunc="sum", fill_value=0
    ).reindex(index=range(len(parts)), columns=range(len(MILESTONES)), fill_value=0)
    rows: list[list[int]] = table.astype(int).values.tolist()
    return [
        Cohort(part.first, part.last, _came(row)) for part, row in zip(parts, rows, strict=True)
    ]


def _came(ended: list[int]) -> dict[Stage, int]:
    return dict(zip(MILESTONES, [*accumulate(reversed(ended))][::-1], strict=True))
