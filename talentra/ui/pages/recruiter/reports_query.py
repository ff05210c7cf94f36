"""What a report is narrowed to and which columns it has, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self
from uuid import UUID

from talentra.models import Stage
from talentra.queries.reports import ALWAYS, WHEN_ASKED, ReportFilter
from talentra.queries.spans import Span
from talentra.services.spreadsheets import Format
from talentra.ui.pages import addresses

ROUTE = "/reports"
COLUMNS = {name.replace(" ", "_").casefold(): name for name in WHEN_ASKED}  # by their short names
LONGEST_COMPANY = 120


@dataclass(frozen=True, slots=True)
class ReportsQuery:
    """From which day to which, a stage, a job, a company, a recruiter; the columns to add."""

    since: date | None = None
    until: date | None = None
    stage: Stage | None = None
    job_id: str = ""
    company: str = ""
    recruiter_id: str = ""
    columns: tuple[str, ...] = ()

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        return cls(
            since=addresses.a_day(asked, "from"),
            until=addresses.a_day(asked, "to"),
            stage=addresses.one_of(Stage, asked, "stage"),
            job_id=addresses.an_id(asked, "job"),
            company=addresses.words(asked, "company")[:LONGEST_COMPANY].strip(),
            recruiter_id=addresses.an_id(asked, "recruiter"),
            columns=_known(asked.get("cols", "").split(".")),
        )

    @classmethod
    def typed(cls, form: Mapping[str, object]) -> Self:
        """What the form asks for; a column's box has its short name."""
        said = {name: str(value) for name, value in form.items()}
        return replace(cls.read(said), columns=_known([*form]))

    @property
    def href(self) -> str:
        """The address that asks for this."""
        return addresses.address(ROUTE, **self.parts)

    @property
    def parts(self) -> dict[str, str]:
        """The parts of that address."""
        return {
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
            "stage": self.stage or "",
            "job": self.job_id,
            "company": self.company,
            "recruiter": self.recruiter_id,
            "cols": ".".join(self.columns),
        }

    def wanted(self, zone: str = "") -> ReportFilter:
        """The same for the query; days are whole ones in the reader's time zone."""
        span = Span(self.since, self.until, zone)
        return ReportFilter(
            since=span.begins,
            until=span.ends,
            stage=self.stage,
            job_id=UUID(self.job_id) if self.job_id else None,
            company=self.company or None,
            recruiter_id=UUID(self.recruiter_id) if self.recruiter_id else None,
        )

    @property
    def header(self) -> tuple[str, ...]:
        """The names of all columns: those that are always there, then the chosen ones."""
        return (*ALWAYS, *(COLUMNS[name] for name in self.columns))

    @property
    def is_filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return replace(self, columns=()) != ReportsQuery()

    def file(self, name: str, kind: Format, zone: str = "") -> str:
        """Where the file of this kind is fetched from; the name says which of the two reports."""
        span = Span(self.since, self.until, zone)
        days = {"from": _moment(span.begins), "to": _moment(span.ends)}
        ours = {"job_id": self.job_id, "recruiter_id": self.recruiter_id}
        parts = {**self.parts, **days, **ours}
        for ours in ("job", "recruiter", "cols"):
            del parts[ours]
        columns = ",".join(COLUMNS[each] for each in self.columns)
        return addresses.address(f"/api/reports/{name}", **parts, columns=columns, format=kind)

    def within(self, since: date | None) -> Self:
        """The same from a day until now."""
        return replace(self, since=since, until=None)


def _known(names: list[str]) -> tuple[str, ...]:
    return tuple(name for name in COLUMNS if name in names)


def _moment(at: datetime | None) -> str:
    return at.isoformat().replace("+00:00", "Z") if at else ""
