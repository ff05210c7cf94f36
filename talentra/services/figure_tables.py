"""The figures of a report in plain words: shares, lengths of time, and where each number leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from talentra.clock import now
from talentra.models import Stage
from talentra.models.applications import REJECTION_REASONS
from talentra.queries import spans
from talentra.queries.cohorts import Cohort
from talentra.queries.figures import JobAge, Reason, Workload
from talentra.queries.ranks import FEWEST, Lasted
from talentra.queries.spans import Span
from talentra.queries.stays import Stay

LIST = "/candidates"  # the page on which applications are listed
NO_SHARE = "–"
TOO_FEW = f"under {FEWEST}"


@dataclass(frozen=True)
class Number:
    """A number, and the list of what it counts; nothing leads to none."""

    said: str = ""
    href: str = ""
    share: str = ""


@dataclass(frozen=True)
class Fill:
    """A part of a bar, in percent of the longest bar."""

    stage: str
    percent: float


@dataclass(frozen=True)
class Row:
    """One line of a table, with the bars that stand beside it, in percent."""

    name: str
    numbers: list[Number] = field(default_factory=list[Number])
    fills: list[Fill] = field(default_factory=list[Fill])
    half: float = 0
    most: float = 0
    stage: str = ""
    href: str = ""
    detail: str = ""
    at: str = ""  # a moment that the browser words


@dataclass(frozen=True)
class Table:
    """The rows, and all of it in one sentence for whoever does not see the bars."""

    said: str = ""
    rows: list[Row] = field(default_factory=list[Row])


def cohorts(found: Sequence[Cohort], span: Span) -> Table:
    """Each part of the time, the latest on top: how many applied, and how many came how far."""
    most = max((each.reached[Stage.APPLIED] for each in found), default=0)
    rows = [_cohort(each, most, span) for each in reversed(found)]
    sent = sum(each.reached[Stage.APPLIED] for each in found)
    hired = sum(each.reached[Stage.HIRED] for each in found)
    return Table(f"{sent} applied, {hired} of them were hired", rows if sent else [])


def _cohort(cohort: Cohort, most: int, span: Span) -> Row:
    sent = cohort.reached[Stage.APPLIED]
    days = {"from": cohort.first.isoformat(), "to": cohort.last.isoformat()}
    numbers = [
        _number(number, span, {"reached": stage.value, **days}, None if rank == 0 else sent)
        for rank, (stage, number) in enumerate(cohort.reached.items())
    ]
    fills = [
        Fill(stage.value, round(100 * number / most, 1))
        for stage, number in cohort.reached.items()
        if number
    ]
    return Row(_days(cohort), numbers, fills)


def _days(cohort: Cohort) -> str:
    first, last = cohort.first, cohort.last
    if first == last:
        return f"{first.day} {first:%b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {last.day} {last:%b %Y}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%b}{year} – {last.day} {last:%b %Y}"


def stays(found: Sequence[Stay], hired: Lasted, span: Span) -> Table:
    """Each stage, then the whole way to being hired."""
    when = {"since": str(span.since or ""), "until": str(span.until or "")}
    lengths = [Lasted(stay.applications, stay.median, stay.p90) for stay in found]
    most = max((each.p90 for each in (*lengths, hired) if each.p90), default=timedelta())
    rows = [
        _length(stay.stage.label, each, most, span, stage=stay.stage.value, left=stay.stage, **when)
        for stay, each in zip(found, lengths, strict=True)
    ]
    whole = _length("Until hired", hired, most, span, stage="hired", entered="hired", **when)
    told = [f"{row.name} {row.numbers[1].said}" for row in (*rows, whole) if row.most]
    any_left = sum(each.applications for each in (*lengths, hired))
    said = f"Median time: {', '.join(told)}" if told else "Too few to tell a time"
    return Table(said, [*rows, whole] if any_left else [])


def _length(
    name: str, found: Lasted, most: timedelta, span: Span, *, stage: str, **parts: str
) -> Row:
    numbers = [_number(found.applications, span, parts), *_times(found)]
    half, most_of_them = _part(found.median, most), _part(found.p90, most)
    return Row(name, numbers, half=half, most=most_of_them, stage=stage)


def _times(found: Lasted) -> list[Number]:
    if found.median is None or found.p90 is None:
        return [Number(TOO_FEW if found.applications else "–"), Number("")]
    return [Number(lasted(found.median)), Number(lasted(found.p90))]


def workloads(found: Sequence[Workload], span: Span) -> Table:
    """Each recruiter: under way, sent in the time, answered, how fast."""
    most = max((each.live for each in found), default=0)
    rows = [_workload(each, most, span) for each in found]
    said = ", ".join(f"{each.full_name} {each.live}" for each in found[:10])
    return Table(f"Under way now: {said}", rows)


def _workload(load: Workload, most: int, span: Span) -> Row:
    whose = str(load.recruiter_id)
    when = {"from": str(span.since or ""), "to": str(span.until or "")}
    answered = load.answers.applications
    numbers = [
        _number(load.live, span, {"recruiter": whose, "live": "1"}),
        _number(load.sent, span, {"recruiter": whose, **when}),
        _number(answered, span, {"recruiter": whose, "answered": "1", **when}),
        *_times(load.answers),
    ]
    return Row(load.full_name, numbers, half=round(100 * load.live / most, 1) if most else 0)


def ages(found: Sequence[JobAge]) -> Table:
    """Each open job with its age, what was sent to it, what is under way."""
    days = {job.id: (now() - job.opened_at).days for job in found}
    most = max(days.values(), default=0)
    rows = [_age(job, days[job.id], most) for job in found]
    return Table(f"{len(found)} open jobs, the oldest for {most} days" if found else "", rows)


def _age(job: JobAge, days: int, most: int) -> Row:
    numbers = [
        Number(f"{days} day{'s' * (days != 1)}"),
        _number(job.sent, Span(), {"job": str(job.id)}),
        _number(job.live, Span(), {"job": str(job.id), "live": "1"}),
    ]
    return Row(
        job.title,
        numbers,
        half=round(100 * days / most, 1) if most else 0,
        href=f"/pipeline?job={job.id}",
        detail=job.company,
        at=_moment(job.latest),
    )


def reasons(found: Sequence[Reason], span: Span) -> Table:
    """Each reason with how many it was given for."""
    most = max((each.applications for each in found), default=0)
    rows = [
        Row(
            named(each.reason),
            [_number(each.applications, span, _rejected(each.reason, span))],
            half=round(100 * each.applications / most, 1),
        )
        for each in found
    ]
    return Table(", ".join(f"{row.name} {row.numbers[0].said}" for row in rows), rows)


def _rejected(reason: str, span: Span) -> dict[str, str]:
    when = {"since": str(span.since or ""), "until": str(span.until or "")}
    return {"entered": "rejected", "reason": reason, **when}


def named(reason: str) -> str:
    """A reason as people choose it; as it was written when it is none of those."""
    return REJECTION_REASONS.get(reason, reason) or "No reason given"


def lasted(time: timedelta) -> str:
    """A length of time in its largest unit: 40 min, 7 h, 2.5 days."""
    if time < timedelta(hours=1):
        return f"{round(time.total_seconds() / 60)} min"
    if time < timedelta(days=2):
        return f"{round(time.total_seconds() / 3600)} h"
    days = time.total_seconds() / 86_400
    return f"{days:.1f} days" if days < 10 else f"{round(days)} days"


def said(span: Span) -> str:
    """The time in words: 5 Nov 2026 – 26 Nov 2026."""
    if span.since is None and span.until is None:
        return "All time"
    last = span.until or spans.today(span.zone)
    return f"{_day(span.since)} – {_day(last)}" if span.since else f"Until {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _number(number: int, span: Span, parts: Mapping[str, str], of: int | None = None) -> Number:
    """The number, the list of what it counts, and its share of so many."""
    share = NO_SHARE if of == 0 else f"{round(100 * number / of)}%" if of else ""
    if not number:
        return Number("0", share=share)
    dated = any(parts.get(name) for name in ("from", "to", "since", "until"))
    asked = {**parts, "zone": span.zone if dated else ""}
    said = urlencode({name: part for name, part in asked.items() if part})
    return Number(f"{number:,}", f"{LIST}?{said}", share)


def _part(time: timedelta | None, of: timedelta) -> float:
    return round(100 * (time / of), 1) if time and of else 0


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""
