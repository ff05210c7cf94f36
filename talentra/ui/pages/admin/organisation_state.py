"""What holds for the whole company, section by section, each saved for itself."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, fields, replace
from typing import Any

from talentra.errors import Expected, Invalid, NotFound, Unauthenticated
from talentra.models.organisation import clean_choice
from talentra.queries import organisation as query
from talentra.queries.organisation import Chosen
from talentra.services import organisation as service
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

SWITCHES = {
    "public_job_list",
    "assign_to_job_owner",
    "ai_enabled",
}  # a box that is not ticked sends nothing
SECTIONS = {
    "company": "company_name",
    "careers": "public_job_list",
    "rejections": "rejection_hold_hours",
    "assigning": "assign_to_job_owner",
    "ai": "ai_enabled",
}


@dataclass(frozen=True)
class OrganisationFields:
    """The choices as the forms began with them."""

    company_name: str = ""
    public_job_list: bool = False
    rejection_hold_hours: str = ""
    assign_to_job_owner: bool = False
    ai_enabled: bool = True


@dataclass(frozen=True)
class OrganisationErrors:
    """What is wrong with each field that is typed into."""

    company_name: str = ""
    rejection_hold_hours: str = ""


def typed(chosen: Chosen) -> OrganisationFields:
    """What holds, as the forms show it."""
    return OrganisationFields(
        chosen.company_name,
        chosen.public_job_list,
        str(chosen.rejection_hold_hours),
        chosen.assign_to_job_owner,
        chosen.ai_enabled,
    )


class OrganisationState(AppState):
    """The settings of the company, and what the forms know of them."""

    __audience__ = audience("admin")

    loaded: bool = False
    problem: str = ""
    known: OrganisationFields = OrganisationFields()  # as the forms know it
    newest: OrganisationFields = OrganisationFields()  # as it is
    is_outdated: bool = False  # the two differ
    errors: OrganisationErrors = OrganisationErrors()
    refused: str = ""  # the section that was refused as a whole, and why
    refusal: str = ""
    filled: int = 0  # grows when all forms begin anew
    answers: dict[str, int] = dict.fromkeys(SECTIONS, 0)  # each grows with an answer to its form

    @on("admin", background=True)
    async def follow(self) -> AsyncIterator[Any]:
        """Fill the forms, then notice what another admin changes."""
        yield OrganisationState.fill
        await self._follow(OrganisationState.refresh, "admin")

    @on("admin")
    async def fill(self) -> None:
        """Fill all forms with what holds now."""
        put(self, errors=OrganisationErrors(), refused="", refusal="")
        with loading(self):
            await self._load()
            put(self, known=self.newest, is_outdated=False, filled=self.filled + 1)

    @on("admin")
    async def refresh(self) -> None:
        """See what holds; what is being typed stays."""
        with loading(self):
            await self._load()

    @on("admin")
    def check(self, name: str, said: str) -> None:
        """Say at once what is wrong with one field."""
        if name not in {each.name for each in fields(OrganisationErrors)}:
            return
        wrong = ""
        try:
            clean_choice(name, said)
        except ValueError as failure:
            wrong = str(failure)
        put(self, errors=replace(self.errors, **{name: wrong}))

    @on("admin")
    async def save(self, form: dict[str, Any]) -> Any:
        """Keep what one section says."""
        section = str(form.get("section", ""))
        if section not in SECTIONS:
            raise NotFound
        put(self, errors=OrganisationErrors(), refused="", refusal="")
        try:
            return await self._save(SECTIONS[section], form)
        except Invalid as failure:
            put(self, errors=OrganisationErrors(**dict(failure.fields)))
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refused=section, refusal=failure.sentence)
        finally:
            answered = self.answers[section] + 1
            put(self, answers={**self.answers, section: answered})

    async def _save(self, name: str, form: dict[str, Any]) -> Any:
        value = name in form if name in SWITCHES else str(form.get(name, ""))
        changed = await self._act(service.change, {name: value})
        newest = typed(await self._read(query.chosen))
        put(self, newest=newest, known=replace(self.known, **{name: getattr(newest, name)}))
        put(self, is_outdated=self.known != newest)
        return c.tell("Saved. It holds from now on." if changed else "That is how it was already.")

    async def _load(self) -> None:
        put(self, newest=typed(await self._read(query.chosen)))
        put(self, is_outdated=self.known != self.newest)
