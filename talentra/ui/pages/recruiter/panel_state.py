"""The open application: what is shown of it and what can be done to it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Concatenate, ParamSpec

from talentra.errors import Conflict, Invalid, NotFound
from talentra.models import Actor, Stage, Visibility
from talentra.models.applications import needs_reason
from talentra.models.base import parse_id
from talentra.policies import applications as policy
from talentra.queries import application_panels, reasons
from talentra.services import applications, looks, remarks
from talentra.ui import components as c
from talentra.ui.pages.loading import put
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.candidates_walk import Walk
from talentra.ui.pages.recruiter.losing import farewell
from talentra.ui.pages.recruiter.panel_shown import Panel, panel
from talentra.ui.pages.recruiter.resume_state import ResumeState
from talentra.ui.state import AppState, audience, on

P = ParamSpec("P")


class PanelState(AppState):
    """The application that the address names, if the reader sees it."""

    __audience__ = audience("recruiter", "admin")

    is_open: bool = False
    is_missing: bool = False
    shown: Panel = Panel()
    closed_href: str = ""
    walk: Walk = Walk()
    announced: str = ""  # what is read aloud when another application opens
    asks_for: str = ""  # the stage whose reason is being asked
    reason_needed: bool = True
    reasons: list[tuple[str, str]] = []  # that may be chosen for a rejection: code and words
    reason_error: str = ""
    remark_error: str = ""
    asks_to_tell: str = ""  # a remark that its candidate is about to read
    remark_key: int = 0  # grows when a remark is saved, which empties the box
    _away_href: str = ""
    _asked_at: int = 0  # the version that was on screen when the reason was asked

    @on("recruiter", "admin")
    async def choose(self, stage: Stage, version: int) -> Any:
        """Move it there from the version on screen, or ask for the reason first."""
        to = Stage(stage)
        if not self.shown.stage:  # nothing is shown that could be moved
            raise NotFound
        needed = needs_reason(Stage(self.shown.stage), to)
        if not needed and not policy.is_asked_why(self._actor()):
            return await self._move(to, version)
        self._asked_at = version
        if to is Stage.REJECTED:
            put(self, reasons=await self._read(reasons.choices))
        put(self, asks_for=to.value, reason_needed=needed, reason_error="")
        return None

    @on("recruiter", "admin")
    async def give_reason(self, form: dict[str, Any]) -> Any:
        """Move it where the question was about."""
        if not self.asks_for:  # sent twice, or by nobody's page
            return None
        reason, note = (str(form.get(name, "")) for name in ("reason", "note"))
        try:
            return await self._move(Stage(self.asks_for), self._asked_at, reason, note)
        except Invalid as failure:
            self.reason_error = failure.sentence
            return None

    @on("recruiter", "admin")
    def forget(self) -> None:
        """Ask no longer."""
        self.asks_for = ""

    @on("recruiter", "admin")
    async def undo(self, event_id: str) -> Any:
        """Take the latest move back."""
        return await self._tried(applications.undo, parse_id(event_id)) or c.tell("Undone.")

    @on("recruiter", "admin")
    async def remark(self, form: dict[str, Any]) -> Any:
        """Save what was written, for staff unless it says that the candidate reads it."""
        told = Visibility.CANDIDATE if form.get("told") else Visibility.INTERNAL
        text, to = str(form.get("text", "")), parse_id(self.shown.id)
        if told is Visibility.CANDIDATE and text.strip() and not form.get("sure"):
            put(self, asks_to_tell=text, remark_error="")
            return None
        try:
            problem = await self._tried(remarks.add, to, text=text, visibility=told)
        except Invalid as failure:
            self.remark_error = failure.sentence
            return None
        if problem:  # what was typed stays
            return problem
        self.remark_key += 1
        put(self, remark_error="", asks_to_tell="")
        sent = told is Visibility.CANDIDATE
        return c.tell(f"{self.shown.name} can read it now." if sent else "Remark saved.")

    @on("recruiter", "admin")
    async def tell(self) -> Any:
        """Let the candidate read what was written, now that the writer is sure."""
        if not self.asks_to_tell:
            return None
        return await self.remark({"text": self.asks_to_tell, "told": True, "sure": True})

    @on("recruiter", "admin")
    def keep_quiet(self) -> None:
        """Tell the candidate nothing; what was typed stays in the box."""
        self.asks_to_tell = ""

    async def _move(self, to: Stage, version: int, reason: str = "", note: str = "") -> Any:
        application_id = parse_id(self.shown.id)
        problem = await self._tried(
            applications.move, application_id, to=to, version=version, reason=reason, note=note
        )
        self.asks_for = ""
        if problem:
            return problem
        sentence = f"{self.shown.name} is now at {to.label}."
        if self.shown.version != version + 1:  # somebody was quick: theirs is the latest move
            return c.tell(sentence)
        latest = next(entry.id for entry in self.shown.timeline if entry.stage)
        return c.tell_with_undo(sentence, PanelState.undo(latest))

    async def _tried(
        self,
        service: Callable[Concatenate[Any, Actor, P], Any],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Any:
        """Do it and show the truth after it; what tells why not, when it could not be done."""
        problem = None
        try:
            await self._act(service, *args, **kwargs)
        except (Conflict, NotFound) as failure:
            problem = c.tell_problem(failure.sentence)
        lost = await self._show()
        return farewell([lost], self._away_href) if lost else problem

    async def _open(
        self, application_id: str, walk: Walk, *, closed_href: str, away_href: str = ""
    ) -> str:
        """Show another application, or none for an empty id; the name of one that was taken away.

        Without it the reader goes on at `away_href`, usually the page with nothing open.
        """
        is_other = application_id != self.shown.id
        if is_other:
            put(self, asks_for="", asks_to_tell="", remark_error="")
            put(self, shown=Panel(id=application_id))
            (await self.get_state(ResumeState))._put_away()
        put(self, is_open=bool(application_id), walk=walk, closed_href=closed_href)
        self._away_href = away_href or closed_href
        lost = await self._show()
        if is_other:
            put(self, announced=", ".join(filter(None, (self.shown.name, walk.said))))
        return lost

    async def _note(self, application_id: str) -> None:
        """Let an application that is opened now be no longer new to who opens it."""
        if application_id and application_id != self.shown.id:
            with suppress(NotFound):
                await self._act(looks.look, parse_id(application_id))

    async def _show(self) -> str:
        """Read the open application again; whose it was when it has been taken away meanwhile."""
        if not self.shown.id:
            return ""
        application_id = parse_id(self.shown.id)
        try:
            seen = await self._read(application_panels.panel, application_id)
            put(self, shown=panel(seen, self.closed_href or CandidatesQuery().href))
            put(self, is_missing=False)
        except NotFound:
            return await self._lose()
        return ""

    async def _lose(self) -> str:
        """Show nothing of it any more; the name that the page has shown until now."""
        lost = self.shown.name
        put(self, asks_for="", asks_to_tell="", announced="", remark_error="")
        put(self, shown=Panel(id="" if lost else self.shown.id))
        put(self, is_missing=not lost, is_open=self.is_open and not lost)
        (await self.get_state(ResumeState))._put_away()
        return lost
