"""The candidate's applications as they stand now, and withdrawing one."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from talentra.errors import Conflict, Invalid, NotFound
from talentra.models.base import parse_id
from talentra.policies import topics
from talentra.queries import application_views, seals, standings
from talentra.queries.application_views import ApplicationView
from talentra.queries.pages import Page
from talentra.services import applications
from talentra.ui import components as c
from talentra.ui.pages.candidate import applications_shown as shown
from talentra.ui.pages.candidate.applications_query import ApplicationsQuery
from talentra.ui.pages.candidate.applications_shown import Card, Known, StandingTab, Withdrawing
from talentra.ui.pages.candidate.sealed_shown import Sealed, sealed
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on


class ApplicationsState(AppState):
    """What the address asks for, read again whenever something of it changes."""

    __audience__ = audience("candidate")

    loaded: bool = False
    problem: str = ""
    cards: list[Card] = []
    opened: Sealed = Sealed()
    tabs: list[StandingTab] = []
    show: str = ""
    previous: str = ""
    following: str = ""
    asked: Withdrawing = Withdrawing()
    _known: dict[str, Known] = {}  # what the reader was last shown
    _listed: str = ""  # the list in which they were

    @on("candidate", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        async with self:  # what was pointed out on an earlier visit is not any more
            put(self, cards=[replace(card, flash="") for card in self.cards])
        mine = topics.work_of(self._actor())
        await self._follow(ApplicationsState.refresh, mine)

    @on("candidate")
    async def refresh(self) -> Any:
        """Show what the address asks for, and tell what happened since it was last shown."""
        told: dict[str, str] = {}
        with loading(self):
            told = await self._load()
        return [c.tell(sentence, about=key) for key, sentence in told.items()]

    @on("candidate")
    async def ask(self, application_id: str) -> None:
        """Ask whether to withdraw this one."""
        view = await self._read(application_views.view, parse_id(application_id))
        self.asked = shown.withdrawing(view)

    @on("candidate")
    def keep(self) -> None:
        """Ask no longer."""
        self.asked = Withdrawing()

    @on("candidate")
    async def withdraw(self, form: dict[str, Any]) -> Any:
        """Withdraw the one that was asked about; a second press finds nothing to do."""
        if not (asked := self.asked).id:
            return None
        self.asked = Withdrawing()
        told = c.tell(f"You withdrew your application for {asked.title}.")
        try:
            reason = str(form.get("reason", ""))
            await self._act(applications.withdraw, parse_id(asked.id), reason=reason)
        except (Conflict, NotFound) as failure:
            told = c.tell_problem(failure.sentence)
        await self._load()
        return told

    async def _load(self) -> dict[str, str]:
        """Read everything anew; a sentence about each application that has changed since."""
        query = ApplicationsQuery.read(self.router.url.query_parameters)
        found, query = await self._page(query)
        views = await self._with_open(found.rows, query)
        left = await self._left(views, query)
        told = {str(view.id): said for view in [*views, *left] if (said := self._news(view))}
        self._show(views, query, found.next_cursor)
        await self._show_open(views, query)
        put(self, tabs=shown.tabs(await self._read(standings.mine), query))
        return told

    async def _page(
        self, query: ApplicationsQuery
    ) -> tuple[Page[ApplicationView], ApplicationsQuery]:
        """The page asked for; the first one when the cursor in the address is broken."""
        try:
            return await self._read(application_views.mine, query.ask, query.show), query
        except Invalid:
            query = query.showing(query.show)
            return await self._read(application_views.mine, query.ask, query.show), query

    async def _with_open(
        self, views: list[ApplicationView], query: ApplicationsQuery
    ) -> list[ApplicationView]:
        """The open one stands above the others when it is not among them."""
        if not query.open_id or query.open_id in {str(view.id) for view in views}:
            return views
        return [*await self._each([query.open_id]), *views]

    async def _left(
        self, views: list[ApplicationView], query: ApplicationsQuery
    ) -> list[ApplicationView]:
        """Those that the same list showed before and does not show any more."""
        if query.opening("").href != self._listed:
            return []
        return await self._each(self._known.keys() - {str(view.id) for view in views})

    async def _each(self, ids: Iterable[str]) -> list[ApplicationView]:
        found: list[ApplicationView] = []
        for each in ids:
            with suppress(NotFound):
                found.append(await self._read(application_views.view, parse_id(each)))
        return found

    def _news(self, view: ApplicationView) -> str:
        before = self._known.get(str(view.id))
        return shown.news(before, view) if before else ""

    def _flash(self, view: ApplicationView) -> str:
        """Another word each time something changed: that starts the animation anew."""
        key = str(view.id)
        flash = next((card.flash for card in self.cards if card.id == key), "")
        if self._known.get(key, shown.known(view)) == shown.known(view):
            return flash
        return "again" if flash == "once" else "once"

    async def _show_open(self, views: list[ApplicationView], query: ApplicationsQuery) -> None:
        opened = Sealed()
        for view in views:
            if str(view.id) == query.open_id:
                opened = sealed(view, await self._read(seals.former, view.id))
        put(self, opened=opened)

    def _show(self, views: list[ApplicationView], query: ApplicationsQuery, cursor: Any) -> None:
        put(
            self,
            cards=[shown.card(view, query, self._flash(view)) for view in views],
            show=query.show or "",
            previous=query.turned(None).href if query.trail else "",
            following=query.turned(cursor).href if cursor else "",
        )
        self._known = {str(view.id): shown.known(view) for view in views}
        self._listed = query.opening("").href
