"""The list of candidates as it stands now."""

from typing import Any
from uuid import UUID

import reflex as rx

from talentra.errors import Invalid
from talentra.models import Stage
from talentra.policies import assignments as policy
from talentra.policies import topics
from talentra.queries import applications, sheets
from talentra.queries.applications import ApplicationRow, Sort
from talentra.queries.pages import Ask, Page
from talentra.queries.sheets import Sheet
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter import candidates_rows as shown
from talentra.ui.pages.recruiter import candidates_walk as walking
from talentra.ui.pages.recruiter.candidates_query import USUAL_COLUMNS, CandidatesQuery
from talentra.ui.pages.recruiter.candidates_rows import CandidateRow, StageTab
from talentra.ui.pages.recruiter.candidates_walk import Standing, Walk
from talentra.ui.pages.recruiter.filters_state import FiltersState
from talentra.ui.pages.recruiter.losing import farewell, taken_away
from talentra.ui.pages.recruiter.panel_state import PanelState
from talentra.ui.pages.recruiter.pipeline_query import PipelineQuery
from talentra.ui.state import AppState, audience, on


class CandidatesState(AppState):
    """What the address asks for, read again whenever something of it changes."""

    __audience__ = audience("recruiter", "admin")

    loaded: bool = False
    problem: str = ""
    rows: list[CandidateRow] = []
    tabs: list[StageTab] = []
    columns: list[str] = list(USUAL_COLUMNS)
    order: dict[str, str] = {}  # for each column that the list can go by, how it goes now
    board_href: str = "/pipeline"
    said: str = ""
    previous: str = ""
    following: str = ""
    is_filtered: bool = False
    shows_recruiters: bool = False
    _versions: dict[UUID, int] = {}  # of what was shown last
    _at: str = ""  # the address of what was shown last
    _stood: tuple[str, int] = ("", 0)  # the open application, and where in the list it was last

    @on("recruiter", "admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        await self._follow(CandidatesState.refresh, topics.work_of(self._actor()))

    @on("recruiter", "admin")
    async def refresh(self) -> Any:
        """Show what the address asks for: the list, the numbers, the open application."""
        return await self._load()

    async def _load(self) -> list[Any]:
        """Read everything again; what is to be said of candidates who were taken away."""
        query, walk, gone = self._asked(), Walk(), list[str]()
        filters, panel = await self.get_state(FiltersState), await self.get_state(PanelState)
        with loading(self):
            sheet, query = await self._sheet(query)
            found, counts = sheet.page, sheet.counts
            filters._show(sheet.jobs)
            gone = await taken_away(self, self._known(query), {str(row.id) for row in found.rows})
            self._show(found, query, counts)
            await panel._note(query.open_id)  # only now, so that what is new still stands there
            walk = await self._walk(found, query, walking.total(counts, query))
        closed = query.opening("").href
        lost = await panel._open(query.open_id, walk, closed_href=closed)
        return farewell([*gone, *filter(None, [lost])], closed if lost else "")

    @on("recruiter", "admin")
    def sort_by(self, column: Sort) -> Any:
        """Go to another order."""
        return rx.redirect(self._asked().sorted_by(Sort(column)).href)

    @on("recruiter", "admin")
    def show_columns(self, form: dict[str, Any]) -> Any:
        """Go to the same list with the columns that are ticked."""
        return rx.redirect(self._asked().showing(list(form)).href)

    def _shown(self) -> dict[str, tuple[str, Stage]]:
        """Name and stage of every application on this page, by its id."""
        return {row.id: (row.name, Stage(row.stage)) for row in self.rows}

    def _known(self, query: CandidatesQuery) -> dict[str, str]:
        """Whom the page has shown, unless it stood at another address then."""
        here, self._at = self._at, query.opening("").href
        return {row.id: row.name for row in self.rows} if here == self._at else {}

    def _asked(self) -> CandidatesQuery:
        return CandidatesQuery.read(self.router.url.query_parameters)

    async def _sheet(self, query: CandidatesQuery) -> tuple[Sheet, CandidatesQuery]:
        """The page asked for; the first one when the cursor in the address is broken."""
        try:
            return await self._looked(query), query
        except Invalid:
            query = query.from_the_start()
            return await self._looked(query), query

    async def _looked(self, query: CandidatesQuery) -> Sheet:
        """All in one reading: each for itself would find out anew who asks."""
        return await self._read(
            sheets.sheet,
            query.wanted,
            query.ask,
            around=query.at(None).wanted,
            sort=query.sort,
            rising=query.rising,
        )

    async def _rows(self, query: CandidatesQuery, ask: Ask) -> Page[ApplicationRow]:
        return await self._read(
            applications.page, query.wanted, ask, sort=query.sort, rising=query.rising
        )

    def _show(
        self, found: Page[ApplicationRow], query: CandidatesQuery, counts: dict[Stage, int]
    ) -> None:
        cursor = found.next_cursor
        put(
            self,
            rows=shown.rows(found.rows, query, self._versions),
            tabs=shown.tabs(counts, query),
            columns=list(query.columns),
            order=shown.order(query),
            board_href=PipelineQuery(query.narrowing).href,
            said=walking.said(len(found.rows), query, walking.total(counts, query)),
            previous=query.turned(None).href if query.trail else "",
            following=query.turned(cursor).href if cursor else "",
            is_filtered=query.is_filtered,
            shows_recruiters=policy.can_assign(self._actor()),
        )
        self._versions = {row.id: row.version for row in found.rows}

    async def _walk(self, found: Page[ApplicationRow], query: CandidatesQuery, whole: int) -> Walk:
        """Where the open application stands in the list, and the ways on from it."""
        ids = [str(row.id) for row in found.rows]
        left_from = self._stood[1] if self._stood[0] == query.open_id else None
        stand = walking.standing(ids, query.open_id, left_from)
        if stand is None:
            return Walk()
        if stand.at is not None:
            self._stood = (query.open_id, stand.at)
        return Walk(
            walking.place(stand, query, whole),
            await self._earlier(ids, stand, query),
            await self._later(ids, stand, query, found.next_cursor),
        )

    async def _earlier(self, ids: list[str], stand: Standing, query: CandidatesQuery) -> str:
        if stand.before >= 0:
            return query.opening(ids[stand.before]).href
        if not query.trail:
            return ""
        back = query.turned(None)
        found = await self._rows(back, back.ask)
        return back.opening(str(found.rows[-1].id)).href if found.rows else ""

    async def _later(
        self, ids: list[str], stand: Standing, query: CandidatesQuery, cursor: str | None
    ) -> str:
        if stand.after < len(ids):
            return query.opening(ids[stand.after]).href
        if not cursor:
            return ""
        on = query.turned(cursor)
        found = await self._rows(on, Ask(limit=1, cursor=cursor))
        return on.opening(str(found.rows[0].id)).href if found.rows else ""
