"""What is kept about the reader: taking it along, and asking to be erased."""

from typing import Any

from talentra.errors import Expected, Invalid, Unauthenticated
from talentra.queries import erasures as query
from talentra.services import erasures
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on


class OwnDataState(AppState):
    """Whether the reader may ask to be erased, and whether they have."""

    __audience__ = audience(anyone=True)

    loaded: bool = False
    problem: str = ""
    can_ask: bool = False
    asked_at: str = ""  # empty while they have not asked
    asking: bool = False  # the question is open
    error: str = ""  # about the password
    refusal: str = ""
    answer: int = 0  # grows with each answer to the form

    @on(anyone=True, background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        async with self:
            put(self, asking=False, error="", refusal="")
        mine = f"user:{self._actor().user_id}"
        await self._follow(OwnDataState.refresh, mine)

    @on(anyone=True)
    async def refresh(self) -> None:
        """Show how it stands."""
        with loading(self):
            await self._load()

    @on(anyone=True)
    def begin(self) -> None:
        """Open the question, empty."""
        put(self, asking=True, error="", refusal="", answer=self.answer + 1)

    @on(anyone=True)
    def keep(self) -> None:
        """Ask for nothing."""
        put(self, asking=False)

    @on(anyone=True, throttle=1000)
    async def ask(self, form: dict[str, Any]) -> Any:
        """Ask to be erased, with the password that was typed."""
        put(self, error="", refusal="")
        try:
            await erasures.ask(self._actor(), str(form.get("erasure_password", "")))
        except Invalid as failure:
            put(self, error=failure.sentence)
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        else:
            put(self, asking=False)
            await self._load()
            return c.tell("You asked to be erased. An admin will see to it.")

    @on(anyone=True)
    async def withdraw(self) -> Any:
        """Take the request back."""
        await self._act(erasures.withdraw)
        await self._load()
        return c.tell("Your request is withdrawn. Nothing was erased.")

    async def _load(self) -> None:
        own = await self._read(query.own)
        asked_at = own.asked_at.isoformat() if own.asked_at else ""
        put(self, can_ask=own.can_ask, asked_at=asked_at)
