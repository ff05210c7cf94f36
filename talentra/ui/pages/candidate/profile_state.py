"""The reader's own profile in its form, and how complete it is."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

from talentra.errors import Expected, Invalid, Unauthenticated
from talentra.policies import topics
from talentra.queries import completeness, profiles, resumes
from talentra.queries.completeness import Completeness
from talentra.services import profiles as service
from talentra.ui import components as c
from talentra.ui.pages.candidate import profile_fields
from talentra.ui.pages.candidate.profile_fields import ProfileErrors, ProfileFields
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, ViewerState, audience, on


@dataclass(frozen=True)
class Todo:
    """Something that would make the profile more complete, and where it is done."""

    what: str
    why: str
    href: str


def todos(found: Completeness, page: str = "") -> list[Todo]:
    """What is missing, what helps most first; `page` is where the form is, if not here."""
    return [Todo(each.todo, each.why, _where(each.part, page)) for each in found.missing]


class ProfileState(AppState):
    """What the reader tells about themselves."""

    __audience__ = audience("candidate")

    loaded: bool = False
    problem: str = ""
    email: str = ""
    fields: ProfileFields = ProfileFields()  # as they were when the form was filled
    filled: str = ""  # which state of the profile the form began with
    known: str = ""  # which one the form knows of
    newest: str = ""  # which one there is now
    percent: int = 0
    missing: list[Todo] = []
    errors: ProfileErrors = ProfileErrors()
    refusal: str = ""
    answer: int = 0  # grows with each answer to the form

    @on("candidate", background=True)
    async def follow(self) -> AsyncIterator[Any]:
        """Fill the form, then keep beside it how complete the profile is."""
        yield ProfileState.fill
        await self._follow(ProfileState.refresh, topics.work_of(self._actor()))

    @on("candidate")
    async def fill(self) -> None:
        """Fill the form with the profile as it is now."""
        put(self, errors=ProfileErrors(), refusal="")
        with loading(self):
            await self._load()
            put(self, filled=self.newest, known=self.newest)

    @on("candidate")
    async def refresh(self) -> None:
        """Show how complete the profile is; what is being typed stays."""
        with loading(self):
            await self._load()

    @on("candidate")
    def check(self, name: str, said: str) -> None:
        """Say at once what is wrong with one field."""
        if name not in profile_fields.READINGS:
            return
        wrong = ""
        try:
            profile_fields.reading(name, said)
        except ValueError as failure:
            wrong = str(failure)
        put(self, errors=replace(self.errors, **{name: wrong}))

    @on("candidate")
    async def save(self, form: dict[str, Any]) -> Any:
        """Keep what the form says."""
        put(self, errors=ProfileErrors(), refusal="")
        try:
            await self._save(form)
            return c.tell("Your profile is saved.")
        except Invalid as failure:
            put(self, errors=profile_fields.errors(failure))
            if self.errors == ProfileErrors():
                put(self, refusal=failure.sentence)
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        finally:
            self.answer += 1

    async def _save(self, form: dict[str, Any]) -> None:
        name, details, skills = profile_fields.read(form)
        await self._act(service.edit, details=details, full_name=name, skill_names=skills)
        await self._load()
        put(self, known=self.newest)
        (await self.get_state(ViewerState))._greet(replace(self._actor(), full_name=name))

    async def _load(self) -> None:
        actor = self._actor()
        profile = await self._read(profiles.view, actor.user_id)
        kept = await self._read(resumes.mine)
        found = completeness.of(profile, len(kept))
        newest = profile.updated_at.isoformat()
        if newest != self.newest:
            put(self, fields=profile_fields.typed(profile), email=profile.email, newest=newest)
        put(self, percent=found.percent, missing=todos(found))


def _where(part: str, page: str) -> str:
    return "/resumes" if part == "resumes" else f"{page}#field-{part}"
