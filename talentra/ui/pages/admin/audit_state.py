"""The audit log as the address asks for it; what comes after is counted until it is wanted."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import reflex as rx

from talentra.errors import Invalid
from talentra.models.base import parse_id
from talentra.queries import audit as query
from talentra.queries.audit import AuditView
from talentra.queries.pages import Page
from talentra.ui.pages import addresses
from talentra.ui.pages.admin import audit_rows as shown
from talentra.ui.pages.admin.audit_query import AuditQuery
from talentra.ui.pages.admin.audit_rows import AuditRow
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

PAUSE = 3.0  # seconds between two looks for new entries, which nobody announces


class AuditState(AppState):
    """One page of the log, and how many entries came since it was read."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    rows: list[AuditRow] = []
    people: list[list[str]] = [["", "Anybody"]]
    actions: list[list[str]] = [["", "Anything"]]
    asked: dict[str, str] = dict.fromkeys(AuditQuery().parts, "")
    about: str = ""  # what the address narrows the log to, by its name
    about_href: str = ""  # the same log without that
    search_key: int = 0  # grows when the search box is filled by the address, not by typing
    fresh: str = ""
    said: str = ""
    previous: str = ""
    following: str = ""
    export_href: str = ""
    is_filtered: bool = False
    _typed: str = ""
    _newest: UUID | None = None

    @on("admin", background=True)
    async def follow(self) -> AsyncIterator[Any]:
        """Read now, and look for what is new from then on."""
        yield AuditState.refresh
        while True:
            await asyncio.sleep(PAUSE)
            yield AuditState.look

    @on("admin")
    async def refresh(self) -> None:
        """Show what the address asks for."""
        asked = self._asked()
        with loading(self):
            found, asked = await self._page(asked)
            await self._offer(asked)
            self._show(found, asked)

    @on("admin")
    async def look(self) -> None:
        """Count what came after the first entry of the first page."""
        asked = self._asked()
        if self.loaded and not self.problem and not asked.trail:
            number = await self._read(query.newer, asked.wanted, self._newest, shown.MOST_NEW)
            put(self, fresh=shown.new(number))

    @on("admin")
    def search(self, q: str) -> Any:
        """Go to the entries with these words."""
        self._typed = addresses.words({"q": q}, "q")
        return rx.redirect(self._asked().but(q=self._typed).href, replace=True)

    @on("admin")
    def narrow(self, part: str, value: str) -> Any:
        """Go to the entries of one person, one kind, or of some days."""
        return rx.redirect(self._asked().but(**{part: value}).href)

    def _asked(self) -> AuditQuery:
        return AuditQuery.read(self.router.url.query_parameters)

    async def _page(self, asked: AuditQuery) -> tuple[Page[AuditView], AuditQuery]:
        """The page asked for; the first one when the cursor in the address is broken."""
        try:
            return await self._read(query.page, asked.wanted, asked.ask), asked
        except Invalid:
            asked = asked.from_the_start()
            return await self._read(query.page, asked.wanted, asked.ask), asked

    async def _offer(self, asked: AuditQuery) -> None:
        """What the log can be narrowed to, and the name of what it is narrowed to."""
        staff = await self._read(query.staff)
        found = await self._read(query.actions)
        strange = asked.actor_id and asked.actor_id not in {str(each) for each, _ in staff}
        someone = await self._name(asked.actor_id) if strange else ""
        put(
            self,
            people=shown.pairs(staff, asked.actor_id, someone),
            actions=shown.actions(found, asked.action),
            about=await self._name(asked.target_id),
            about_href=asked.but(target="").href,
        )

    async def _name(self, target_id: str) -> str:
        return await self._read(query.name, parse_id(target_id)) if target_id else ""

    def _show(self, found: Page[AuditView], asked: AuditQuery) -> None:
        if asked.q != self._typed:
            self._typed = asked.q
            self.search_key += 1
        self._newest = found.rows[0].id if found.rows else None
        cursor, number = found.next_cursor, len(found.rows)
        part = " on this page" if asked.trail or cursor else ""
        put(
            self,
            rows=shown.rows(found.rows, asked),
            asked=asked.parts,
            fresh="",
            said=f"{number} {'entry' if number == 1 else 'entries'}{part}",
            previous=asked.turned(None).href if asked.trail else "",
            following=asked.turned(cursor).href if cursor else "",
            export_href=asked.export_href,
            is_filtered=asked.is_filtered,
        )
