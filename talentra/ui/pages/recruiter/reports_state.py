"""A report before it is taken: what it is narrowed to, how it begins, how long it is."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import reflex as rx

from talentra.policies import reports as policy
from talentra.policies import topics
from talentra.queries import managed_jobs, spans, users
from talentra.queries import reports as query
from talentra.queries.reports import Preview
from talentra.services.spreadsheets import Format
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter.filters_state import Pairs, choices
from talentra.ui.pages.recruiter.reports_query import ROUTE, ReportsQuery
from talentra.ui.state import AppState, audience, on

MOMENTS = ("Applied At", "Stage Since")
PAUSE = 0.5  # seconds between two refreshes, however much happens


@dataclass(frozen=True)
class Period:
    """A usual stretch of time, as a link."""

    said: str
    href: str
    is_current: bool


@dataclass(frozen=True)
class Cell:
    """One cell as it reads; a moment is worded by the reader's browser."""

    said: str
    at: str = ""


class ReportsState(AppState):
    """What the address asks for, read again whenever something of it changes."""

    __audience__ = audience("recruiter", "admin")

    loaded: bool = False
    problem: str = ""
    asked: dict[str, str] = ReportsQuery().parts
    form_key: str = ""
    columns: list[str] = []  # that were chosen, by their short names
    jobs: Pairs = [["", "All jobs"]]
    recruiters: Pairs = []
    periods: list[Period] = []
    header: list[str] = list(ReportsQuery().header)
    rows: list[list[Cell]] = []
    total: int = 0
    said: str = ""
    csv_href: str = ""
    xlsx_href: str = ""
    clear_href: str = ROUTE
    is_filtered: bool = False

    @on("recruiter", "admin", background=True)
    async def follow(self) -> AsyncIterator[Any]:
        """Read now, and again after every change."""
        yield ReportsState.offer
        await self._follow(ReportsState.refresh, topics.work_of(self._actor()), pause=PAUSE)

    @on("recruiter", "admin")
    async def offer(self) -> None:
        """Look up what can be chosen."""
        found = await self._read(managed_jobs.applied_to)
        jobs = [[str(job_id), title] for job_id, title in found]
        put(self, jobs=choices(jobs, self._asked().job_id))
        if policy.can_take_all(self._actor()):
            named = [[str(each.id), each.full_name] for each in await self._read(users.recruiters)]
            put(self, recruiters=[["", "All recruiters"], *named])

    @on("recruiter", "admin")
    async def refresh(self) -> None:
        """Show what the address asks for."""
        asked = self._asked()
        with loading(self):
            self._show(
                asked, await self._read(query.preview, asked.wanted(self._zone), asked.header)
            )

    @on("recruiter", "admin")
    def narrow(self, form: dict[str, Any]) -> Any:
        """Go to the report that the form asks for."""
        return rx.redirect(ReportsQuery.typed(form).href)

    def _asked(self) -> ReportsQuery:
        """What the address asks for; whose candidates they are is asked by admins alone."""
        asked = ReportsQuery.read(self.router.url.query_parameters)
        return asked if policy.can_take_all(self._actor()) else replace(asked, recruiter_id="")

    @property
    def _zone(self) -> str:
        """In which whole days are meant."""
        return self._actor().time_zone

    def _show(self, asked: ReportsQuery, seen: Preview) -> None:
        name = "system" if policy.can_take_all(self._actor()) else "recruiter"
        put(
            self,
            asked=asked.parts,
            form_key=asked.href,
            columns=list(asked.columns),
            periods=_periods(asked, self._zone),
            header=list(asked.header),
            rows=[_cells(row, asked.header) for row in seen.rows],
            total=seen.total,
            said=said(len(seen.rows), seen.total),
            csv_href=asked.file(name, Format.CSV, self._zone),
            xlsx_href=asked.file(name, Format.XLSX, self._zone),
            clear_href=ReportsQuery(columns=asked.columns).href,
            is_filtered=asked.is_filtered,
        )


def said(shown: int, total: int) -> str:
    """How much of the report is shown."""
    if shown == total:
        return f"{total:,} row{'s' * (total != 1)}"
    return f"The first {shown} of {total:,} rows"


def _cells(row: Sequence[str | int], header: Sequence[str]) -> list[Cell]:
    named = zip(header, map(str, row), strict=True)
    return [Cell("", value) if name in MOMENTS else Cell(value) for name, value in named]


def _periods(asked: ReportsQuery, zone: str) -> list[Period]:
    day = spans.today(zone)
    beginnings = {
        "All time": None,
        "30 days": day - timedelta(days=30),
        "90 days": day - timedelta(days=90),
        "This year": day.replace(month=1, day=1),
    }
    ways = {words: asked.within(since) for words, since in beginnings.items()}
    return [Period(words, way.href, way == asked) for words, way in ways.items()]
