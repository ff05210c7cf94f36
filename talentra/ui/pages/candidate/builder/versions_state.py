"""The versions of a draft, to come back to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from talentra.errors import Expected, Unauthenticated
from talentra.models.base import parse_id
from talentra.queries import drafts as query
from talentra.queries.drafts import VersionLine
from talentra.services import draft_steps
from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on


@dataclass(frozen=True)
class Version:
    """A version in the list."""

    number: int
    name: str
    at: str
    is_shown: bool


def listed(lines: Iterable[VersionLine]) -> list[Version]:
    """The versions as their list shows them."""
    return [
        Version(each.number, each.name or "", each.at.isoformat(), each.is_shown) for each in lines
    ]


class VersionsState(AppState):
    """The versions of the draft under work."""

    __audience__ = audience("candidate")

    is_open: bool = False
    versions: list[Version] = []
    refusal: str = ""  # why a name was not taken
    named: int = 0  # grows with each name

    @on("candidate")
    async def look(self) -> None:
        """Show the list."""
        await self._load()
        put(self, is_open=True, refusal="")

    @on("candidate")
    def close(self) -> None:
        """Show it no more."""
        put(self, is_open=False)

    @on("candidate")
    async def go_back(self, number: int) -> Any:
        """Let the draft be what it was."""
        editor = await self.get_state(EditorState)
        await editor._go_back(number)
        put(self, is_open=False)
        return c.tell_with_undo("The draft is what it was then.", EditorState.undo)

    @on("candidate")
    async def name_it(self, form: dict[str, Any]) -> None:
        """Give the version that is shown a name, so that it stays."""
        put(self, refusal="")
        shown = next((each.number for each in self.versions if each.is_shown), 0)
        draft_id = (await self.get_state(EditorState)).draft_id
        try:
            name = str(form.get("name", ""))
            await self._act(draft_steps.name_version, parse_id(draft_id), shown, name)
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
            return
        self.named += 1
        await self._load()

    async def _load(self) -> None:
        draft_id = (await self.get_state(EditorState)).draft_id
        put(self, versions=listed(await self._read(query.versions, parse_id(draft_id))))
