"""An AI's help with the draft under work: asked, heard while it answers, taken one by one."""

import asyncio
from typing import Any

from talentra.errors import Expected, NotFound, Unauthenticated
from talentra.models.base import parse_id
from talentra.models.jobs import JobStatus
from talentra.queries import jobs
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.services import ai_calls, resume_help
from talentra.services.resume_help import Offer, Wanted
from talentra.ui import components as c
from talentra.ui.pages.candidate.builder import help_shown as shown
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.candidate.builder.help_shown import OfferShown
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

OFTEN = 0.15  # seconds between two looks at what has come
NOTHING = "The AI has nothing to propose here."
STOPPED = "Stopped. Nothing was changed."
MOST_JOBS = 50


class HelpState(AppState):
    """What is asked, what has come so far, and the proposals that are to be decided."""

    __audience__ = audience("candidate")

    is_open: bool = False
    rests: str = ""  # why there is no AI to ask
    aim: str = "bullet"
    texts: list[list[str]] = []
    jobs: list[list[str]] = []
    left: str = ""
    is_asking: bool = False
    coming: list[str] = []  # what the AI has written so far; nobody has weighed it yet
    offers: list[OfferShown] = []
    refusal: str = ""
    said: str = ""  # for those who hear the page
    answer: int = 0  # grows with each answer to the form
    _offers: list[Offer] = []
    _wanted: Wanted | None = None
    _draft_id: str = ""

    @on("candidate")
    async def look(self) -> None:
        """Open the dialog for the draft that the page shows."""
        editor = await self.get_state(EditorState)
        if self._draft_id != editor.draft_id:
            self._forget()
        put(self, is_open=True, rests=await _rests(), refusal="", said="")
        self._draft_id = editor.draft_id
        put(self, texts=shown.texts(resume_help.bullets(editor._content)))
        await self._count()

    @on("candidate")
    def close(self) -> None:
        """Close it; an AI that is still answering is hung up on."""
        put(self, is_open=False, is_asking=False)

    @on("candidate")
    async def choose(self, aim: str) -> None:
        """Choose what help is wanted."""
        if aim not in shown.AIM_NAMES:
            raise NotFound
        put(self, aim=aim, refusal="")
        if aim == "tailor" and not self.jobs:
            wanted = JobFilter(status=JobStatus.OPEN)
            found = await self._read(jobs.page, wanted, Ask(limit=MOST_JOBS))
            put(self, jobs=shown.jobs(found.rows))

    @on("candidate")
    async def ask(self, form: dict[str, Any]) -> Any:
        """Ask the AI, while the page goes on."""
        self.answer += 1
        self._wanted = shown.wanted(form, self.aim)
        self._offers = []
        put(self, is_asking=True, coming=[], offers=[], refusal="", said="Asking the AI.")
        return HelpState.run

    @on("candidate")
    def stop(self) -> None:
        """Hang up on the AI."""
        put(self, is_asking=False, said=STOPPED)

    @on("candidate", background=True)
    async def run(self) -> None:
        """Show what comes while it comes, then what may be made of it."""
        wanted, draft_id, heard = self._wanted, self._draft_id, [""]
        if wanted is None:
            return
        asked = resume_help.propose(
            self._actor(), parse_id(draft_id), wanted, lambda text: heard.__setitem__(0, text)
        )
        asking = asyncio.ensure_future(asked)
        try:
            while not asking.done():
                await asyncio.wait({asking}, timeout=OFTEN)
                async with self:
                    if not self._is_waited_for(draft_id):
                        asking.cancel()
                    put(self, coming=resume_help.spoken(heard[0]))
        finally:
            asking.cancel()
            await asyncio.wait({asking})
            async with self:
                await self._end(asking)

    @on("candidate")
    async def accept(self, number: int) -> Any:
        """Write a proposal into the draft."""
        return await self._take(number, is_true=False)

    @on("candidate")
    async def confirm(self, number: int) -> Any:
        """Say that what the AI wrote is true, and write it into the draft."""
        return await self._take(number, is_true=True)

    @on("candidate")
    def drop(self, number: int) -> None:
        """Leave a proposal out."""
        if not 0 <= number < len(self._offers):
            raise NotFound
        self._offers = [each for at, each in enumerate(self._offers) if at != number]
        put(self, offers=shown.cards(self._offers), said="Dropped.", refusal="")

    async def _take(self, number: int, *, is_true: bool) -> Any:
        if self._wanted is None or not 0 <= number < len(self._offers):
            raise NotFound
        editor = await self.get_state(EditorState)
        put(self, refusal="")
        try:
            taken = await self._act(
                resume_help.accept,
                parse_id(self._draft_id),
                self._wanted,
                self._offers,
                number,
                version=editor.version,
                is_true=is_true,
            )
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
            return None
        self._offers = taken.offers
        put(self, offers=shown.cards(self._offers), said="It is in the draft.")
        editor._show(taken.draft)
        await editor._draw()
        return c.tell_with_undo("It is in the draft.", EditorState.undo)

    async def _end(self, asking: "asyncio.Future[list[Offer]]") -> None:
        """Show the proposals, or why there are none."""
        was_waited_for = self.is_asking
        put(self, is_asking=False, coming=[])
        if asking.cancelled() or not was_waited_for:
            return
        failure = asking.exception()
        if isinstance(failure, Expected):
            put(self, refusal=failure.sentence, said=failure.sentence)
        elif failure is not None:
            put(self, refusal="Something went wrong. Nothing was changed; try again.")
            raise failure
        else:
            self._offers = asking.result()
            number = len(self._offers)
            said = f"{number} proposal{'s' * (number != 1)} to look at." if number else NOTHING
            put(self, offers=shown.cards(self._offers), said=said)
            put(self, refusal="" if number else NOTHING)
        await self._count()

    def _is_waited_for(self, draft_id: str) -> bool:
        """Whether the page that asked is still open and has not been told to stop."""
        here = self.router.url.path.rstrip("/").rpartition("/")[2]
        return self.is_asking and self.is_open and here == draft_id == self._draft_id

    def _forget(self) -> None:
        self._offers, self._wanted = [], None
        put(self, offers=[], coming=[], is_asking=False)

    async def _count(self) -> None:
        put(self, left=shown.quota(await self._read(ai_calls.left)))


async def _rests() -> str:
    """Why no AI can be asked; empty when one can."""
    try:
        await ai_calls.ensure_on()
    except Expected as reason:
        return reason.sentence
    return ""
