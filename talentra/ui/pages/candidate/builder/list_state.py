"""The drafts there are, and beginning another one."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from talentra.errors import Expected, Unauthenticated
from talentra.models.base import parse_id
from talentra.policies import topics
from talentra.queries import drafts as query
from talentra.queries.drafts import DraftDetail, DraftLine
from talentra.services import draft_starts, drafts
from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.import_state import ImportState
from talentra.ui.pages.candidate.builder.look import TEMPLATE_NAMES
from talentra.ui.pages.candidate.builder.shown import page_hrefs
from talentra.ui.pages.candidate.parts import content_of
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on


@dataclass(frozen=True)
class DraftCard:
    """A draft in the list."""

    id: str
    title: str
    template: str
    updated_at: str
    href: str
    picture: str


def card(line: DraftLine) -> DraftCard:
    """The draft as its card shows it."""
    template = str(line.look.get("template", "modern"))
    return DraftCard(
        str(line.id),
        line.title,
        TEMPLATE_NAMES.get(template, template),
        line.updated_at.isoformat(),
        f"/resumes/builder/{line.id}",
        page_hrefs(str(line.id), line.version, 1)[0],
    )


class DraftsState(AppState):
    """The reader's drafts."""

    __audience__ = audience("candidate")

    loaded: bool = False
    problem: str = ""
    drafts: list[DraftCard] = []
    is_starting: bool = False
    refusal: str = ""  # why the file was not taken
    answer: int = 0  # grows with each answer to a file

    @on("candidate", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        async with self:
            put(self, is_starting=False, refusal="")
        await self._follow(DraftsState.refresh, topics.work_of(self._actor()))

    @on("candidate")
    async def refresh(self) -> None:
        """Show the drafts there are."""
        with loading(self):
            put(self, drafts=[card(line) for line in await self._read(query.mine)])

    @on("candidate")
    def start(self) -> Any:
        """Ask what the new one begins with."""
        put(self, is_starting=True, refusal="")
        return ImportState.look

    @on("candidate")
    def close(self) -> None:
        """Begin none."""
        put(self, is_starting=False)

    @on("candidate", throttle=1000)
    async def begin(self, kind: str) -> Any:
        """Begin one with the profile, or with nothing."""
        act = draft_starts.from_profile if kind == "profile" else drafts.create
        return self._opened(await self._act(act))

    @on("candidate", upload=True)
    async def read_file(self, files: list[rx.UploadFile]) -> Any:
        """Begin one with a JSON Resume file."""
        put(self, refusal="")
        try:
            content = await content_of(files[0])
            name = files[0].filename or ""
            made = await draft_starts.from_file(self._actor(), content, name)
            return self._opened(made)
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        finally:
            self.answer += 1
        return None

    @on("candidate")
    async def copy(self, draft_id: str) -> Any:
        """Make another one of the same content."""
        made = await self._act(drafts.duplicate, parse_id(draft_id))
        await self.refresh()
        return c.tell(f"{made.title} is made.")

    @on("candidate")
    async def remove(self, draft_id: str) -> Any:
        """Throw one away, with a way back."""
        gone = await self._act(drafts.remove, parse_id(draft_id))
        await self.refresh()
        return c.tell_with_undo(f"{gone.title} is deleted.", DraftsState.restore(str(gone.id)))

    @on("candidate")
    async def restore(self, draft_id: str) -> Any:
        """Take one back."""
        back = await self._act(drafts.restore, parse_id(draft_id))
        await self.refresh()
        return c.tell(f"{back.title} is back.")

    def _opened(self, made: DraftDetail) -> Any:
        put(self, is_starting=False)
        return rx.redirect(f"/resumes/builder/{made.id}")
