"""What a report is narrowed to, and which columns it has."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field, WithJsonSchema

from talentra.api.shapes.base import Period
from talentra.models import Stage
from talentra.queries.reports import ALWAYS, WHEN_ASKED, ReportFilter
from talentra.services.spreadsheets import Format

ALL = "all"
NAMES = {name.casefold(): name for name in (*ALWAYS, *WHEN_ASKED)}
LISTED = ", ".join(WHEN_ASKED)


def named(value: Sequence[str]) -> tuple[str, ...]:
    """Those that are always there, then of the others the named ones, in the order of the table."""
    sent = ",".join([value] if isinstance(value, str) else value)
    asked = {part.strip().replace("_", " ").casefold() for part in sent.split(",")}
    if unknown := asked - NAMES.keys() - {ALL}:
        raise ValueError(f"there is no column {sorted(unknown)[0][:40]!r}; there are {LISTED}")
    more = [name for name in WHEN_ASKED if ALL in asked or name.casefold() in asked]
    return (*ALWAYS, *more)


Columns = Annotated[
    tuple[str, ...],
    BeforeValidator(named),
    WithJsonSchema({"type": "string", "maxLength": 400, "examples": ["all", "Applied At,City"]}),
]


class ReportSearch(Period):
    """Which applications, which columns, and in which kind of file."""

    stage: Stage | None = None
    job_id: UUID | None = None
    recruiter_id: UUID | None = None
    company: str | None = Field(default=None, max_length=120)
    columns: Columns = Field(
        default=ALWAYS,
        description=f"Beside {', '.join(ALWAYS)}: `all`, or some of {LISTED}.",
    )
    format: Format = Format.CSV

    def wanted(self) -> ReportFilter:
        """The same, for the query."""
        return ReportFilter(
            since=self.since,
            until=self.until,
            stage=self.stage,
            job_id=self.job_id,
            recruiter_id=self.recruiter_id,
            company=self.company,
        )
