"""What stands beside the form, and what a machine reads in the resume."""

from typing import Any

from talentra.documents.resumes import examine, proof
from talentra.errors import Expected, NotFound, Unauthenticated
from talentra.services import draft_looks, draft_pages
from talentra.ui.pages.candidate.builder import checks_shown, content
from talentra.ui.pages.candidate.builder.checks_shown import Hint, Reading
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.candidate.builder.match_state import MatchState
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

PANES = {"edit", "preview", "check", "match"}


class ChecksState(AppState):
    """The pane that is shown, and the readings of the draft as it was then."""

    __audience__ = audience("candidate")

    pane: str = "preview"
    is_editing: bool = True  # on a phone, where there is room for one of the two
    is_reading: bool = False
    hints: list[Hint] = []
    readings: list[Reading] = []
    problem: str = ""  # why it could not be read
    jumps: int = 0  # so far

    @on("candidate")
    def begin(self) -> None:
        """Begin with the form and the preview."""
        put(self, pane="preview", is_editing=True, hints=[], readings=[], problem="")

    @on("candidate")
    def look_at(self, pane: str) -> Any:
        """Show another pane; what it shows is found out then."""
        if pane not in PANES:
            raise NotFound
        put(self, is_editing=pane == "edit")
        if pane != "edit":
            put(self, pane=pane)
        return {"check": ChecksState.examine, "match": MatchState.look}.get(pane)

    @on("candidate")
    async def examine(self) -> Any:
        """Write the PDF and the Word file, and read them as strangers do."""
        put(self, is_reading=True, problem="")
        yield
        editor = await self.get_state(EditorState)
        try:
            resume = draft_looks.resume_of(editor._content)
            look = draft_looks.look_of(editor._look)
            put(self, hints=checks_shown.hints(examine(resume)))
            yield
            proofs = await draft_pages.aside(proof.prove, resume, look)
            put(self, readings=checks_shown.readings(proofs))
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, problem=editor.unprinted or failure.sentence, readings=[])
        finally:
            put(self, is_reading=False)

    @on("candidate")
    async def jump(self, path: str) -> None:
        """Go to the field of a path."""
        put(self, is_editing=True)
        editor = await self.get_state(EditorState)
        self.jumps += 1
        put(editor, focus=f"{content.element_of(path)}#jump{self.jumps}")
