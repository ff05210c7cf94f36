"""Moving what is picked on the board or in the list: asked for a reason, done, taken back."""

from typing import Any, Protocol

from talentra.errors import Invalid
from talentra.models import Stage
from talentra.models.applications import needs_reason
from talentra.models.base import parse_id
from talentra.policies import applications as policy
from talentra.queries import reasons
from talentra.services import bulk_moves
from talentra.services.bulk_moves import Moved, Seen
from talentra.ui import components as c
from talentra.ui.pages.loading import put
from talentra.ui.pages.recruiter.candidates_query import ROUTE as CANDIDATES
from talentra.ui.pages.recruiter.candidates_state import CandidatesState
from talentra.ui.pages.recruiter.pipeline_state import PipelineState
from talentra.ui.state import AppState, audience, on

MANY = 50  # more than these are moved only after a question


class Shows(Protocol):
    """A page with applications on it."""

    def _shown(self) -> dict[str, tuple[str, Stage]]: ...
    async def _load(self) -> list[Any]: ...


class MovesState(AppState):
    """What is being moved; `answer` grows whenever a move was carried out or given up."""

    __audience__ = audience("recruiter", "admin")

    asks_for: str = ""  # the stage of a move that waits for its reason, or for a yes
    asks_why: bool = False
    reason_needed: bool = True
    asks_about: str = ""  # whom it would move
    reasons: list[tuple[str, str]] = []  # that may be chosen for a rejection: code and words
    reason_error: str = ""
    answer: int = 0
    announced: str = ""
    undoable: str = ""  # the moves made last on this page
    _cards: list[str] = []

    @on("recruiter", "admin")
    async def move(self, cards: list[str], to: Stage) -> Any:
        """Move these, each from the version on screen, or ask for what is missing first."""
        to, shown = Stage(to), (await self._page())._shown()
        known = [shown[_id(card)] for card in cards if _id(card) in shown]
        needed = any(needs_reason(stage, to) for _, stage in known)
        asks_why = needed or policy.is_asked_why(self._actor())
        if not asks_why and len(cards) <= MANY:
            return await self._move(cards, to)
        self._cards = cards
        offered = await self._read(reasons.choices) if to is Stage.REJECTED else self.reasons
        put(
            self,
            reasons=offered,
            asks_for=to.value,
            asks_why=asks_why,
            reason_needed=needed,
            asks_about=_whom(cards, shown),
            reason_error="",
        )
        return None

    @on("recruiter", "admin")
    async def give_reason(self, form: dict[str, Any]) -> Any:
        """Move what was asked about."""
        if not self.asks_for:  # sent twice, or by nobody's page
            return None
        reason, note = (str(form.get(name, "")) for name in ("reason", "note"))
        try:
            return await self._move(self._cards, Stage(self.asks_for), reason, note)
        except Invalid as failure:
            self.reason_error = failure.sentence
            return None

    @on("recruiter", "admin")
    def forget(self) -> None:
        """Move nothing."""
        self._answer()

    @on("recruiter", "admin")
    async def undo(self, batch_id: str) -> Any:
        """Take the moves of a batch back."""
        undone = await self._act(bulk_moves.undo_batch, parse_id(batch_id))
        page = await self._page()
        lost = await page._load()
        put(self, undoable="", announced="Undone." if undone.done else "")
        told = lost or ([_refusal(undone)] if undone.refused else [])
        return [c.tell("Undone."), *told] if undone.done else told

    async def _move(self, cards: list[str], to: Stage, reason: str = "", note: str = "") -> Any:
        page = await self._page()
        shown, how = page._shown(), {"reason": reason, "note": note}
        moved = await self._act(bulk_moves.move_many, [_seen(card) for card in cards], to=to, **how)
        lost = await page._load()
        self._answer()
        told = lost or ([_refusal(moved)] if moved.refused else [])
        if not moved.done:
            return told
        verb = "is" if len(moved.done) == 1 else "are"
        sentence = f"{_whom([str(each) for each in moved.done], shown)} {verb} now at {to.label}."
        put(self, announced=sentence, undoable=str(moved.batch_id))
        return [c.tell_with_undo(sentence, MovesState.undo(str(moved.batch_id))), *told]

    def _answer(self) -> None:
        put(self, asks_for="", reason_error="", answer=self.answer + 1)

    async def _page(self) -> Shows:
        """The page on which it happens."""
        on_list = self.router.url.path.rstrip("/") == CANDIDATES
        return await self.get_state(CandidatesState if on_list else PipelineState)


def _id(card: str) -> str:
    return card.partition(".")[0]


def _seen(card: str) -> Seen:
    application_id, _, version = card.partition(".")
    known = version.isascii() and version.isdigit() and len(version) < 9
    return Seen(parse_id(application_id), int(version) if known else None)


def _whom(cards: list[str], shown: dict[str, tuple[str, Stage]]) -> str:
    """The name of one, the number of several."""
    if len(cards) != 1:
        return f"{len(cards)} applications"
    return shown.get(_id(cards[0]), ("The application", None))[0]


def _refusal(moved: Moved) -> Any:
    """Why some were not moved, in one sentence."""
    first, *others = dict.fromkeys(moved.refused.values())
    number = len(moved.refused)
    if number == 1:
        return c.tell_problem(first)
    return c.tell_problem(f"{number} were left as they are. {' '.join([first, *others[:1]])}")
