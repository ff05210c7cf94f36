"""What happened in a time, in numbers: who applied when, how far they came, how long it took.

Every number is one of applications that the list shows when it is narrowed the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import ColumnElement, Float, Label, case, cast, extract, func, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from talentra.clock import today
from talentra.errors import ensure
from talentra.models import PATH, Actor, Application, Counted, Stage, StageEvent
from talentra.policies import applications as policy
from talentra.policies import assignments as assignment_policy
from talentra.queries import applications, steps, tallies
from talentra.queries.applications import ApplicationFilter, ApplicationRow
from talentra.queries.dashboards import Day
from talentra.queries.pages import Ask
from talentra.queries.steps import MILESTONES, begins

FEWEST = 5  # applications below which a median says more about one of them than about a stage
LONGEST = 6  # applications that have not moved, by name


@dataclass(frozen=True, slots=True)
class Stay:
    """How long those who left a stage had last been at it; nothing is told of fewer than FEWEST."""

    stage: Stage
    applications: int
    median: timedelta | None
    p90: timedelta | None


@dataclass(frozen=True, slots=True)
class Insights:
    """The time from the day `since` on (None: from the beginning), in numbers."""

    since: date | None
    days: list[Day]
    reached: dict[Stage, int]
    stays: list[Stay]
    longest: list[ApplicationRow]


def insights(session: Session, actor: Actor, since: date | None) -> Insights:
    """All of it, for admins."""
    ensure(assignment_policy.can_assign(actor), "Only admins see the whole company's numbers.")
    idle = ApplicationFilter(idle_days=0)
    unmoved = applications.page(session, actor, idle, Ask(limit=LONGEST), rising=True)
    return Insights(
        since=since,
        days=_days(session, actor, since),
        reached=_reached(session, actor, since),
        stays=_stays(session, actor, since),
        longest=unmoved.rows,
    )


def _days(session: Session, actor: Actor, since: date | None) -> list[Day]:
    """Each day with how many applied on it, also those on which nobody did."""
    sent = tallies.kept(session, actor, Counted.APPLIED, since=since)[Counted.APPLIED]
    known = (date.fromisoformat(day) for day, number in sent.items() if number)
    first = since or min(known, default=today())
    every = (first + timedelta(days=n) for n in range((today() - first).days + 1))
    return [Day(each, sent.get(each.isoformat(), 0)) for each in every]


def _reached(session: Session, actor: Actor, since: date | None) -> dict[Stage, int]:
    """Of those who applied in the time, how many came to each stage or past it."""
    ranks = {stage: rank for rank, stage in enumerate(MILESTONES)}
    farthest = (
        select(func.max(case(ranks, value=col(StageEvent.to_stage), else_=0)))
        .where(col(StageEvent.application_id) == col(Application.id), steps.stands())
        .correlate(Application)
        .scalar_subquery()
    )
    each = (
        select(farthest.label("rank"))
        .select_from(Application)
        .where(policy.visible_to(actor), *_sent(since))
        .subquery()
    )
    found = session.execute(select(each.c.rank, func.count()).group_by(each.c.rank))
    ended: dict[int, int] = dict(found.all())
    counts = [ended.get(rank, 0) for rank in reversed(range(len(MILESTONES)))]
    return dict(zip(MILESTONES, reversed([*accumulate(counts)]), strict=True))


def _stays(session: Session, actor: Actor, since: date | None) -> list[Stay]:
    """Each stage's stays that ended in the time: of every application the last one, by rank."""
    ended: Any = aliased(StageEvent)
    begun: Any = aliased(StageEvent)
    when = [col(ended.at) >= begins(since)] if since else []
    latest = (
        select(
            col(ended.from_stage).label("stage"),  # pyright: ignore[reportUnknownArgumentType]
            _seconds(session, col(ended.at), col(begun.at)),
            _place(ended).label("place"),
        )
        .join(
            begun,
            (col(begun.application_id) == col(ended.application_id))
            & (col(begun.number) == col(ended.number) - 1),
        )
        .join(Application, col(Application.id) == col(ended.application_id))
        .where(policy.visible_to(actor), col(ended.from_stage).in_(PATH), steps.stands(ended))
        .where(*when)
        .subquery()
    )
    return _by_rank(session, latest)


def _by_rank(session: Session, latest: Any) -> list[Stay]:
    """Median and 90th percentile by the nearest rank: always a stay that there was."""
    stage, seconds = latest.c.stage, latest.c.seconds
    ranked = (
        select(
            stage,
            seconds,
            func.row_number().over(partition_by=stage, order_by=seconds).label("rank"),
            func.count().over(partition_by=stage).label("number"),
        )
        .where(latest.c.place == 1)
        .subquery()
    )
    number, rank = ranked.c.number, ranked.c.rank
    wanted = select(ranked.c.stage, rank, number, ranked.c.seconds).where(
        rank.in_(((number + 1) // 2, (9 * number + 9) // 10)) | (rank == 1)
    )
    found = session.execute(wanted).all()
    return [_stay(stage, [row[1:] for row in found if row[0] == stage]) for stage in PATH]


def _stay(stage: Stage, rows: Sequence[tuple[int, int, float]]) -> Stay:
    number = rows[0][1] if rows else 0
    if number < FEWEST:
        return Stay(stage, number, None, None)
    at = {rank: timedelta(seconds=round(seconds)) for rank, _, seconds in rows}
    return Stay(stage, number, at[(number + 1) // 2], at[(9 * number + 9) // 10])


def _sent(since: date | None) -> list[ColumnElement[bool]]:
    return [col(Application.applied_at) >= begins(since)] if since else []


def _place(ended: Any) -> ColumnElement[int]:
    """Which of an application's stays at a stage it is, the last one being the first."""
    whose = (col(ended.application_id), col(ended.from_stage))
    return func.row_number().over(partition_by=whose, order_by=col(ended.number).desc())


def _seconds(session: Session, to: Any, since: Any) -> Label[float]:
    if session.get_bind().dialect.name == "postgresql":
        return cast(extract("epoch", to - since), Float).label("seconds")
    days: ColumnElement[float] = func.julianday(to) - func.julianday(since)
    return (days * 86_400).label("seconds")
