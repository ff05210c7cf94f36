"""The resume that is looked at beside its application."""

from typing import Any

from talentra.models.base import parse_id
from talentra.services import previews
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

PICTURE = "data:image/png;base64,"
NO_TEXT = "This file has no text that could be shown. Download it to see it."


class ResumeState(AppState):
    """What was sent with one application, as long as somebody looks at it."""

    __audience__ = audience("recruiter", "admin")

    of: str = ""  # the application whose resume is shown
    pages: list[str] = []
    number: int = 0
    text: str = ""
    more: str = ""  # says that there are more pages than are shown
    is_busy: bool = False

    @on("recruiter", "admin")
    async def look(self, application_id: str) -> Any:
        """Show the resume that was sent with it; that it was opened is written down."""
        self.is_busy = True
        yield
        try:
            seen = await previews.sealed(self._actor(), parse_id(application_id))
        finally:
            self._put_away()
        shown = len(seen.pictures)
        put(
            self,
            of=application_id,
            pages=[f"{PICTURE}{picture}" for picture in seen.pictures],
            number=seen.pages,
            text=seen.text or NO_TEXT,
            more=f"The first {shown} of {seen.pages} pages." if shown < seen.pages else "",
        )

    @on("recruiter", "admin")
    def put_away(self) -> None:
        """Show it no longer."""
        self._put_away()

    def _put_away(self) -> None:
        put(self, of="", pages=[], number=0, text="", more="", is_busy=False)
