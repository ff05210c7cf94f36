"""What the palette finds while somebody types into it."""

from collections.abc import Iterable
from dataclasses import dataclass

from talentra.queries import palette as query
from talentra.queries.palette import Hit
from talentra.ui.navigation import CANDIDATES, JOBS
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

LONGEST = 60  # characters that are looked up


@dataclass(frozen=True)
class Entry:
    """One line of the palette."""

    label: str
    detail: str
    kind: str
    href: str


class PaletteState(AppState):
    """The people and jobs that are called as was typed last."""

    __audience__ = audience(anyone=True)

    asked: str = ""  # the words that are answered
    found: list[Entry] = []

    @on(anyone=True, supersedes=True)
    async def look(self, words: str) -> None:
        """Look up what is called so."""
        words = words[:LONGEST]
        seen = await self._read(query.found, words) if words.strip() else query.Found()
        people = _entries(seen.candidates, "Candidate", CANDIDATES)
        jobs = _entries(seen.jobs, "Job", JOBS[self._actor().role])
        put(self, asked=words, found=[*people, *jobs])


def _entries(hits: Iterable[Hit], kind: str, place: str) -> list[Entry]:
    return [Entry(hit.name, hit.detail, kind, f"{place}/{hit.id}") for hit in hits]
