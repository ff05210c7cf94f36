"""The figures of the time that the address names, reckoned again whenever something changes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import reflex as rx

from talentra.policies import topics
from talentra.queries import figures as query
from talentra.queries.figures import Figures
from talentra.queries.spans import Grouping
from talentra.services import figure_tables as shown
from talentra.services.figure_tables import Table
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter.figures_query import DAYS, GROUPINGS, ROUTE, FiguresQuery
from talentra.ui.state import AppState, audience, on

PAUSE = 2.0  # seconds between two reckonings at least, however much happens
EASE = 9  # times what the last reckoning took is the pause before the next: long ones are seldom


@dataclass(frozen=True)
class Choice:
    """A usual time, or a way to cut it, as a link."""

    said: str
    href: str
    is_current: bool


class FiguresState(AppState):
    """Cohorts, times, workloads, ages and reasons as tables."""

    __audience__ = audience("recruiter", "admin")

    loaded: bool = False
    is_reckoning: bool = False  # of another time than the one that is shown
    problem: str = ""
    asked: dict[str, str] = FiguresQuery().parts
    form_key: str = ""
    said: str = ""
    zone: str = "UTC"
    periods: list[Choice] = []
    groupings: list[Choice] = []
    pdf_href: str = ""
    cohorts: Table = Table()
    stays: Table = Table()
    workloads: Table = Table()
    ages: Table = Table()
    reasons: Table = Table()
    _shown: dict[str, str] = {}  # what was asked for when this was reckoned

    @on("recruiter", "admin", background=True)
    async def follow(self) -> None:
        """Reckon now, and again after every change."""
        about = topics.work_of(self._actor())
        await self._follow(FiguresState.refresh, about, pause=PAUSE, ease=EASE)

    @on("recruiter", "admin")
    async def refresh(self) -> AsyncIterator[None]:
        """Show what the address asks for; that another time is being reckoned is said before."""
        asked, zone = self._asked(), self._actor().time_zone
        if self.problem:  # it is tried again: what failed gives way to the waiting face
            put(self, problem="", loaded=False)
        put(self, is_reckoning=self.loaded and asked.parts != self._shown)
        self._choices(asked, zone)
        yield
        try:
            with loading(self):
                self._show(await self._read(query.figures, asked.span(zone), asked.by))
                self._shown = asked.parts
        finally:
            put(self, is_reckoning=False)

    @on("recruiter", "admin")
    def narrow(self, form: dict[str, Any]) -> Any:
        """Go to the time that the form asks for."""
        days = {name: str(form.get(name, "")) for name in ("from", "to")}
        return rx.redirect(FiguresQuery.read({**self._asked().parts, **days}).href)

    def _asked(self) -> FiguresQuery:
        return FiguresQuery.read(self.router.url.query_parameters)

    def _choices(self, asked: FiguresQuery, zone: str) -> None:
        ways = {words: asked.within(days, zone) for words, days in DAYS.items()}
        ways["All"] = asked.of_all_time
        put(
            self,
            asked=asked.parts,
            form_key=asked.cut(Grouping.WEEK).href,  # another cut keeps the days being typed
            zone=zone or "UTC",
            pdf_href=asked.pdf(zone),
            periods=[Choice(words, way.href, way == asked) for words, way in ways.items()],
            groupings=[
                Choice(words, asked.cut(by).href, by is asked.by) for by, words in GROUPINGS.items()
            ],
        )

    def _show(self, seen: Figures) -> None:
        put(
            self,
            said=shown.said(seen.span),
            cohorts=shown.cohorts(seen.cohorts, seen.span),
            stays=shown.stays(seen.stays, seen.until_hired, seen.span),
            workloads=shown.workloads(seen.workloads, seen.span),
            ages=shown.ages(seen.ages),
            reasons=shown.reasons(seen.reasons, seen.span),
        )


__all__ = ["ROUTE", "FiguresState"]
