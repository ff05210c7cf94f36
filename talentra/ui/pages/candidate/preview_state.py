"""A kept resume, looked at on the page: its pages as pictures, and what a program reads in it."""

import base64
from dataclasses import dataclass, replace
from typing import Any

from talentra.documents import Verdict
from talentra.errors import NotFound
from talentra.models.base import parse_id
from talentra.queries import texts
from talentra.services import pictures
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

LONGEST_TEXT = 20_000  # characters that are shown


@dataclass(frozen=True)
class Preview:
    """What is looked at; all empty when nothing is. Pages count from 1."""

    id: str = ""
    name: str = ""
    href: str = ""
    text: str = ""
    advice: str = ""
    is_fine: bool = True
    page: int = 1
    pages: int = 0
    framed: bool = False  # in the browser's own viewer, not as pictures


class PreviewState(AppState):
    """The resume whose preview is open."""

    __audience__ = audience("candidate")

    shown: Preview = Preview()
    picture: str = ""  # the page, as an address that holds it
    is_drawing: bool = False
    as_text: bool = False

    @on("candidate")
    async def look(self, resume_id: str, framed: bool) -> Any:
        """Open it; a PDF `framed` where the browser has a viewer, else its first page."""
        found = await self._read(texts.of_resume, parse_id(resume_id))
        self.shown = Preview(
            id=str(parse_id(resume_id)),
            name=found.file_name,
            href=f"/api/candidates/resumes/{parse_id(resume_id)}/file",
            text=found.text[:LONGEST_TEXT],
            advice=found.advice,
            is_fine=found.verdict is Verdict.FINE,
            pages=found.pages or 0,
            framed=framed and bool(found.pages),
        )
        is_drawing = bool(found.pages) and not framed
        put(self, picture="", as_text=not found.pages, is_drawing=is_drawing)
        return PreviewState.draw if is_drawing else None

    @on("candidate")
    def turn(self, page: int) -> Any:
        """Go to another page."""
        if not 1 <= page <= self.shown.pages:
            raise NotFound
        put(self, shown=replace(self.shown, page=page), is_drawing=True)
        return PreviewState.draw

    @on("candidate")
    async def draw(self) -> None:
        """Draw the page that is shown."""
        if not self.shown.id:
            return
        drawn = await pictures.of_resume(
            self._actor(), parse_id(self.shown.id), self.shown.page - 1
        )
        told = base64.b64encode(drawn).decode() if drawn else ""
        picture = f"data:{pictures.CONTENT_TYPE};base64,{told}" if told else ""
        put(self, picture=picture, is_drawing=False)

    @on("candidate")
    def read(self, as_text: bool) -> None:
        """Show the text instead of the pages, or the other way round."""
        put(self, as_text=as_text)

    @on("candidate")
    def close(self) -> None:
        """Look no longer."""
        put(self, shown=Preview(), picture="")
