"""A draft that becomes one of the two kept resumes."""

from typing import Any

from talentra.errors import Expected, Unauthenticated
from talentra.models.base import parse_id
from talentra.models.resumes import SLOTS
from talentra.queries import resumes
from talentra.services import draft_files
from talentra.services.draft_files import KEPT, Kind
from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.candidate.parts import KeptResume, kept_resume
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

CHOOSE = "Choose which of your two resumes this one replaces."


class KeepState(AppState):
    """What is asked before a draft is kept, and what came of it."""

    __audience__ = audience("candidate")

    is_open: bool = False
    kept: list[KeptResume] = []
    is_full: bool = False
    refusal: str = ""
    answer: int = 0  # grows with each answer to the form

    @on("candidate")
    async def ask(self) -> None:
        """Ask as which kind of file, and in whose place when both slots are taken."""
        await self._look()
        put(self, is_open=True, refusal="")

    @on("candidate")
    def close(self) -> None:
        """Keep nothing."""
        put(self, is_open=False)

    @on("candidate")
    async def keep(self, form: dict[str, Any]) -> Any:
        """Keep the draft as it is saved now."""
        put(self, refusal="")
        try:
            return await self._keep(str(form.get("kind", "")), str(form.get("replaced", "")))
        except Unauthenticated:
            raise
        except Expected as failure:
            await self._look()
            put(self, refusal=failure.sentence)
        finally:
            self.answer += 1
        return None

    async def _keep(self, asked: str, replaced: str) -> Any:
        kind = Kind(asked) if asked in KEPT else Kind.PDF
        if self.is_full and not replaced:
            raise Expected(CHOOSE)
        draft_id = (await self.get_state(EditorState)).draft_id
        kept = await draft_files.keep(
            self._actor(),
            parse_id(draft_id),
            kind,
            replaced_id=parse_id(replaced) if replaced else None,
        )
        put(self, is_open=False)
        return c.tell(f"{kept.file_name} is kept in slot {kept.slot} of your resumes.")

    async def _look(self) -> None:
        kept = [kept_resume(one) for one in await self._read(resumes.mine)]
        put(self, kept=kept, is_full=len(kept) == len(SLOTS))
