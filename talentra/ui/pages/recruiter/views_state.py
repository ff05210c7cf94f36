"""The lists that the reader has given a name."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from talentra.errors import Invalid
from talentra.models.base import parse_id
from talentra.queries import saved_views as query
from talentra.services import saved_views
from talentra.ui import components as c
from talentra.ui.pages.loading import put
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.state import AppState, audience, on


@dataclass(frozen=True)
class View:
    """A named list, as a link."""

    id: str
    name: str
    href: str
    is_current: bool


class ViewsState(AppState):
    """The reader's own views of the list of candidates."""

    __audience__ = audience("recruiter", "admin")

    views: list[View] = []
    error: str = ""
    key: int = 0  # grows when one was saved, which empties the box

    @on("recruiter", "admin")
    async def look(self) -> None:
        """Read them."""
        here = CandidatesQuery.read(self.router.url.query_parameters).kept
        found = await self._read(query.own)
        views = [(each, CandidatesQuery.read(dict(parse_qsl(each.asked)))) for each in found]
        put(
            self,
            views=[
                View(str(each.id), each.name, view.href, view.kept == here) for each, view in views
            ],
        )

    @on("recruiter", "admin")
    async def save(self, form: dict[str, Any]) -> Any:
        """Give what the address asks for a name."""
        here = CandidatesQuery.read(self.router.url.query_parameters).kept
        asked = urlencode({name: part for name, part in here.items() if part})
        try:
            view = await self._act(saved_views.save, str(form.get("name", "")), asked)
        except Invalid as failure:
            put(self, error=failure.sentence)
            return None
        put(self, error="", key=self.key + 1)
        await self.look()
        return c.tell(f"Saved as {view.name}.")

    @on("recruiter", "admin")
    async def remove(self, view_id: str) -> Any:
        """Forget one; the message brings it back."""
        view = await self._act(saved_views.remove, parse_id(view_id))
        await self.look()
        return c.tell_with_undo(f"{view.name} removed.", ViewsState.keep(view.name, view.asked))

    @on("recruiter", "admin")
    async def keep(self, name: str, asked: str) -> None:
        """Keep a view after all."""
        await self._act(saved_views.save, name, asked)
        await self.look()
