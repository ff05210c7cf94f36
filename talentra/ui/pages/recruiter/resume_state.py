"""The resume that is looked at beside its application."""

from typing import Any

from talentra.documents import PDF
from talentra.models.base import parse_id
from talentra.queries import resumes
from talentra.services import previews
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

PICTURE = "data:image/png;base64,"
NO_TEXT = "This file has no text that could be shown. Download it to see it."


class ResumeState(AppState):
    """What was sent with one application, as long as somebody looks at it."""

    __audience__ = audience("recruiter", "admin")

    of: str = ""  # the application whose resume is shown
    frame: str = ""  # where the browser's own viewer takes it from, instead of pictures
    pages: list[str] = []
    number: int = 0
    text: str = ""
    more: str = ""  # says that there are more pages than are shown
    is_busy: bool = False

    @on("recruiter", "admin")
    async def look(self, application_id: str, framed: bool) -> Any:
        """Show the resume that was sent with it; that it was opened is written down.

        `framed`: a PDF in the browser's own viewer, which fetches it through the REST door.
        """
        self.is_busy = True
        yield
        try:
            told = await self._framed(application_id) if framed else {}
            told = told or await self._drawn(application_id)
        finally:
            self._put_away()
        put(self, of=application_id, **told)

    @on("recruiter", "admin")
    def put_away(self) -> None:
        """Show it no longer."""
        self._put_away()

    async def _framed(self, application_id: str) -> dict[str, Any]:
        sent = await self._read(resumes.sealed, parse_id(application_id))
        address = f"/api/submissions/{parse_id(application_id)}/resume?inline=true"
        return {"frame": address} if sent.content_type == PDF else {}

    async def _drawn(self, application_id: str) -> dict[str, Any]:
        seen = await previews.sealed(self._actor(), parse_id(application_id))
        shown = len(seen.pictures)
        return {
            "pages": [f"{PICTURE}{picture}" for picture in seen.pictures],
            "number": seen.pages,
            "text": seen.text or NO_TEXT,
            "more": f"The first {shown} of {seen.pages} pages." if shown < seen.pages else "",
        }

    def _put_away(self) -> None:
        put(self, of="", frame="", pages=[], number=0, text="", more="", is_busy=False)
