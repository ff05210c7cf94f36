"""Reports that are made beside the page: their history, and what is made again and again."""

from typing import Any

from talentra.errors import NotFound
from talentra.models.base import parse_id
from talentra.models.prepared import Rhythm
from talentra.policies import reports as policy
from talentra.queries import prepared as query
from talentra.services import preparing
from talentra.services import schedules as scheduling
from talentra.services.asking import Asked
from talentra.services.spreadsheets import Format
from talentra.ui import components as c
from talentra.ui.pages import addresses
from talentra.ui.pages.addresses import Word
from talentra.ui.pages.loading import put
from talentra.ui.pages.recruiter import prepared_shown as shown
from talentra.ui.pages.recruiter.prepared_shown import PreparedRow, ScheduleRow
from talentra.ui.pages.recruiter.reports_query import ReportsQuery
from talentra.ui.state import AppState, audience, on


class PreparedState(AppState):
    """One's own, read again whenever one of them gets further."""

    __audience__ = audience("recruiter", "admin")

    prepared: list[PreparedRow] = []
    schedules: list[ScheduleRow] = []

    @on("recruiter", "admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        about = f"user:{self._actor().user_id}"
        await self._follow(PreparedState.refresh, about)

    @on("recruiter", "admin")
    async def refresh(self) -> None:
        """Show how far each of them is."""
        found = await self._read(query.latest)
        planned = await self._read(query.schedules)
        put(
            self,
            prepared=shown.prepared(found, self._actor().time_zone),
            schedules=shown.schedules(planned),
        )

    @on("recruiter", "admin")
    async def prepare(self, kind: str) -> Any:
        """Have the report that the address asks for made."""
        await self._act(preparing.prepare, self._asked(_word(Format, kind)))
        return c.tell("It is being made. You will be told when it is ready.")

    @on("recruiter", "admin")
    async def remove(self, report_id: str) -> None:
        """Stop one, or throw its file away."""
        await self._act(preparing.remove, parse_id(report_id))

    @on("recruiter", "admin")
    async def plan(self, rhythm: str) -> Any:
        """Have it made every week or month."""
        await self._act(scheduling.create, self._asked(Format.CSV), _word(Rhythm, rhythm))
        return c.tell("It will be made from the next one on. You will be told each time.")

    @on("recruiter", "admin")
    async def pause(self, schedule_id: str, paused: bool) -> None:
        """Leave it out until it is wanted again."""
        await self._act(scheduling.pause, parse_id(schedule_id), paused=paused)

    @on("recruiter", "admin")
    async def unplan(self, schedule_id: str) -> None:
        """Make none any more."""
        await self._act(scheduling.remove, parse_id(schedule_id))

    def _asked(self, kind: Format) -> Asked:
        """What the address asks for."""
        actor = self._actor()
        asked = ReportsQuery.read(self.router.url.query_parameters)
        report = "system" if policy.can_take_all(actor) else "recruiter"
        return Asked(report, asked.wanted(actor.time_zone), asked.header, kind)


def _word(kind: type[Word], said: str) -> Word:
    found = addresses.one_of(kind, {"said": said}, "said")
    if found is None:
        raise NotFound
    return found
