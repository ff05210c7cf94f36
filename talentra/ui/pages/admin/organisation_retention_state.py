"""How long candidates are kept: a dry run first, then the rule; and who is held."""

from dataclasses import dataclass
from typing import Any

from talentra.errors import Expected, Invalid, Unauthenticated
from talentra.models.base import parse_id
from talentra.models.retention import ENDED
from talentra.queries import retention as query
from talentra.queries.retention import DryRun, Held, Leaving
from talentra.services import retention as service
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

OFF = "Nobody is erased by a rule now."
KEPT_BY_HAND = "Kept when a dry run was looked at."


@dataclass(frozen=True)
class Months:
    """How many months each end keeps somebody; empty for ever."""

    rejected: str = ""
    withdrawn: str = ""
    hired: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody whom the rule would erase, or who is held."""

    id: str
    name: str
    email: str
    at: str
    said: str  # what their last application came to, or why they are held


def months(rules: dict[str, int]) -> Months:
    """The rules as the form shows them."""
    return Months(*(str(rules.get(stage.value, "")) for stage in ENDED))


def leaving(person: Leaving) -> Person:
    """Somebody whom the rule would erase."""
    at, label = person.ended_at.isoformat(), person.stage.label
    return Person(str(person.id), person.full_name, person.email, at, label)


def held(person: Held) -> Person:
    """Somebody who is held."""
    at = person.held_at.isoformat()
    return Person(str(person.candidate_id), person.full_name, person.email, at, person.reason)


class RetentionState(AppState):
    """The rule, what a dry run found, and the legal holds."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    rules: Months = Months()
    is_on: bool = False
    errors: Months = Months()
    refusal: str = ""
    has_run: bool = False  # below the form stands what a dry run found
    meant: Months = Months()  # the rule that was run
    is_new: bool = False  # and it is not the one that holds
    total: int = 0
    found: list[Person] = []
    held: list[Person] = []
    email_error: str = ""
    reason_error: str = ""
    filled: int = 0
    kept: int = 0  # grows with each hold, which empties the form
    answer: int = 0
    is_asking: bool = False  # whether the rule is to hold from now on

    @on("admin")
    async def load(self) -> None:
        """Show what holds."""
        put(self, has_run=False, is_asking=False, errors=Months(), refusal="")
        put(self, email_error="", reason_error="")
        with loading(self):
            await self._load()
            put(self, filled=self.filled + 1)

    @on("admin")
    async def dry_run(self, form: dict[str, Any]) -> None:
        """Show whom the rule would erase by now; nothing is done."""
        typed = Months(*(str(form.get(stage.value, "")).strip()[:9] for stage in ENDED))
        put(self, errors=Months(), refusal="", has_run=False)
        try:
            await self._run(typed)
        except Invalid as failure:
            put(self, errors=Months(**dict(failure.fields)))
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        finally:
            put(self, answer=self.answer + 1)

    @on("admin")
    def ask(self) -> Any:
        """Ask whether the rule that was run is to hold; keeping everybody needs no question."""
        if self.meant == Months():
            return RetentionState.confirm
        put(self, is_asking=self.has_run)
        return None

    @on("admin")
    def forget(self) -> None:
        """Let everything be as it is."""
        put(self, is_asking=False)

    @on("admin")
    async def confirm(self) -> Any:
        """Let the rule hold that was run, if it would still erase as many."""
        if not self.has_run:
            return None
        put(self, is_asking=False)
        try:
            await self._act(service.change, _wanted(self.meant), seen=self.total)
        except Expected as failure:
            await self._run(self.meant)
            return c.tell_problem(failure.sentence)
        await self._load()
        put(self, has_run=False, filled=self.filled + 1)
        return c.tell("The rule holds. The first round is within the day." if self.is_on else OFF)

    @on("admin")
    async def keep(self, candidate_id: str) -> Any:
        """Hold somebody whom the dry run found."""
        await self._act(service.hold, parse_id(candidate_id), KEPT_BY_HAND)
        await self._changed()
        return c.tell_with_undo("They are kept.", RetentionState.let_go(candidate_id))

    @on("admin")
    async def hold(self, form: dict[str, Any]) -> Any:
        """Hold whoever has the address."""
        email, reason = (str(form.get(name, "")) for name in ("email", "reason"))
        put(self, email_error="", reason_error="")
        try:
            await self._act(service.hold_by_address, email, reason)
        except Invalid as failure:
            wrong = dict(failure.fields)
            put(self, email_error=wrong.get("email", ""), reason_error=wrong.get("reason", ""))
            return None
        await self._changed()
        put(self, kept=self.kept + 1)
        return c.tell("They are kept until you let them go.")

    @on("admin")
    async def let_go(self, candidate_id: str) -> Any:
        """End a legal hold."""
        reason = await self._act(service.release, parse_id(candidate_id))
        await self._changed()
        undo = RetentionState.hold_again(candidate_id, reason)
        return c.tell_with_undo("They are not held any more.", undo)

    @on("admin")
    async def hold_again(self, candidate_id: str, reason: str) -> Any:
        """Take the end of a hold back."""
        await self._act(service.hold, parse_id(candidate_id), reason)
        await self._changed()
        return c.tell("They are kept.")

    async def _changed(self) -> None:
        await self._load()
        if self.has_run:
            await self._run(self.meant)

    async def _run(self, typed: Months) -> None:
        found: DryRun = await self._read(query.dry_run, _wanted(typed))
        put(self, has_run=True, meant=months(found.rules), total=found.total)
        put(self, is_new=self.meant != self.rules)
        put(self, found=[leaving(each) for each in found.people])

    async def _load(self) -> None:
        rules = await self._read(query.rules)
        put(self, rules=months(rules), is_on=bool(rules))
        put(self, held=[held(each) for each in await self._read(query.holds)])


def _wanted(typed: Months) -> dict[str, str]:
    return {stage.value: getattr(typed, stage.value) for stage in ENDED}
