"""The company's numbers in plain words: shares, bars, and where each of them leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from talentra.models import Stage
from talentra.queries.applications import ApplicationRow
from talentra.queries.dashboards import AdminDashboard, Day
from talentra.queries.users import RecruiterLoad
from talentra.ui import components as c
from talentra.ui.pages import addresses
from talentra.ui.pages.admin.dashboard_query import DashboardQuery

MOST_DAYS = 92  # bars of a day each; of a longer time they are weeks, or months
MOST_WEEKS = 60
LABELS = 5  # bars with their day below


@dataclass(frozen=True)
class Figures:
    """The four numbers on top, each with a sentence that explains it."""

    candidates: int = 0
    candidates_note: str = ""
    recruiters: int = 0
    recruiters_note: str = ""
    jobs: int = 0
    jobs_note: str = ""
    waiting: int = 0
    waiting_since: str = ""


@dataclass(frozen=True)
class StageCount:
    """How many applications stand at a stage, and their share of all."""

    stage: str
    count: int
    share: str
    href: str


@dataclass(frozen=True)
class Span:
    """Some days after each other, and how many applied in them."""

    first: date
    last: date
    applications: int


@dataclass(frozen=True)
class Bar:
    """Some days: the height is a share of the scale, the label is shown for some bars only."""

    day: str
    until: str  # empty for a single day
    count: int
    percent: float
    said: str
    href: str
    is_labelled: bool


@dataclass(frozen=True)
class Chart:
    """Applications per day above a scale from nothing to `ticks[0]`."""

    said: str = ""
    total: int = 0
    ticks: list[int] = field(default_factory=list[int])
    bars: list[Bar] = field(default_factory=list[Bar])
    table: list[Bar] = field(default_factory=list[Bar])


@dataclass(frozen=True)
class DayRow:
    """An application: sent on the day that is looked at, or not moved since a moment."""

    id: str
    name: str
    initials: str
    tint: int
    job: str
    stage: str
    href: str
    since: str = ""


def figures(seen: AdminDashboard, load: Sequence[RecruiterLoad]) -> Figures:
    """The numbers on top; a zero says what it means."""
    return Figures(
        candidates=seen.candidates,
        candidates_note=_candidates(seen),
        recruiters=seen.recruiters,
        recruiters_note=_handled(load),
        jobs=seen.active_jobs,
        jobs_note="Taking applications now"
        if seen.active_jobs
        else "Nobody can apply until one is open",
        waiting=seen.waiting,
        waiting_since=seen.waiting_since.isoformat() if seen.waiting_since else "",
    )


def stages(counts: Mapping[Stage, int]) -> list[StageCount]:
    """Each stage in its order with its share; nothing when there are no applications at all."""
    total = sum(counts.values())
    return [
        StageCount(stage.value, number, f"{round(100 * number / total)}%", _at(stage))
        for stage, number in counts.items()
        if total
    ]


def chart(days: Sequence[Day], asked: DashboardQuery) -> Chart:
    """The days, or weeks, or months, as bars on a scale that begins at nothing."""
    spans = _spans(days)
    total = sum(span.applications for span in spans)
    most = max(spans, key=lambda span: span.applications, default=None)
    top = scale(most.applications if most else 0)
    every = max(1, -(-len(spans) // LABELS))
    bars = [
        _bar(span, asked, top, is_labelled=(len(spans) - 1 - at) % every == 0)
        for at, span in enumerate(spans)
    ]
    peak = f", most {_on(most)} ({most.applications})" if most and total else ""
    said = f"Applications, {asked.said.lower()}: {total} in all{peak}"
    return Chart(said, total, [top, top // 2, 0], bars, bars[::-1])


def _spans(days: Sequence[Day]) -> list[Span]:
    """Single days, or as many weeks up to today, or months, as leave room for their bars."""
    if len(days) <= MOST_DAYS:
        return [Span(each.day, each.day, each.applications) for each in days]
    last = days[-1].day
    weekly = len(days) <= MOST_WEEKS * 7
    spans: dict[object, Span] = {}
    for each in days:
        key = (last - each.day).days // 7 if weekly else (each.day.year, each.day.month)
        so_far = spans.get(key, Span(each.day, each.day, 0))
        spans[key] = Span(so_far.first, each.day, so_far.applications + each.applications)
    return [*spans.values()]


def scale(most: int) -> int:
    """The top of a scale with a middle: even up to ten, then in round steps."""
    if most <= 10:
        return max(2, most + most % 2)
    step = 2 * 10 ** (len(str(most)) - 1)
    return -(-most // step) * step


def asked_day(text: str, days: Sequence[Day]) -> date | None:
    """The day an address asks for, if it is one of those shown."""
    return next((day.day for day in days if day.day.isoformat() == text), None)


def name(day: date) -> str:
    """A day as it is said: 5 Nov."""
    return f"{day.day} {day:%b}"


def day_rows(found: Sequence[ApplicationRow]) -> list[DayRow]:
    """Applications by the names of their candidates."""
    return [
        DayRow(
            id=str(row.id),
            name=row.candidate_name,
            initials=c.initials(row.candidate_name),
            tint=c.tint(row.candidate_name),
            job=row.job_title,
            stage=row.stage.value,
            href=f"/candidates?c={row.id}",
            since=row.stage_changed_at.isoformat(),
        )
        for row in found
    ]


def _candidates(seen: AdminDashboard) -> str:
    if not seen.candidates:
        return "They register themselves"
    gone = seen.deactivated_candidates
    return f"{gone} of them deactivated" if gone else "All of them active"


def _handled(load: Sequence[RecruiterLoad]) -> str:
    number = sum(each.candidates for each in load)
    if not load:
        return "Candidates wait until there is one"
    return f"{number} candidate{'s' * (number != 1)} with them"


def _at(stage: Stage) -> str:
    return f"/candidates?stage={stage.value}"


def _bar(span: Span, asked: DashboardQuery, top: int, *, is_labelled: bool) -> Bar:
    noun = "application" if span.applications == 1 else "applications"
    if span.first == span.last:
        href = replace(asked, day=span.first.isoformat()).href
    else:
        between = {"from": span.first.isoformat(), "to": span.last.isoformat()}
        href = addresses.address("/candidates", **between)
    return Bar(
        day=f"{span.first}T12:00:00",
        until="" if span.first == span.last else f"{span.last}T12:00:00",
        count=span.applications,
        percent=round(100 * span.applications / top, 1),
        said=f"{_named(span)}: {span.applications} {noun}",
        href=href if span.applications else "",
        is_labelled=is_labelled,
    )


def _named(span: Span) -> str:
    same = span.first == span.last
    return name(span.first) if same else f"{name(span.first)} – {name(span.last)}"


def _on(span: Span) -> str:
    return f"on {name(span.first)}" if span.first == span.last else f"in {_named(span)}"
