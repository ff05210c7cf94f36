"""The list of people as it stands now."""

from typing import Any

import reflex as rx

from talentra.errors import Invalid
from talentra.models import Role
from talentra.policies import topics
from talentra.queries import people as query
from talentra.queries.pages import Page
from talentra.queries.people import PeopleSort, PersonRow, Status
from talentra.ui.pages import addresses
from talentra.ui.pages.admin import people_rows as shown
from talentra.ui.pages.admin.departure_state import DepartureState
from talentra.ui.pages.admin.people_query import PeopleQuery
from talentra.ui.pages.admin.people_rows import PersonLine, RoleTab
from talentra.ui.pages.admin.person_state import PersonState
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

PAUSE = 0.25  # seconds between two refreshes, however much happens


class PeopleState(AppState):
    """What the address asks for, read again whenever anything about people changes."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    rows: list[PersonLine] = []
    tabs: list[RoleTab] = []
    order: dict[str, str] = {sort.value: "none" for sort in PeopleSort}
    status: str = ""
    q: str = ""
    search_key: int = 0  # grows when the search box is filled by the address, not by typing
    said: str = ""
    previous: str = ""
    following: str = ""
    cleared: str = ""
    is_filtered: bool = False
    _typed: str = ""
    _listed: str = ""  # the address whose rows are shown

    @on("admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        await self._follow(PeopleState.refresh, topics.work_of(self._actor()), pause=PAUSE)

    @on("admin")
    async def refresh(self) -> None:
        """Show what the address asks for: the list, its numbers, who is open."""
        asked = self._asked()
        with loading(self):
            found, asked = await self._page(asked)
            numbers = await self._read(query.numbers, asked.wanted)
            self._show(found, asked, numbers)
        panel, leaving = await self.get_state(PersonState), await self.get_state(DepartureState)
        await panel._open(asked)
        leaving._stay_with(asked.open_id)

    @on("admin")
    def search(self, q: str) -> Any:
        """Go to what the words find."""
        asked = self._asked().looking_for(q)
        self._typed = asked.q
        return rx.redirect(asked.href, replace=True)

    @on("admin")
    def narrow(self, status: str) -> Any:
        """Go to those whose account stands so, or to everybody."""
        wanted = addresses.one_of(Status, {"status": status}, "status")
        return rx.redirect(self._asked().at(wanted).href)

    @on("admin")
    def sort_by(self, column: PeopleSort) -> Any:
        """Go to another order."""
        return rx.redirect(self._asked().sorted_by(PeopleSort(column)).href)

    def _asked(self) -> PeopleQuery:
        return PeopleQuery.read(self.router.url.query_parameters)

    async def _page(self, asked: PeopleQuery) -> tuple[Page[PersonRow], PeopleQuery]:
        """The page asked for; the first one when the cursor in the address is broken."""
        try:
            return await self._rows(asked), asked
        except Invalid:
            asked = asked.from_the_start()
            return await self._rows(asked), asked

    async def _rows(self, asked: PeopleQuery) -> Page[PersonRow]:
        return await self._read(
            query.page, asked.wanted, asked.ask, sort=asked.sort, rising=asked.rising
        )

    def _show(self, found: Page[PersonRow], asked: PeopleQuery, numbers: dict[Role, int]) -> None:
        if asked.q != self._typed:
            self._typed = asked.q
            self.search_key += 1
        here, cursor = asked.opening("").href, found.next_cursor
        before = {row.id: (row.role, row.status) for row in self.rows}
        known = before if here == self._listed else {}
        self._listed = here
        put(
            self,
            rows=shown.lines(found.rows, asked, known),
            tabs=shown.tabs(numbers, asked),
            order=shown.order(asked),
            status=asked.status or "",
            q=asked.q,
            said=shown.said(len(found.rows), bool(asked.trail or cursor)),
            previous=asked.turned(None).href if asked.trail else "",
            following=asked.turned(cursor).href if cursor else "",
            cleared=asked.cleared().href,
            is_filtered=asked.is_filtered,
        )
