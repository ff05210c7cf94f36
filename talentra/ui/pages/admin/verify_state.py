"""Looking through the chain of the history, some links at a time."""

from typing import Any

from talentra.queries.chain import Checked
from talentra.services import chain
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

DONE = "The history is whole: {:,} rows are linked, and none of them was changed."


class VerifyState(AppState):
    """How far somebody has looked, and what they found."""

    __audience__ = audience("admin")

    is_busy: bool = False
    progress: str = ""
    whole: str = ""
    fault: str = ""
    _checked: Checked = Checked()

    @on("admin")
    def begin(self) -> Any:
        """Look through all of it, from the first link on."""
        self._checked = Checked()
        put(self, is_busy=True, whole="", fault="", progress="Verifying …")
        return VerifyState.go_on

    @on("admin")
    async def go_on(self) -> Any:
        """Look through the next links; to the end, one event after the other."""
        if not self.is_busy:
            return None
        try:
            checked = await self._act(chain.verify, self._checked)
        except BaseException:
            put(self, is_busy=False, progress="")
            raise
        self._checked = checked
        if not checked.is_done:
            put(self, progress=f"Verifying: {checked.number:,} rows so far …")
            return VerifyState.go_on
        await self._act(chain.tell, checked)
        fault = checked.fault.sentence if checked.fault else ""
        whole = "" if fault else DONE.format(checked.number)
        put(self, is_busy=False, progress="", whole=whole, fault=fault)
        return None
