"""A draft out of a kept resume: what was understood of it, looked through before it is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import reflex as rx

from talentra.documents.resumes import Import, to_fields
from talentra.errors import NotFound
from talentra.models.base import parse_id
from talentra.queries import resumes
from talentra.services import draft_starts, drafts
from talentra.ui.pages.candidate.builder.content import place_of
from talentra.ui.pages.candidate.builder.sections import SECTIONS
from talentra.ui.pages.candidate.parts import KeptResume, kept_resume
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

LONGEST = 140  # characters of an entry that are shown
NAMED = 12  # doubtful fields that are named


@dataclass(frozen=True)
class Part:
    """A section that was found, in a few words."""

    name: str
    label: str
    said: str


def parts(content: Mapping[str, Any]) -> list[Part]:
    """The sections that were found."""
    found = [Part("basics", "Basics", _words(content.get("basics")))]
    for section in SECTIONS:
        entries = content.get(section.name)
        if isinstance(entries, list) and entries:
            said = " · ".join(_words(entry) for entry in entries[:6])
            found.append(Part(section.name, f"{section.label} ({len(entries)})", said))
    return [part for part in found if part.said]


def _words(entry: Any) -> str:
    texts = [each for each in entry.values() if isinstance(each, str)] if entry else []
    listed = [w for each in (entry or {}).values() if isinstance(each, list) for w in each]
    return ", ".join([*texts, *(w for w in listed if isinstance(w, str))])[:LONGEST]


class ImportState(AppState):
    """What is read out of a resume, and what of it is taken."""

    __audience__ = audience("candidate")

    kept: list[KeptResume] = []
    name: str = ""  # of the file that is looked through; empty while none is
    parts: list[Part] = []
    doubtful: list[str] = []
    unread: list[str] = []
    _content: dict[str, Any] = {}

    @on("candidate")
    async def look(self) -> None:
        """Show which resumes there are to begin with."""
        put(self, kept=[kept_resume(one) for one in await self._read(resumes.mine)], name="")

    @on("candidate", throttle=1000)
    async def read(self, resume_id: str) -> None:
        """Read one of them."""
        found = await draft_starts.proposal(self._actor(), parse_id(resume_id))
        name = next((one.name for one in self.kept if one.id == resume_id), "Resume")
        self._show(found, name)

    @on("candidate")
    def back(self) -> None:
        """Take nothing of it."""
        put(self, name="", parts=[], doubtful=[], unread=[])

    @on("candidate", throttle=1000)
    async def take(self, form: dict[str, Any]) -> Any:
        """Begin a draft with the sections that are ticked."""
        if not self.name:
            raise NotFound
        content = {name: said for name, said in self._content.items() if form.get(name)}
        title = self.name.rpartition(".")[0] or self.name
        made = await self._act(drafts.create, title[: drafts.LONGEST_TITLE], content)
        put(self, name="")
        return rx.redirect(f"/resumes/builder/{made.id}")

    def _show(self, found: Import, name: str) -> None:
        self._content = to_fields(found.resume)
        doubtful = list(dict.fromkeys(place_of(path) for path in found.doubtful))
        put(self, name=name, parts=parts(self._content))
        put(self, doubtful=doubtful[:NAMED], unread=list(found.unread))
