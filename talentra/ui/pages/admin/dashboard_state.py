"""The company's numbers as they stand now."""

from typing import Any

import reflex as rx

from talentra.policies import topics
from talentra.queries import applications, checklists, dashboards, insights, users
from talentra.queries.applications import ApplicationFilter
from talentra.queries.dashboards import Day
from talentra.queries.pages import Ask
from talentra.services.checklists import dismiss
from talentra.ui.pages.admin import dashboard_insights as told
from talentra.ui.pages.admin import dashboard_shown as shown
from talentra.ui.pages.admin.checklist import CheckStep, steps
from talentra.ui.pages.admin.dashboard_insights import Funnel, PeriodLink, Stays
from talentra.ui.pages.admin.dashboard_query import DashboardQuery
from talentra.ui.pages.admin.dashboard_shown import Chart, DayRow, Figures, StageCount
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
    periods: list[PeriodLink] = told.periods(DashboardQuery())
    period_said: str = ""
    funnel: Funnel = Funnel()
    stays: Stays = Stays()
    longest: list[DayRow] = []
    steps: list[CheckStep] = []
    day: str = ""  # the one that is looked at, as it is said
    day_rows: list[DayRow] = []
    day_more: int = 0

    @on("admin", background=True)
    async def follow(self) -> None:
        """Count now, and again after every change."""
        about = topics.work_of(self._actor())
        await self._follow(AdminDashboardState.refresh, about, pause=PAUSE)

    @on("admin")
    async def refresh(self) -> None:
        """Count everything, and list who applied on the day the address names."""
        asked = self._asked()
        with loading(self):
            seen = await self._read(dashboards.admin)
            load = await self._read(users.recruiters)
            put(
                self,
                figures=shown.figures(seen, load),
                stages=shown.stages(seen.applications_by_stage),
                recruiters=loads(load, DeskQuery()),
                steps=steps(await self._read(checklists.first_steps)),
            )
            await self._tell(asked)

    @on("admin")
    def close_day(self) -> Any:
        """Look at no single day any longer."""
        return rx.redirect(DashboardQuery(self._asked().period).href)

    @on("admin")
    async def dismiss_steps(self) -> None:
        """Put the first steps away for good."""
        await self._act(dismiss)
        put(self, steps=[])

    def _asked(self) -> DashboardQuery:
        return DashboardQuery.read(self.router.url.query_parameters)

    async def _tell(self, asked: DashboardQuery) -> None:
        """What happened in the period."""
        seen = await self._read(insights.insights, asked.since)
        put(
            self,
            periods=told.periods(asked),
            period_said=asked.said,
            chart=shown.chart(seen.days, asked),
            funnel=told.funnel(seen.reached, asked.since),
            stays=told.stays(seen.stays, asked.since),
            longest=shown.day_rows(seen.longest),
        )
        await self._look(asked.day, seen.days)

    async def _look(self, asked: str, days: list[Day]) -> None:
        day = shown.asked_day(asked, days)
        if day is None:
            put(self, day="", day_rows=[], day_more=0)
            return
        wanted = ApplicationFilter(applied_on=day)
        found = await self._read(applications.page, wanted, Ask(count=True))
        more = (found.total or 0) - len(found.rows)
        put(self, day=shown.name(day), day_rows=shown.day_rows(found.rows), day_more=more)
