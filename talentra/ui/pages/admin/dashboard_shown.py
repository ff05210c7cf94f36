"""The company's numbers in plain words: shares, bars, and where each of them leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from talentra.models import Stage
from talentra.queries.applications import ApplicationRow
from talentra.queries.dashboards import AdminDashboard, Day
from talentra.queries.users import RecruiterLoad
from talentra.ui import components as c

ROUTE = "/admin"
LABEL_EVERY = 7  # days


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
class Bar:
    """One day: its height is a share of the scale, its label is shown for some days only."""

    day: str
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
    """An application that was sent on the day that is looked at."""

    id: str
    name: str
    initials: str
    tint: int
    job: str
    stage: str
    href: str


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


def chart(days: Sequence[Day]) -> Chart:
    """The days as bars on a scale that begins at nothing."""
    total = sum(day.applications for day in days)
    most = max(days, key=lambda day: day.applications, default=None)
    top = scale(most.applications if most else 0)
    bars = [_bar(day, top, len(days) - 1 - at) for at, day in enumerate(days)]
    peak = f", most on {name(most.day)} ({most.applications})" if most and total else ""
    said = f"Applications per day in the last {len(days)} days: {total} in all{peak}"
    return Chart(said, total, [top, top // 2, 0], bars, bars[::-1])


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
    """Whoever applied on a day."""
    return [
        DayRow(
            id=str(row.id),
            name=row.candidate_name,
            initials=c.initials(row.candidate_name),
            tint=c.tint(row.candidate_name),
            job=row.job_title,
            stage=row.stage.value,
            href=f"/candidates?c={row.id}",
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


def _bar(day: Day, top: int, ago: int) -> Bar:
    noun = "application" if day.applications == 1 else "applications"
    return Bar(
        day=f"{day.day}T12:00:00",
        count=day.applications,
        percent=round(100 * day.applications / top, 1),
        said=f"{name(day.day)}: {day.applications} {noun}",
        href=f"{ROUTE}?day={day.day}" if day.applications else "",
        is_labelled=ago % LABEL_EVERY == 0,
    )
