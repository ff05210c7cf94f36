"""Which time the dashboard tells of, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from talentra.clock import today
from talentra.ui.pages import addresses

ROUTE = "/admin"


class Period(StrEnum):
    """How far back; each ends now."""

    WEEK = "7"
    MONTH = "30"
    QUARTER = "90"
    YEAR = "365"
    ALL = "all"


LABELS = {
    Period.WEEK: "7 days",
    Period.MONTH: "30 days",
    Period.QUARTER: "90 days",
    Period.YEAR: "Year",
    Period.ALL: "All",
}


@dataclass(frozen=True, slots=True)
class DashboardQuery:
    """A period, and the one day whose applications are looked at."""

    period: Period = Period.MONTH
    day: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        period = addresses.one_of(Period, asked, "period") or Period.MONTH
        return cls(period, str(addresses.a_day(asked, "day") or ""))

    @property
    def href(self) -> str:
        """The address that asks for this."""
        said = "" if self.period is Period.MONTH else self.period.value
        return addresses.address(ROUTE, period=said, day=self.day)

    @property
    def since(self) -> date | None:
        """The first day of the period, in UTC; None for all time."""
        if self.period is Period.ALL:
            return None
        return today() - timedelta(days=int(self.period) - 1)

    @property
    def said(self) -> str:
        """The period in words."""
        if self.period is Period.ALL:
            return "All time"
        return f"Last {'365 days' if self.period is Period.YEAR else LABELS[self.period]}"
