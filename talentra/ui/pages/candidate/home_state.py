"""A candidate's first page as it stands now."""

from talentra.policies import topics
from talentra.queries import homes
from talentra.services import notifications
from talentra.services.jobs import JOBS
from talentra.ui.bell_state import Notice, notice
from talentra.ui.pages.candidate import home_shown as shown
from talentra.ui.pages.candidate.home_shown import Figures, FirstStep, UnderWay
from talentra.ui.pages.candidate.job_shown import Similar
from talentra.ui.pages.candidate.profile_state import Todo, todos
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on


class HomeState(AppState):
    """The page of whoever looks, read again whenever something of it changes."""

    __audience__ = audience("candidate")

    loaded: bool = False
    problem: str = ""
    figures: Figures = Figures()
    under_way: list[UnderWay] = []
    saved: list[Similar] = []
    first_steps: list[FirstStep] = []
    percent: int = 0
    missing: list[Todo] = []
    news: list[Notice] = []

    @on("candidate", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        actor = self._actor()
        mine = (topics.work_of(actor), f"user:{actor.user_id}", JOBS)
        await self._follow(HomeState.refresh, *mine)

    @on("candidate")
    async def refresh(self) -> None:
        """Show everything as it is."""
        with loading(self):
            home = await self._read(homes.mine)
            put(
                self,
                figures=shown.figures(home),
                under_way=shown.under_way(home),
                saved=shown.saved(home),
                first_steps=shown.first_steps(home),
                percent=home.completeness.percent,
                missing=todos(home.completeness, "/profile"),
                news=[notice(each) for each in home.news],
            )

    @on("candidate")
    async def seen(self) -> None:
        """Note that all the news has been read."""
        await self._act(notifications.read_all)
