"""The suggestion by load: who would go to whom, and doing it with one undo."""

from dataclasses import dataclass
from typing import Any

from talentra.queries import balances
from talentra.queries.balances import Balance, Taker
from talentra.services import assignments
from talentra.services.assignments import Handover
from talentra.ui import components as c
from talentra.ui.pages.admin import desk_rows as shown
from talentra.ui.pages.admin.desk_state import DeskState
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

REASON = "Spread by load"
NAMED = 20  # candidates by name for each recruiter; the others are a number


@dataclass(frozen=True)
class TakerLine:
    """A recruiter in the preview: what they have, what comes, and who that is."""

    id: str
    name: str
    initials: str
    tint: int
    said: str
    coming: str
    percent_now: int
    percent_more: int
    names: str


class BalanceState(AppState):
    """A preview that stays as it is until it is accepted or put away."""

    __audience__ = audience("admin")

    is_open: bool = False
    takers: list[TakerLine] = []
    number: int = 0
    left: int = 0
    _ways: list[Handover] = []

    @on("admin")
    async def ask(self) -> Any:
        """Look who would go to whom, of those who wait and whom the words find."""
        desk = await self.get_state(DeskState)
        found = await self._read(balances.balance, desk.q or None)
        if not found.number:
            return c.tell_problem("There is nobody to spread, or no active recruiter.")
        self._ways = [
            Handover(row.id, None, taker.id) for taker in found.takers for row in taker.coming
        ]
        put(self, is_open=True, number=found.number, left=found.left, takers=_lines(found))
        return None

    @on("admin")
    def cancel(self) -> None:
        """Leave everybody where they are."""
        put(self, is_open=False)

    @on("admin")
    async def accept(self) -> Any:
        """Do what is shown; whoever was assigned meanwhile stays where they are, and it is said."""
        if not self.is_open:
            return None
        put(self, is_open=False)
        outcome = await self._act(assignments.assign_many, self._ways, reason=REASON)
        desk = await self.get_state(DeskState)
        await desk._load()
        return desk._tell(outcome, desk._names())


def _lines(found: Balance) -> list[TakerLine]:
    most = max(each.candidates + len(each.coming) for each in found.takers)
    return [_line(each, most) for each in found.takers]


def _line(taker: Taker, most: int) -> TakerLine:
    now, coming = taker.candidates, len(taker.coming)
    return TakerLine(
        id=str(taker.id),
        name=taker.full_name,
        initials=c.initials(taker.full_name),
        tint=c.tint(taker.full_name),
        said=f"{now} → {now + coming}" if coming else f"stays at {now}",
        coming=f"gets {shown.candidates(coming)}" if coming else "gets nobody",
        percent_now=round(100 * now / most),
        percent_more=round(100 * coming / most),
        names=_names([each.full_name for each in taker.coming]),
    )


def _names(names: list[str]) -> str:
    told, more = names[:NAMED], len(names) - NAMED
    return ", ".join([*told, *([f"and {more} more"] if more > 0 else [])])
