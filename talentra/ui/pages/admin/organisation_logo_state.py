"""The company's logo as an admin changes it."""

from typing import Any

import reflex as rx

from talentra.documents.logos import LARGEST
from talentra.errors import Expected, Unauthenticated
from talentra.queries.organisation import house
from talentra.services import logos
from talentra.ui import components as c
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, ViewerState, audience, on


class LogoState(AppState):
    """Why a picture was not taken; the logo itself is in everybody's frame."""

    __audience__ = audience("admin")

    refusal: str = ""
    answer: int = 0

    @on("admin")
    def load(self) -> None:
        """Begin without a complaint."""
        put(self, refusal="")

    @on("admin", upload=True)
    async def upload(self, files: list[rx.UploadFile]) -> Any:
        """Show a picture as the logo from now on."""
        put(self, refusal="")
        try:
            content = await files[0].read(LARGEST + 1) if files else b""
            await logos.choose(self._actor(), content)
            await self._show()
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
            return None
        finally:
            self.answer += 1
        return c.tell("This is the logo from now on.")

    @on("admin")
    async def remove(self) -> Any:
        """Show no logo."""
        await self._act(logos.remove)
        await self._show()
        return c.tell_with_undo("The logo is taken away.", LogoState.restore)

    @on("admin")
    async def restore(self) -> Any:
        """Show it again."""
        await self._act(logos.restore)
        await self._show()
        return c.tell("The logo is back.")

    async def _show(self) -> None:
        frame, told = await self.get_state(ViewerState), await self._read_as_nobody(house)
        put(frame, logo=told.logo, company=told.company)
