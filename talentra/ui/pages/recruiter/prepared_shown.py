"""Prepared and scheduled reports in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from talentra.models import Stage
from talentra.models.prepared import Readiness, Rhythm
from talentra.queries.prepared import PreparedView, ScheduleView
from talentra.services.asking import days_said, read

KILOBYTE = 1000
STATES = {
    Readiness.WAITING: "Waiting for its turn",
    Readiness.READY: "Ready",
    Readiness.FAILED: "It could not be made. Try again, or tell an administrator.",
    Readiness.CANCELLED: "Cancelled",
    Readiness.GONE: "No longer kept",
}
RHYTHMS = {
    Rhythm.WEEKLY: "Every Monday, of the week before",
    Rhythm.MONTHLY: "Every first of a month, of the month before",
}


@dataclass(frozen=True)
class PreparedRow:
    """One report in the history."""

    id: str
    name: str
    state: str
    said: str
    percent: float
    at: str
    href: str
    is_under_way: bool


@dataclass(frozen=True)
class ScheduleRow:
    """One schedule."""

    id: str
    name: str
    said: str
    at: str
    is_paused: bool


def prepared(found: Sequence[PreparedView], zone: str) -> list[PreparedRow]:
    """The history, the latest first; days are those of the reader's time zone."""
    return [_prepared(each, zone) for each in found]


def _prepared(each: PreparedView, zone: str) -> PreparedRow:
    is_ready = each.readiness is Readiness.READY
    return PreparedRow(
        id=str(each.id),
        name=_name(each.asked, zone),
        state=each.readiness.value,
        said=_said(each),
        percent=round(100 * min(1, each.rows / each.total), 1) if each.total else 0,
        at=each.asked_at.isoformat(),
        href=f"/api/reports/prepared/{each.id}/file" if is_ready else "",
        is_under_way=each.readiness in (Readiness.WAITING, Readiness.WORKING),
    )


def schedules(found: Sequence[ScheduleView]) -> list[ScheduleRow]:
    """The schedules, the next one first."""
    return [
        ScheduleRow(
            id=str(each.id),
            name=_name(each.asked),
            said=RHYTHMS[each.rhythm],
            at=each.next_at.isoformat(),
            is_paused=each.paused_at is not None,
        )
        for each in found
    ]


def _said(each: PreparedView) -> str:
    match each.readiness:
        case Readiness.WORKING if each.rows:
            return f"{each.rows:,} of {each.total:,} rows · {size(each.size)}"
        case Readiness.WORKING:
            return f"Being made, {each.total:,} rows"
        case Readiness.READY:
            return f"{each.rows:,} row{'s' * (each.rows != 1)} · {size(each.size)}"
        case _:
            return STATES[each.readiness]


def _name(asked: Mapping[str, Any], zone: str = "") -> str:
    """What it is about: its kind of file, and what narrows it."""
    narrowed = asked["filter"]
    told = [asked["format"].upper()]
    days = days_said(read(asked).wanted, zone)
    told += [Stage(narrowed["stage"]).label] if "stage" in narrowed else []
    told += [narrowed["company"]] if "company" in narrowed else []
    told += ["one job"] if "job_id" in narrowed else []
    told += ["one recruiter"] if "recruiter_id" in narrowed else []
    told += [f"applied {days}"] if days else []
    return ", ".join(told if len(told) > 1 else [*told, "everything"])


def size(number: int) -> str:
    """Bytes as people say them."""
    if number < KILOBYTE * KILOBYTE:
        return f"{-(-number // KILOBYTE)} kB"
    return f"{number / KILOBYTE / KILOBYTE:.1f} MB"
