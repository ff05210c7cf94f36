"""The funnel by cohorts: how far those came who applied in the same week or month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from typing import Any

from sqlalchemy import case, func, literal, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, Application, Passage, Passed, Stage
from talentra.policies import applications as policy
from talentra.queries import spans
from talentra.queries.passages import passed
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
    return _shaped(parts, _counted(session, actor, span, edges))


def reached(session: Session, actor: Actor, span: Span) -> dict[Stage, int]:
    """Of all who applied in the span, how many came to each stage or past it."""
    found = {rank: number for _, rank, number in _counted(session, actor, span, [])}
    return _came([found.get(rank, 0) for rank in range(len(MILESTONES))])


def _counted(
    session: Session, actor: Actor, span: Span, edges: Sequence[datetime]
) -> list[tuple[int, int, int]]:
    """By part: as rank 0 all who applied, then those who came farther, by how far."""
    sent, came = col(Application.applied_at), col(Passage.at)
    farthest = case(RANKS, value=col(Passage.stage))
    every: tuple[Any, ...] = (
        select(spans.placed(sent, edges).label("part"), literal(0).label("rank"))
        .select_from(Application)
        .where(policy.visible_to(actor), *span.holds(sent)),
        select(spans.placed(came, edges).label("part"), farthest.label("rank"))
        .select_from(Passage)
        .where(*passed(actor, Passed.REACHED, span)),
    )
    found: list[Any] = []
    for asked in every:
        each = asked.subquery()
        part, rank = each.c.part, each.c.rank
        found += session.execute(select(part, rank, func.count()).group_by(part, rank))
    return [tuple(row) for row in found]


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


def _came(row: list[int]) -> dict[Stage, int]:
    """Of all who applied, and those who came past that and ended at each stage."""
    sent, *ended = row
    return dict(zip(MILESTONES, [sent, *[*accumulate(reversed(ended))][::-1]], strict=True))
