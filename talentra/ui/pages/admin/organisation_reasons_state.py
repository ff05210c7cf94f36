"""The reasons for a rejection, as an admin offers them."""

from dataclasses import dataclass
from typing import Any

from talentra.errors import Invalid
from talentra.models.reasons import RejectionReason
from talentra.queries import reasons as query
from talentra.services import reasons as service
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on


@dataclass(frozen=True)
class ReasonRow:
    """One reason on the page."""

    code: str
    words: str
    is_hidden: bool
    is_own: bool


def row(reason: RejectionReason) -> ReasonRow:
    """The reason as the page shows it."""
    return ReasonRow(reason.code, reason.words, reason.is_hidden, reason.is_own)


class RejectionReasonsState(AppState):
    """All reasons, the hidden ones too."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    reasons: list[ReasonRow] = []
    error: str = ""
    added: int = 0  # grows with each reason that is added, which empties the field

    @on("admin")
    async def load(self) -> None:
        """Show what there is."""
        put(self, error="")
        with loading(self):
            await self._load()

    @on("admin")
    async def hide(self, code: str) -> Any:
        """Offer it no longer."""
        words = await self._act(service.hide, code)
        await self._load()
        return c.tell_with_undo(
            f"“{words}” is not offered any more.", RejectionReasonsState.show(code)
        )

    @on("admin")
    async def show(self, code: str) -> Any:
        """Offer it again."""
        words = await self._act(service.hide, code, hidden=False)
        await self._load()
        return c.tell(f"“{words}” is offered again.")

    @on("admin")
    async def add(self, form: dict[str, Any]) -> Any:
        """Offer the company's own words."""
        put(self, error="")
        try:
            words = await self._act(service.add, str(form.get("words", "")))
        except Invalid as failure:
            put(self, error=failure.sentence)
            return None
        await self._load()
        put(self, added=self.added + 1)
        return c.tell(f"“{words}” can be chosen now.")

    async def _load(self) -> None:
        put(self, reasons=[row(each) for each in await self._read(query.everything)])
