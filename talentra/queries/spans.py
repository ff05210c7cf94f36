"""Stretches of whole days in somebody's calendar, and the weeks or months in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, case, literal

from talentra.clock import now

DAY = timedelta(days=1)
MOST = 60  # parts of a span; more of them are months, or years


class Grouping(StrEnum):
    """Into which parts a span is cut."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to another, both included and either left open, in a time zone ("" is UTC)."""

    since: date | None = None
    until: date | None = None
    zone: str = ""

    @property
    def begins(self) -> datetime | None:
        """Its first moment."""
        return beginning(self.since, self.zone) if self.since else None

    @property
    def ends(self) -> datetime | None:
        """The first moment after it."""
        if not self.until or self.until == date.max:  # no day comes after the last one
            return None
        return beginning(self.until + DAY, self.zone)

    def holds(self, moment: Any) -> list[ColumnElement[bool]]:
        """That a column's moment is in it."""
        after = [moment >= self.begins] if self.begins else []
        return [*after, *([moment < self.ends] if self.ends else [])]


@dataclass(frozen=True, slots=True)
class Part:
    """Some days after each other, the last one included."""

    first: date
    last: date


def zone_of(name: str) -> tzinfo:
    """The zone of that name; UTC for one that this machine does not know."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def beginning(day: date, zone: str = "") -> datetime:
    """The first moment of a day in a zone, in UTC; of the first days there are, in UTC anyway."""
    try:
        return datetime.combine(day, time(), zone_of(zone)).astimezone(UTC)
    except OverflowError:
        return datetime.combine(day, time(), UTC)


def day_of(moment: datetime, zone: str = "") -> date:
    """The day on which a moment is, there."""
    return moment.astimezone(zone_of(zone)).date()


def today(zone: str = "") -> date:
    """The present day there."""
    return day_of(now(), zone)


def parts(first: date, last: date, by: Grouping) -> list[Part]:
    """The weeks (from Mondays), months or years of these days; the larger ones if too many."""
    found = list(_parts(first, last, by))
    coarser = {Grouping.WEEK: Grouping.MONTH, Grouping.MONTH: Grouping.YEAR}
    return parts(first, last, coarser[by]) if len(found) > MOST and by in coarser else found


def _parts(first: date, last: date, by: Grouping) -> Iterator[Part]:
    while first <= last:
        following = _next(first, by)
        yield Part(first, min(last, following - DAY))
        first = following


def _next(day: date, by: Grouping) -> date:
    match by:
        case Grouping.WEEK:
            return day + (7 - day.weekday()) * DAY
        case Grouping.MONTH:
            return (day.replace(day=1) + 32 * DAY).replace(day=1)
        case Grouping.YEAR:
            return date(day.year + 1, 1, 1)


def placed(moment: Any, edges: Sequence[datetime], start: int = 0) -> ColumnElement[int]:
    """In which part a column's moment is, by the first moments of all parts but the first one.

    The tree halves them again and again: six comparisons find one of sixty.
    """
    if not edges:
        return literal(start)
    half = len(edges) // 2
    before = placed(moment, edges[:half], start)
    return case(
        (moment < edges[half], before), else_=placed(moment, edges[half + 1 :], start + half + 1)
    )
