"""The two slots as they stand now, and filling, replacing, emptying them."""

from typing import Any

import reflex as rx

from talentra.errors import Expected, NotFound
from talentra.models.base import parse_id
from talentra.models.resumes import SLOTS
from talentra.policies import topics
from talentra.queries import resumes as query
from talentra.queries import texts
from talentra.services import resumes
from talentra.ui import components as c
from talentra.ui.pages.candidate.parts import content_of
from talentra.ui.pages.candidate.resumes_shown import Slot, slots
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

GONE = "That resume was deleted in the meantime. Upload the file into a free slot."


class ResumesState(AppState):
    """What the reader keeps, read again whenever it changes."""

    __audience__ = audience("candidate")

    loaded: bool = False
    problem: str = ""
    slots: list[Slot] = [Slot(number) for number in SLOTS]
    refusals: list[str] = ["" for _ in SLOTS]  # why the last file was not taken, by slot
    answers: list[int] = [0 for _ in SLOTS]  # grow with each answer to an upload

    @on("candidate", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        async with self:
            put(self, refusals=["" for _ in SLOTS])
        await self._follow(ResumesState.refresh, topics.work_of(self._actor()))

    @on("candidate")
    async def refresh(self) -> None:
        """Show both slots."""
        with loading(self):
            await self._load()

    @on("candidate", upload=True)
    async def upload(self, files: list[rx.UploadFile], slot: int, replaced: str) -> Any:
        """Keep a file in the slot, in the place of the resume that was seen in it, if any."""
        if slot not in SLOTS or not files:
            raise NotFound
        refusal, name = "", files[0].filename or ""
        try:
            await self._keep(files[0], name, replaced)
        except NotFound:
            refusal = GONE
        except Expected as failure:
            refusal = failure.sentence
        at = SLOTS.index(slot)
        self.refusals[at], self.answers[at] = refusal, self.answers[at] + 1
        await self._load()
        return None if refusal else c.tell(f"{name} is kept.")

    @on("candidate")
    async def remove(self, resume_id: str) -> Any:
        """Empty a slot, with a way back."""
        removed = await self._act(resumes.remove, parse_id(resume_id))
        await self._load()
        undo = ResumesState.restore(str(removed.id))
        return c.tell_with_undo(f"{removed.file_name} is deleted.", undo)

    @on("candidate")
    async def restore(self, resume_id: str) -> Any:
        """Put a removed resume back."""
        restored = await self._act(resumes.restore, parse_id(resume_id))
        await self._load()
        return c.tell(f"{restored.file_name} is back.")

    async def _keep(self, file: rx.UploadFile, name: str, replaced: str) -> None:
        replaced_id = parse_id(replaced) if replaced else None
        content = await content_of(file)
        await resumes.upload(self._actor(), content, name, replaced_id=replaced_id)

    async def _load(self) -> None:
        kept, uses = await self._read(query.mine), await self._read(query.uses)
        read = {one.id: await self._read(texts.of_resume, one.id) for one in kept}
        put(self, slots=slots(kept, uses, read))
