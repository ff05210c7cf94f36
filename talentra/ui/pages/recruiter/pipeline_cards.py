"""The cards of the board, as slim as they can be sent."""

from dataclasses import dataclass
from datetime import timedelta

from talentra.clock import now
from talentra.models import Stage
from talentra.models.applications import EXITS
from talentra.queries.application_filters import WAITING
from talentra.queries.pipeline import CardRow
from talentra.ui import components as c
from talentra.ui.words import LEVELS, over_target


@dataclass(frozen=True)
class Card:
    """An application on the board; its line is the job, or on the board of one job the level."""

    id: str
    version: int
    name: str
    initials: str
    tint: int
    line: str
    level: str
    days: int
    long: bool  # it waits for longer than people should
    over: str  # by how much it is over target, in words
    unread: bool
    back: str


def cards(rows: list[CardRow], stage: Stage, *, of_one_job: bool) -> list[Card]:
    """The cards of a column."""
    return [_card(row, stage, of_one_job) for row in rows]


def _card(row: CardRow, stage: Stage, of_one_job: bool) -> Card:
    stood, level = now() - row.since, LEVELS.get(row.level or "", "")
    return Card(
        id=str(row.id),
        version=row.version,
        name=row.name,
        initials=c.initials(row.name),
        tint=c.tint(row.name),
        line=level if of_one_job else row.job_title,
        level="" if of_one_job else level,
        days=max(stood.days, 0),
        long=stage not in EXITS and _is_long(row.days_over, stood),
        over=over_target(row.days_over),
        unread=row.is_unread,
        back=row.back or "",
    )


def _is_long(days_over: int | None, stood: timedelta) -> bool:
    """Whether it is over the target of its stage; without one, what holds everywhere."""
    return stood > WAITING if days_over is None else days_over > 0
