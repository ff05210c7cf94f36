"""One draft under work: what its form shows, and what becomes of each change."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import reflex as rx

from talentra.errors import Conflict, Expected, NotFound, Unauthenticated
from talentra.models.base import parse_id
from talentra.policies import topics
from talentra.queries import drafts as query
from talentra.queries.drafts import DraftDetail
from talentra.services import draft_looks, draft_pages, draft_steps, drafts
from talentra.ui.pages.candidate.builder import content as form
from talentra.ui.pages.candidate.builder import shown
from talentra.ui.pages.candidate.builder.content import Entry
from talentra.ui.pages.candidate.builder.sections import SECTIONS
from talentra.ui.pages.candidate.builder.shown import Heading, LookShown
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

LATEST = "latest"  # in place of an id
ELSEWHERE = "This resume was changed in another tab or on another device."


class EditorState(AppState):
    """The draft that the address names."""

    __audience__ = audience("candidate")

    loaded: bool = False
    problem: str = ""
    is_missing: bool = False
    draft_id: str = ""
    title: str = ""
    version: int = 0
    is_first_step: bool = True
    is_last_step: bool = True
    basics: dict[str, str] = {}
    work: list[Entry] = []
    projects: list[Entry] = []
    education: list[Entry] = []
    skills: list[Entry] = []
    certificates: list[Entry] = []
    languages: list[Entry] = []
    profiles: list[Entry] = []
    publications: list[Entry] = []
    awards: list[Entry] = []
    volunteer: list[Entry] = []
    interests: list[Entry] = []
    references: list[Entry] = []
    headings: list[Heading] = []
    unused: list[list[str]] = []
    look: LookShown = LookShown()
    pages: list[str] = []  # addresses of their pictures
    unset: str = ""  # why there are none, or too many
    unprinted: str = ""  # which characters no font can print, and where they stand
    answer: int = 0  # grows with each answer to what was typed
    filled: int = 0  # grows when the fields are filled anew
    focus: str = ""  # the element to go to, and a number that makes it new
    said: str = ""  # for those who hear the page
    refusal: str = ""  # why the last change is not saved
    is_stale: bool = False  # it was changed elsewhere
    _content: dict[str, Any] = {}
    _look: dict[str, Any] = {}

    @on("candidate", background=True)
    async def follow(self) -> AsyncIterator[Any]:
        """Fill the form, then notice when the draft is changed elsewhere."""
        async with self:
            put(self, loaded=self.loaded and self.draft_id == self._asked())
        yield EditorState.fill
        await self._follow(EditorState.notice, topics.work_of(self._actor()))

    @on("candidate")
    async def fill(self) -> Any:
        """Show the draft that the address names as it is now; `latest` is one's latest."""
        if self._asked() == LATEST:
            return await self._latest()
        put(self, refusal="", is_stale=False, is_missing=False, focus="", said="")
        with loading(self):
            try:
                self._show(await self._read(query.view, parse_id(self._asked())))
            except NotFound:
                put(self, is_missing=True)
        if not (self.is_missing or self.problem):
            await self._draw()
        return None

    @on("candidate")
    async def notice(self) -> None:
        """See whether it was changed elsewhere."""
        if not self.draft_id or self.draft_id != self._asked():
            return
        try:
            newest = await self._read(query.newest, parse_id(self.draft_id))
        except NotFound:
            put(self, refusal="It was deleted in the meantime.", is_stale=True)
            return
        if newest != self.version and not self.is_stale:
            put(self, refusal=ELSEWHERE, is_stale=True)

    @on("candidate")
    async def edit(self, changes: dict[str, str]) -> None:
        """Keep what was typed."""
        try:
            await self._keep(form.edited(self._content, changes), self._look, typed=True)
        finally:
            self.answer += 1

    @on("candidate")
    async def save_again(self) -> None:
        """Try once more to save what is not saved."""
        await self._keep(self._content, self._look)

    @on("candidate")
    async def keep_both(self) -> Any:
        """Leave what was changed elsewhere alone, and go on with this as another draft."""
        title = f"{self.title} (mine)"
        made = await self._act(drafts.create, title, self._content, self._look)
        put(self, refusal="", is_stale=False)
        return rx.redirect(f"/resumes/builder/{made.id}")

    @on("candidate")
    async def undo(self) -> None:
        """Go one step back."""
        await self._turn(draft_steps.undo, "Undone.")

    @on("candidate")
    async def redo(self) -> None:
        """Go one step forth again."""
        await self._turn(draft_steps.redo, "Done again.")

    @on("candidate")
    async def rename(self, title: str) -> None:
        """Call it something else."""
        if " ".join(title.split()) == self.title:
            return
        named = await self._act(drafts.rename, parse_id(self.draft_id), title)
        put(self, title=named.title)

    async def _latest(self) -> Any:
        """The way to the draft that was worked on last, or to where the first one is begun."""
        own = await self._read(query.mine)
        named = f"/{own[0].id}" if own else ""
        return rx.redirect(f"/resumes/builder{named}", replace=True)

    async def _go_back(self, number: int) -> None:
        """Let the draft be what it was in a version."""
        await self._turn(partial(draft_steps.go_back, number=number), "The draft is what it was.")

    async def _turn(self, step: Any, said: str) -> None:
        turned = await self._act(step, parse_id(self.draft_id), version=self.version)
        self._show(turned)
        put(self, said=said)
        await self._draw()

    async def _change(self, content: dict[str, Any], look: dict[str, Any] | None = None) -> bool:
        """Save it as a step of its own and fill the form anew; False when it could not be."""
        saved = await self._keep(content, self._look if look is None else look)
        self._fill()
        return saved

    async def _keep(
        self, content: dict[str, Any], look: dict[str, Any], *, typed: bool = False
    ) -> bool:
        """Save it; what could not be saved stays here, and the page says so."""
        self._content, self._look = content, look
        try:
            saved = await self._act(
                draft_steps.save,
                parse_id(self.draft_id),
                content,
                look,
                version=self.version,
                typed=typed,
            )
        except Unauthenticated:
            raise
        except Expected as failure:
            is_stale = isinstance(failure, Conflict) and failure.code == "stale"
            put(self, refusal=ELSEWHERE if is_stale else failure.sentence, is_stale=is_stale)
            return False
        self._stand(saved)
        await self._draw()
        return True

    def _show(self, draft: DraftDetail) -> None:
        """Take a draft over as it is."""
        self._content, self._look = draft.content, draft.look
        put(self, draft_id=str(draft.id), title=draft.title)
        self._stand(draft)
        self._fill()

    def _stand(self, draft: DraftDetail) -> None:
        put(
            self,
            version=draft.version,
            is_first_step=not draft.can_undo,
            is_last_step=not draft.can_redo,
        )
        put(self, refusal="", is_stale=False)

    def _fill(self) -> None:
        """Let the fields show what the draft says."""
        look = draft_looks.look_of(self._look)
        lists = {each.name: form.entries(self._content, each) for each in SECTIONS}
        put(self, basics=form.basics(self._content), **lists)
        put(self, headings=shown.headings(look, self._content), look=shown.look_shown(look))
        put(self, unused=shown.unused(look, self._content), filled=self.filled + 1)

    async def _draw(self) -> None:
        drawn = await draft_pages.drawn(self._content, self._look)
        put(self, unset=drawn.problem, unprinted=shown.unprinted(drawn.unfound))
        if drawn.pictures:
            number = len(drawn.pictures)
            put(self, pages=shown.page_hrefs(self.draft_id, self.version, number))

    def _asked(self) -> str:
        return self.router.url.path.rstrip("/").rpartition("/")[2]
