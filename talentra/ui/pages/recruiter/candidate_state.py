"""One candidate's page as it stands now."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from talentra.errors import NotFound
from talentra.models.base import parse_id
from talentra.policies import topics
from talentra.queries import application_panels
from talentra.queries.profiles import ProfileView
from talentra.ui import components as c
from talentra.ui.pages import addresses
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter.candidate_query import candidate_href
from talentra.ui.pages.recruiter.candidates_query import ROUTE as LIST
from talentra.ui.pages.recruiter.candidates_walk import Walk
from talentra.ui.pages.recruiter.losing import farewell
from talentra.ui.pages.recruiter.panel_shown import in_words, profile_of
from talentra.ui.pages.recruiter.panel_state import PanelState
from talentra.ui.state import AppState, audience, on


@dataclass(frozen=True)
class Person:
    """A candidate as their profile tells now."""

    name: str = ""
    initials: str = ""
    tint: int = 0
    line: str = ""
    email: str = ""
    phone: str = ""
    city: str = ""
    experience: str = ""
    visa_status: str = ""


class CandidateState(AppState):
    """The candidate whom the address names; the panel's state has the application looked at."""

    __audience__ = audience("recruiter", "admin")

    loaded: bool = False
    problem: str = ""
    asked_id: str = ""
    is_missing: bool = False
    has_sent: bool = False  # any application
    person: Person = Person()

    @on("recruiter", "admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        await self._follow(CandidateState.refresh, topics.work_of(self._actor()))

    @on("recruiter", "admin")
    async def refresh(self) -> Any:
        """Show whom the address asks for, with one of their applications."""
        asked, chosen = self._asked()
        panel = await self.get_state(PanelState)
        lost = ""
        with loading(self):
            try:
                open_id = await self._look(asked, chosen)
                await panel._note(open_id)
                here = candidate_href(asked)
                lost = await panel._open(open_id, Walk(), closed_href=here, away_href=LIST)
            except NotFound:
                lost = await self._lose(asked, panel)
        put(self, asked_id=asked)
        return farewell([lost] if lost else [], LIST)

    async def _look(self, asked: str, chosen: str) -> str:
        """Read who it is; the application that is looked at."""
        wanted = UUID(chosen) if chosen else None
        seen = await self._read(application_panels.candidate, parse_id(asked), wanted)
        sent = str(seen.application_id or "")
        put(self, person=_person(seen.now), has_sent=bool(sent), is_missing=False)
        return sent

    async def _lose(self, asked: str, panel: PanelState) -> str:
        """Show nothing of them; the name that the page has shown until now."""
        lost = self.person.name if asked == self.asked_id else ""
        await panel._lose()
        put(self, person=Person(), has_sent=False, is_missing=not lost)
        return lost

    def _asked(self) -> tuple[str, str]:
        """The candidate and the application that the address names."""
        url = self.router.url
        whom = url.path.rstrip("/").rpartition("/")[2]
        return whom, addresses.an_id(url.query_parameters, "c")


def _person(now: ProfileView) -> Person:
    said, name = in_words(profile_of(now)), now.full_name
    return Person(
        name=name,
        initials=c.initials(name),
        tint=c.tint(name),
        line=" · ".join(filter(None, (now.headline, now.city))),
        email=now.email,
        phone=said["phone"],
        city=said["city"],
        experience=said["experience"],
        visa_status=said["visa_status"],
    )
