"""The assignment desk as it stands now, and what can be done at it."""

from typing import Any

import reflex as rx

from talentra.errors import Invalid
from talentra.models.base import parse_id
from talentra.policies import topics
from talentra.queries import assignment_desk as query
from talentra.queries import users
from talentra.queries.assignment_desk import DeskRow
from talentra.queries.pages import Page
from talentra.services import assignments
from talentra.services.assignments import HandedOver, Handover
from talentra.ui import components as c
from talentra.ui.pages.admin import desk_rows as shown
from talentra.ui.pages.admin.desk_panel_state import DeskPanelState
from talentra.ui.pages.admin.desk_query import DeskQuery
from talentra.ui.pages.admin.desk_rows import DeskLine, DeskTab, Load
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

PAUSE = 0.25  # seconds between two refreshes, however much happens
REMEMBERED = 5  # bulks that can still be undone; more toasts than are ever on screen


class DeskState(AppState):
    """What the address asks for, read again whenever somebody is handed over."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    rows: list[DeskLine] = []
    tabs: list[DeskTab] = []
    recruiters: list[Load] = []
    choices: list[list[str]] = []
    show: str = ""
    since: str = ""
    recruiter_id: str = ""
    q: str = ""
    search_key: int = 0  # grows when the search box is filled by the address, not by typing
    said: str = ""
    previous: str = ""
    following: str = ""
    cleared: str = ""
    is_filtered: bool = False
    _typed: str = ""
    _listed: str = ""  # the address whose rows are shown
    _done: dict[int, list[Handover]] = {}

    @on("admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        await self._follow(DeskState.refresh, topics.work_of(self._actor()), pause=PAUSE)

    @on("admin")
    async def refresh(self) -> None:
        """Show what the address asks for: the list, its numbers, the recruiters, who is open."""
        await self._load()

    async def _load(self) -> None:
        asked = self._asked()
        with loading(self):
            found, asked = await self._page(asked)
            numbers = await self._read(query.numbers, asked.q or None)
            load = await self._read(users.recruiters)
            self._show(found, asked)
            put(self, tabs=shown.tabs(numbers, asked), recruiters=shown.loads(load, asked))
            put(self, choices=[["", "Any recruiter"], *([r.id, r.name] for r in self.recruiters)])
        panel = await self.get_state(DeskPanelState)
        await panel._open(asked)

    @on("admin")
    def search(self, q: str) -> Any:
        """Go to what the words find."""
        asked = self._asked().looking_for(q)
        self._typed = asked.q
        return rx.redirect(asked.href, replace=True)

    @on("admin")
    def narrow(self, recruiter_id: str) -> Any:
        """Go to the candidates of one recruiter, or to everybody's."""
        return rx.redirect(self._asked().of(recruiter_id).href)

    @on("admin")
    async def hand(self, candidate_ids: list[str], to: str) -> Any:
        """Hand these over to a recruiter, or without one to the pool, from where they are seen."""
        return await self._hand(candidate_ids, to)

    @on("admin")
    async def decide(self, form: dict[str, Any]) -> Any:
        """Hand whoever is open over to the recruiter chosen in the panel, for the reason given."""
        panel = await self.get_state(DeskPanelState)
        to, reason = (str(form.get(name, "")) for name in ("recruiter", "reason"))
        put(panel, error="" if to else "Choose a recruiter.")
        return await self._hand([panel.shown.id], to, reason) if to else None

    async def _hand(self, candidate_ids: list[str], to: str, reason: str = "") -> Any:
        held = {row.id: row.recruiter_id for row in self.rows}
        panel = await self.get_state(DeskPanelState)
        held |= {panel.shown.id: panel.shown.recruiter_id}
        ways = [
            Handover(parse_id(each), _id(held.get(each, "")), _id(to)) for each in candidate_ids
        ]
        names = self._names() | {panel.shown.id: panel.shown.name}
        outcome = await self._act(assignments.assign_many, ways, reason=reason)
        await self._load()
        return self._tell(outcome, names)

    @on("admin")
    async def undo(self, number: int) -> Any:
        """Take back all that was done at once, where nobody has decided anew since."""
        done = self._done.pop(number, [])
        if not done:
            return c.tell_problem("This cannot be undone from here any more.")
        outcome = await self._act(assignments.assign_many, [each.back for each in done])
        await self._load()
        told = [c.tell_problem(shown.refused(outcome))] if outcome.refused else []
        return [c.tell("Undone."), *told] if outcome.done else told

    def _asked(self) -> DeskQuery:
        return DeskQuery.read(self.router.url.query_parameters)

    async def _page(self, asked: DeskQuery) -> tuple[Page[DeskRow], DeskQuery]:
        """The page asked for; the first one when the cursor in the address is broken."""
        try:
            return await self._read(query.page, asked.wanted, asked.ask), asked
        except Invalid:
            asked = asked.looking_for(asked.q)
            return await self._read(query.page, asked.wanted, asked.ask), asked

    def _names(self) -> dict[str, str]:
        """What the people on screen are called."""
        return {each.id: each.name for each in (*self.rows, *self.recruiters)}

    def _tell(self, outcome: HandedOver, names: dict[str, str]) -> list[Any]:
        """Say what was done, with one undo for all of it, and why the rest was not."""
        told = [c.tell_problem(shown.refused(outcome))] if outcome.refused else []
        if not outcome.done:
            return told
        number = max(self._done, default=0) + 1
        kept = dict(list(self._done.items())[1 - REMEMBERED :])
        self._done = {**kept, number: outcome.done}
        return [c.tell_with_undo(shown.told(outcome, names), DeskState.undo(number)), *told]

    def _show(self, found: Page[DeskRow], asked: DeskQuery) -> None:
        if asked.q != self._typed:
            self._typed = asked.q
            self.search_key += 1
        here, cursor = asked.opening("").href, found.next_cursor
        known = {row.id: row.recruiter_id for row in self.rows} if here == self._listed else {}
        self._listed = here
        put(
            self,
            rows=shown.lines(found.rows, asked, known),
            show=asked.show.value,
            since=shown.SINCE[asked.show],
            recruiter_id=asked.recruiter_id,
            q=asked.q,
            said=_said(len(found.rows), bool(asked.trail or cursor)),
            previous=asked.turned(None).href if asked.trail else "",
            following=asked.turned(cursor).href if cursor else "",
            cleared=asked.at(asked.show).looking_for("").href,
            is_filtered=asked.is_filtered,
        )


def _id(text: str) -> Any:
    return parse_id(text) if text else None


def _said(number: int, is_part: bool) -> str:
    said = f"{number} candidate{'s' * (number != 1)}"
    return f"{said} on this page" if is_part else said
