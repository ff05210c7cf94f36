"""The company's numbers as they stand now."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from talentra.policies import topics
from talentra.queries import applications, dashboards, users
from talentra.queries.applications import ApplicationFilter
from talentra.queries.dashboards import Day
from talentra.queries.pages import Ask
from talentra.ui.pages.admin import dashboard_shown as shown
from talentra.ui.pages.admin.dashboard_shown import ROUTE, Chart, DayRow, Figures, StageCount
from talentra.ui.pages.admin.desk_query import DeskQuery
from talentra.ui.pages.admin.desk_rows import Load, loads
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

PAUSE = 0.4  # seconds between two counts, however much happens


class AdminDashboardState(AppState):
    """Totals, stages, days and loads, counted again whenever something changes."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    figures: Figures = Figures()
    stages: list[StageCount] = []
    chart: Chart = Chart()
    recruiters: list[Load] = []
    day: str = ""  # the one that is looked at, as it is said
    day_rows: list[DayRow] = []
    day_more: int = 0

    @on("admin", background=True)
    async def follow(self) -> AsyncIterator[Any]:
        """Count now, and again after every change."""
        about = topics.work_of(self._actor())
        async for refresh in self._follow(AdminDashboardState.refresh, about):
            yield refresh
            await asyncio.sleep(PAUSE)

    @on("admin")
    async def refresh(self) -> None:
        """Count everything, and list who applied on the day the address names."""
        with loading(self):
            seen = await self._read(dashboards.admin)
            load = await self._read(users.recruiters)
            put(
                self,
                figures=shown.figures(seen, load),
                stages=shown.stages(seen.applications_by_stage),
                chart=shown.chart(seen.applications_per_day),
                recruiters=loads(load, DeskQuery()),
            )
            await self._look(seen.applications_per_day)

    @on("admin")
    def close_day(self) -> Any:
        """Look at no single day any longer."""
        return rx.redirect(ROUTE)

    async def _look(self, days: list[Day]) -> None:
        day = shown.asked_day(self.router.url.query_parameters.get("day", ""), days)
        if day is None:
            put(self, day="", day_rows=[], day_more=0)
            return
        wanted = ApplicationFilter(applied_on=day)
        found = await self._read(applications.page, wanted, Ask(count=True))
        more = (found.total or 0) - len(found.rows)
        put(self, day=shown.name(day), day_rows=shown.day_rows(found.rows), day_more=more)
