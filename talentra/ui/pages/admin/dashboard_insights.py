"""What happened in the period, in plain words: how far people came, how long it took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from talentra.models import Stage
from talentra.queries.insights import FEWEST, Stay
from talentra.services.figure_tables import lasted
from talentra.ui.pages import addresses
from talentra.ui.pages.admin.dashboard_query import LABELS, DashboardQuery, Period
from talentra.ui.pages.recruiter.candidates_query import ROUTE as LIST

TOO_FEW = f"under {FEWEST}"


@dataclass(frozen=True)
class PeriodLink:
    """One period that can be chosen."""

    label: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class FunnelRow:
    """How many came to a stage, of all who applied and of those who came to the one before."""

    stage: str
    count: int
    href: str
    percent: float
    of_all: str
    of_before: str


@dataclass(frozen=True)
class Funnel:
    """The rows, and the whole in one sentence."""

    total: int = 0
    said: str = ""
    rows: list[FunnelRow] = field(default_factory=list[FunnelRow])


@dataclass(frozen=True)
class StayRow:
    """How long applications were at a stage; bars are shares of the longest."""

    stage: str
    count: int
    href: str
    median: str
    p90: str
    median_percent: float
    p90_percent: float


@dataclass(frozen=True)
class Stays:
    """The rows, and the whole in one sentence."""

    total: int = 0
    said: str = ""
    rows: list[StayRow] = field(default_factory=list[StayRow])


def periods(asked: DashboardQuery) -> list[PeriodLink]:
    """The periods in their order."""
    return [
        PeriodLink(LABELS[each], DashboardQuery(each).href, each is asked.period) for each in Period
    ]


def funnel(reached: Mapping[Stage, int], since: date | None) -> Funnel:
    """Each step with its share of all, and of the step before."""
    total = next(iter(reached.values()), 0)
    before, rows = total, list[FunnelRow]()
    for stage, number in reached.items():
        href = address(**{"reached": stage.value, "from": _day(since)})
        percent = round(100 * number / total, 1) if total else 0
        step = _share(number, before) if rows else ""
        rows.append(FunnelRow(stage.value, number, href, percent, _share(number, total), step))
        before = number
    told = ", ".join(f"{Stage(row.stage).label} {row.count}" for row in rows)
    return Funnel(total, f"How far those who applied came: {told}", rows)


def stays(found: Sequence[Stay], since: date | None) -> Stays:
    """Each stage with the time at it, in bars of one scale."""
    most = max((stay.p90 for stay in found if stay.p90), default=timedelta())
    rows = [
        StayRow(
            stage=stay.stage.value,
            count=stay.applications,
            href=address(left=stay.stage.value, since=_day(since)) if stay.applications else "",
            median=lasted(stay.median) if stay.median is not None else TOO_FEW,
            p90=lasted(stay.p90) if stay.p90 is not None else "",
            median_percent=_part(stay.median, most),
            p90_percent=_part(stay.p90, most),
        )
        for stay in found
    ]
    told = [f"{Stage(row.stage).label} {row.median}" for row in rows if row.p90]
    said = f"Time in stage, median: {', '.join(told)}" if told else "Time in stage"
    return Stays(sum(row.count for row in rows), said, rows)


def address(**parts: str) -> str:
    """The list of applications that a number counts."""
    return addresses.address(LIST, **parts)


def _share(number: int, of: int) -> str:
    return f"{round(100 * number / of)}%" if of else "–"


def _part(time: timedelta | None, of: timedelta) -> float:
    return round(100 * (time / of), 1) if time and of else 0


def _day(since: date | None) -> str:
    return since.isoformat() if since else ""
