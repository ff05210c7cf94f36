"""A recruiter's numbers as they stand now."""

from talentra.queries import dashboards, takeovers
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter import dashboard_shown as shown
from talentra.ui.pages.recruiter import takeovers_shown
from talentra.ui.pages.recruiter.dashboard_shown import Figures, Need, StageCount, StepRow
from talentra.ui.pages.recruiter.following import work_and_jobs
from talentra.ui.pages.recruiter.takeovers_shown import TakeoverCard
from talentra.ui.state import AppState, audience, on


class RecruiterDashboardState(AppState):
    """The numbers of whoever looks, read again whenever one of them changes."""

    __audience__ = audience("recruiter")

    loaded: bool = False
    problem: str = ""
    figures: Figures = Figures()
    needs: list[Need] = []
    stages: list[StageCount] = []
    steps: list[StepRow] = []
    takeovers: list[TakeoverCard] = []

    @on("recruiter", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        await work_and_jobs(self, RecruiterDashboardState.refresh)

    @on("recruiter")
    async def refresh(self) -> None:
        """Show the numbers as they are."""
        with loading(self):
            seen = await self._read(dashboards.recruiter)
            came = await self._read(takeovers.new)
            put(
                self,
                figures=shown.figures(seen),
                needs=shown.needs(seen),
                stages=shown.stages(seen.applications_by_stage),
                steps=shown.steps(seen.recent_activity),
                takeovers=[takeovers_shown.card(each) for each in came],
            )
