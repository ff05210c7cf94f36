"""Which time the figures tell of, and into which parts it is cut, as their address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from talentra.queries import spans
from talentra.queries.spans import Grouping, Span
from talentra.ui.pages import addresses

ROUTE = "/reports/figures"
PDF = "/api/reports/figures/pdf"
USUAL_DAYS = 90
DAYS = {"30 days": 30, "90 days": 90, "A year": 365}
GROUPINGS = {Grouping.WEEK: "By week", Grouping.MONTH: "By month", Grouping.YEAR: "By year"}


@dataclass(frozen=True, slots=True)
class FiguresQuery:
    """From which day to which (without either: the last 90 days), and the parts."""

    since: date | None = None
    until: date | None = None
    by: Grouping = Grouping.WEEK
    is_all: bool = False  # the time since the first application

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address, or a form with the same names, asks for."""
        since, until = addresses.a_day(asked, "from"), addresses.a_day(asked, "to")
        return cls(
            since=since,
            until=until,
            by=addresses.one_of(Grouping, asked, "by") or Grouping.WEEK,
            is_all=asked.get("all") == "1" and since is None,
        )

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
            "all": "1" if self.is_all else "",
            "by": "" if self.by is Grouping.WEEK else self.by.value,
        }

    def pdf(self, zone: str) -> str:
        """Where the same figures are as a PDF."""
        span = self.span(zone)
        days = {"from": str(span.since or ""), "to": str(span.until or "")}
        return addresses.address(PDF, **days, by=self.by.value, zone=zone)

    def span(self, zone: str) -> Span:
        """The same for the query, in the reader's time zone."""
        since = self.since
        if not (since or self.until or self.is_all):
            since = _back(USUAL_DAYS, zone)
        return Span(since, self.until, zone)

    def within(self, days: int, zone: str) -> Self:
        """The same of the last days."""
        usual = days == USUAL_DAYS
        since = None if usual else _back(days, zone)
        return replace(self, since=since, until=None, is_all=False)

    def cut(self, by: Grouping) -> Self:
        """The same in other parts."""
        return replace(self, by=by)

    @property
    def of_all_time(self) -> Self:
        """The same from the first application on."""
        return replace(self, since=None, until=None, is_all=True)


def _back(days: int, zone: str) -> date:
    return spans.today(zone) - timedelta(days=days - 1)
