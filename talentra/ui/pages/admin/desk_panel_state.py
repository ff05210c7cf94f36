"""The candidate who is open at the desk: who handles them, and who did before."""

from dataclasses import dataclass

from talentra.models.base import parse_id
from talentra.queries import assignment_desk as query
from talentra.queries import assignments
from talentra.queries.assignment_desk import DeskFilter
from talentra.queries.assignments import Held
from talentra.queries.pages import Ask
from talentra.ui.pages.admin.desk_query import DeskQuery
from talentra.ui.pages.admin.desk_rows import DeskLine, line
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience


@dataclass(frozen=True)
class HeldBy:
    """One time that a recruiter handled the candidate, in plain words."""

    recruiter: str
    by: str
    since: str
    until: str
    ended_by: str
    reason: str


class DeskPanelState(AppState):
    """The candidate that the address names."""

    __audience__ = audience("admin")

    is_open: bool = False
    is_missing: bool = False
    shown: DeskLine = DeskLine()
    application_href: str = ""
    history: list[HeldBy] = []
    closed_href: str = ""
    error: str = ""

    async def _open(self, asked: DeskQuery) -> None:
        """Show the candidate the address names, or nobody."""
        put(self, is_open=bool(asked.open_id), closed_href=asked.opening("").href)
        if asked.open_id != self.shown.id:
            put(self, error="")
        if not asked.open_id:
            put(self, shown=DeskLine(), history=[], is_missing=False)
            return
        candidate_id = parse_id(asked.open_id)
        found = await self._read(query.page, DeskFilter(candidate_id=candidate_id), Ask())
        if not found.rows:
            put(self, shown=DeskLine(), history=[], is_missing=True)
            return
        [row] = found.rows
        history = await self._read(assignments.history, candidate_id)
        link = f"/candidates?c={row.application_id}" if row.application_id else ""
        put(self, is_missing=False, shown=line(row, asked), application_href=link)
        put(self, history=[_held(each) for each in history])


def _held(held: Held) -> HeldBy:
    return HeldBy(
        recruiter=held.recruiter_name,
        by=held.assigned_by,
        since=held.started_at.isoformat(),
        until=held.ended_at.isoformat() if held.ended_at else "",
        ended_by=held.ended_by or "",
        reason=held.reason or "",
    )
