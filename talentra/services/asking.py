"""What a report was asked for, as it is kept until it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from talentra.models import Stage
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

    def between(self, since: datetime | None, until: datetime | None) -> "Asked":
        """The same of another time."""
        return replace(self, wanted=replace(self.wanted, since=since, until=until))


def kept(asked: Asked) -> dict[str, Any]:
    """The same as a document."""
    return {
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
    return Asked(document["report"], wanted, columns, Format(document["format"]))


def _moments(wanted: ReportFilter) -> dict[str, str]:
    told = {"since": wanted.since, "until": wanted.until}
    return {name: at.isoformat() for name, at in told.items() if at}
