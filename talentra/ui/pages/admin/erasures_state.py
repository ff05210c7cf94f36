"""Who asked to be erased, and erasing them."""

from dataclasses import dataclass
from typing import Any

from talentra.models.base import parse_id
from talentra.policies import topics
from talentra.queries import erasures as query
from talentra.queries.erasures import Asked
from talentra.services import erasures
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on


@dataclass(frozen=True)
class Leaving:
    """Somebody who asked, in words."""

    id: str
    name: str
    email: str
    asked_at: str
    live: str  # what is under way; empty for nothing


def leaving(asked: Asked) -> Leaving:
    """The request as the page shows it."""
    live = f"{asked.live} application{'s' * (asked.live != 1)} under way" if asked.live else ""
    return Leaving(str(asked.id), asked.full_name, asked.email, asked.asked_at.isoformat(), live)


class ErasuresState(AppState):
    """The open requests, the oldest first."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    waiting: list[Leaving] = []
    asked_id: str = ""  # of the one that is about to be carried out
    asked_name: str = ""
    asked_live: str = ""

    @on("admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        async with self:
            put(self, asked_id="")
        about = topics.work_of(self._actor())
        await self._follow(ErasuresState.refresh, about)

    @on("admin")
    async def refresh(self) -> None:
        """Show who waits to be erased."""
        with loading(self):
            await self._load()

    @on("admin")
    def ask(self, erasure_id: str) -> None:
        """Ask whether somebody is to be erased, which cannot be undone."""
        for each in self.waiting:
            if each.id == erasure_id:
                put(self, asked_id=each.id, asked_name=each.name, asked_live=each.live)

    @on("admin")
    def keep(self) -> None:
        """Erase nobody."""
        put(self, asked_id="")

    @on("admin")
    async def erase(self) -> Any:
        """Erase whoever was asked about."""
        erasure_id, name = self.asked_id, self.asked_name
        put(self, asked_id="")
        await erasures.carry_out(self._actor(), parse_id(erasure_id))
        await self._load()
        return c.tell(f"{name} is erased.")

    async def _load(self) -> None:
        put(self, waiting=[leaving(each) for each in await self._read(query.waiting)])
