"""The board as it stands now."""

from typing import Any

from talentra.models import Stage
from talentra.policies import topics
from talentra.queries import pipeline
from talentra.queries.pipeline import Board
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.candidates_walk import Walk
from talentra.ui.pages.recruiter.filters_state import FiltersState
from talentra.ui.pages.recruiter.losing import farewell, taken_away
from talentra.ui.pages.recruiter.panel_state import PanelState
from talentra.ui.pages.recruiter.pipeline_cards import Card, cards
from talentra.ui.pages.recruiter.pipeline_query import PipelineQuery
from talentra.ui.state import AppState, audience, on

PAUSE = 0.25  # seconds between two refreshes, however much happens


class PipelineState(AppState):
    """What the address asks for; a var for each column, so that only those that change are sent."""

    __audience__ = audience("recruiter", "admin")

    loaded: bool = False
    problem: str = ""
    applied: list[Card] = []
    online_assessment: list[Card] = []
    interview: list[Card] = []
    offer: list[Card] = []
    hired: list[Card] = []
    rejected: list[Card] = []
    withdrawn: list[Card] = []
    counts: dict[str, int] = {stage.value: 0 for stage in Stage}
    more: dict[str, str] = {
        stage.value: "" for stage in Stage
    }  # the address that shows a column whole
    hidden: list[str] = []  # cards whose resume holds text that people do not see
    is_empty: bool = False
    opening_href: str = ""
    list_href: str = "/candidates"
    _at: str = ""  # the address of what was shown last

    @on("recruiter", "admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        await self._follow(PipelineState.refresh, topics.work_of(self._actor()), pause=PAUSE)

    @on("recruiter", "admin")
    async def refresh(self) -> Any:
        """Show what the address asks for: the columns, their numbers, the open application."""
        return await self._load()

    async def _load(self) -> list[Any]:
        """Read everything again; what is to be said of candidates who were taken away."""
        query = self._asked()
        filters, panel = await self.get_state(FiltersState), await self.get_state(PanelState)
        walk, gone = Walk(), list[str]()
        with loading(self):
            await panel._note(query.open_id)
            wanted = query.narrowing.wanted
            board = await self._read(pipeline.board, wanted, whole=query.whole)
            filters._show(board.jobs)
            shown = {str(row.id) for rows in board.columns.values() for row in rows}
            gone = await taken_away(self, self._known(query), shown)
            self._show(board, query)
            walk = _walk(board, query)
        closed = query.opening("").href
        lost = await panel._open(query.open_id, walk, closed_href=closed)
        return farewell([*gone, *filter(None, [lost])], closed if lost else "")

    def _known(self, query: PipelineQuery) -> dict[str, str]:
        """Whom the page has shown, unless it stood at another address then."""
        here, self._at = self._at, query.opening("").href
        known = {card_id: name for card_id, (name, _) in self._shown().items()}
        return known if here == self._at else {}

    def _asked(self) -> PipelineQuery:
        return PipelineQuery.read(self.router.url.query_parameters)

    def _show(self, board: Board, query: PipelineQuery) -> None:
        of_one_job = bool(query.narrowing.job_id)
        for stage, rows in board.columns.items():
            put(self, **{stage.value: cards(rows, stage, of_one_job=of_one_job)})
        more = {
            stage.value: query.showing(stage).href if len(rows) < board.counts[stage] else ""
            for stage, rows in board.columns.items()
        }
        put(
            self,
            counts={stage.value: number for stage, number in board.counts.items()},
            more=more,
            hidden=sorted(map(str, board.hidden)),
            is_empty=not any(board.counts.values()),
            opening_href=query.opening_href,
            list_href=CandidatesQuery(narrowing=query.narrowing).href,
        )

    def _shown(self) -> dict[str, tuple[str, Stage]]:
        """Name and stage of every card on the board, by its id."""
        return {
            card.id: (card.name, stage) for stage in Stage for card in getattr(self, stage.value)
        }


def _walk(board: Board, query: PipelineQuery) -> Walk:
    """Where the open card stands in its column, and its neighbours there."""
    for stage, rows in board.columns.items():
        ids = [str(row.id) for row in rows]
        if query.open_id in ids:
            at = ids.index(query.open_id)
            ways = [query.opening(each).href for each in ids]
            said = f"{at + 1:,} of {board.counts[stage]:,} at {stage.label}"
            return Walk(said, ways[at - 1] if at else "", "".join(ways[at + 1 : at + 2]))
    return Walk()
