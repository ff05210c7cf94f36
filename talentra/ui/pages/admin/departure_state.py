"""Deactivating somebody, or changing their role: what they leave behind, and to whom it goes."""

from enum import StrEnum
from typing import Any

from talentra.errors import Expected, Invalid, Unauthenticated
from talentra.models import Role
from talentra.models.base import parse_id
from talentra.models.users import keeps_jobs
from talentra.queries import hand_overs, users
from talentra.queries.hand_overs import POOL, HandOver
from talentra.services import accounts, passwords
from talentra.ui import components as c
from talentra.ui.pages import addresses
from talentra.ui.pages.admin import people_rows as shown
from talentra.ui.pages.admin.people_rows import GoingLine
from talentra.ui.pages.admin.person_state import PersonState
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

CHOOSE = "Choose a recruiter."
ROLES = {Role.CANDIDATE: "a candidate", Role.RECRUITER: "a recruiter", Role.ADMIN: "an admin"}


class Way(StrEnum):
    """Where everything goes."""

    POOL = "pool"
    ONE = "one"
    SPREAD = "spread"


class DepartureState(AppState):
    """The question before somebody is deactivated or gets another role."""

    __audience__ = audience("admin")

    is_open: bool = False
    person_id: str = ""
    name: str = ""
    becomes: str = ""  # "an admin", say; empty when they are deactivated
    leaves: str = ""  # what they leave behind; empty for nothing
    way: str = Way.POOL.value
    taker: str = ""
    takers: list[list[str]] = []
    goings: list[GoingLine] = []
    refusal: str = ""
    password_error: str = ""
    _role: Role | None = None  # the new one

    def _stay_with(self, open_id: str) -> None:
        """Ask no more when somebody else is looked at."""
        if open_id != self.person_id:
            put(self, is_open=False)

    @on("admin")
    async def ask(self) -> None:
        """Ask before whoever is open is deactivated."""
        await self._begin(None)

    @on("admin")
    async def ask_role(self, form: dict[str, Any]) -> Any:
        """Ask before whoever is open gets the chosen role."""
        chosen = addresses.one_of(Role, {"role": str(form.get("role", ""))}, "role")
        present = (await self.get_state(PersonState)).shown.role
        if chosen is None or chosen.value == present:
            return c.tell("That is their role already.")
        return await self._begin(chosen)

    @on("admin")
    async def choose(self, way: str) -> None:
        """Look at another way of handing over."""
        put(self, way=(addresses.one_of(Way, {"way": way}, "way") or Way.POOL).value)
        await self._forecast()

    @on("admin")
    async def choose_taker(self, recruiter_id: str) -> None:
        """Look at what this recruiter would get."""
        put(self, taker=addresses.an_id({"to": recruiter_id}, "to"))
        await self._forecast()

    @on("admin")
    def cancel(self) -> None:
        """Leave everything as it is."""
        put(self, is_open=False)

    @on("admin")
    async def confirm(self, form: dict[str, Any]) -> Any:
        """Do it, in one go, or say why not; a second press finds nothing to do."""
        if not self.is_open:
            return None
        put(self, refusal="", password_error="")
        try:
            said = await self._do(str(form.get("current_password", "")))
        except Unauthenticated:
            raise
        except Invalid as failure:
            wrong = dict(failure.fields).get("current_password", "")
            put(self, password_error=wrong, refusal="" if wrong else failure.sentence)
        except Expected as failure:
            put(self, refusal=failure.sentence)
        else:
            put(self, is_open=False)
            await (await self.get_state(PersonState))._look_again()
            return c.tell(said)

    async def _begin(self, role: Role | None) -> None:
        person = (await self.get_state(PersonState)).shown
        recruiters = await self._read(users.recruiters)
        others = [
            [str(each.id), f"{each.full_name} ({shown.some(each.candidates, 'candidate')})"]
            for each in recruiters
            if str(each.id) != person.id
        ]
        put(
            self,
            is_open=True,
            person_id=person.id,
            name=person.name,
            becomes=ROLES[role] if role else "",
            way=Way.POOL.value,
            taker="",
            takers=others,
            refusal="",
            password_error="",
        )
        self._role = role
        await self._forecast()

    async def _forecast(self) -> None:
        """Count what would go where."""
        put(self, refusal="", goings=[])
        user_id, keeps = parse_id(self.person_id), keeps_jobs(self._role)
        pooled = await self._read(hand_overs.forecast, user_id, POOL, keeps_jobs=keeps)
        candidates = sum(each.more_candidates for each in pooled)
        put(self, leaves=shown.left(candidates, sum(each.more_jobs for each in pooled)))
        if self.way == Way.ONE and not self.taker:
            return
        try:
            found = await self._read(hand_overs.forecast, user_id, self._how(), keeps_jobs=keeps)
        except Expected as failure:
            put(self, refusal=failure.sentence)
        else:
            put(self, goings=shown.goings(found))

    def _how(self) -> HandOver:
        match self.way:
            case Way.ONE if self.taker:
                return HandOver(to=parse_id(self.taker))
            case Way.ONE:
                raise Invalid(CHOOSE)
            case Way.SPREAD:
                return HandOver(spread=True)
            case _:
                return POOL

    async def _do(self, password: str) -> str:
        user_id, how = parse_id(self.person_id), self._how() if self.leaves else POOL
        if self._role is None:
            released = await self._act(accounts.deactivate, user_id, how)
            gone = shown.left(released.candidates, released.open_jobs)
            told = f"{self.name} is deactivated and signed out everywhere."
            return f"{told} Handed over: {gone}." if gone else told
        await passwords.confirm(self._actor(), password)
        await self._act(accounts.edit, user_id, role=self._role, how=how)
        return f"{self.name} is {self.becomes} now."
