"""What a report was asked for, as it is kept until it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from talentra.models import Stage
from talentra.queries import spans
from talentra.queries.reports import ALWAYS, WHEN_ASKED, ReportFilter
from talentra.services.spreadsheets import Format

Name = Literal["recruiter", "system"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of the two reports, narrowed to what, with which columns, in which kind of file."""

    report: Name
    wanted: ReportFilter
    columns: tuple[str, ...] = ALWAYS
    kind: Format = Format.CSV
    rhythm: str = ""  # of the schedule it was made for

    def between(self, since: datetime | None, until: datetime | None) -> "Asked":
        """The same of another time."""
        return replace(self, wanted=replace(self.wanted, since=since, until=until))


def kept(asked: Asked) -> dict[str, Any]:
    """The same as a document."""
    made_for = {"rhythm": asked.rhythm} if asked.rhythm else {}
    return {
        **made_for,
        "report": asked.report,
        "filter": {**asked.wanted.told(), **_moments(asked.wanted)},
        "columns": list(asked.columns),
        "format": asked.kind.value,
    }


def read(document: Mapping[str, Any]) -> Asked:
    """What was kept."""
    known: dict[str, str] = document["filter"]
    names = {"since": datetime.fromisoformat, "until": datetime.fromisoformat, "stage": Stage}
    made: dict[str, Any] = {**names, "job_id": UUID, "recruiter_id": UUID, "company": str}
    wanted = ReportFilter(**{name: made[name](value) for name, value in known.items()})
    columns = tuple(name for name in (*ALWAYS, *WHEN_ASKED) if name in document["columns"])
    kind, rhythm = Format(document["format"]), document.get("rhythm", "")
    return Asked(document["report"], wanted, columns, kind, rhythm)


def days_said(wanted: ReportFilter, zone: str) -> str:
    """The days it is about, in that zone: 16 Nov to 22 Nov 2026; empty for all there are."""
    first = wanted.since and spans.day_of(wanted.since, zone)
    last = wanted.until and spans.day_of(wanted.until - timedelta(microseconds=1), zone)
    if first and last:
        return f"{first:%-d %b} to {last:%-d %b %Y}"
    if first:
        return f"{first:%-d %b %Y} until then"
    return f"until {last:%-d %b %Y}" if last else ""


def _moments(wanted: ReportFilter) -> dict[str, str]:
    told = {"since": wanted.since, "until": wanted.until}
    return {name: at.isoformat() for name, at in told.items() if at}
