"""A list of skills on its way: the file, what would become of each line, then all of them."""

import asyncio
from collections import Counter
from dataclasses import dataclass

import reflex as rx

from talentra.errors import Expected, Unauthenticated
from talentra.services import skill_imports as service
from talentra.services.skill_imports import LARGEST, Line, Outcome
from talentra.ui.pages.admin.import_shown import Counts, counted, part
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

A_PAGE = 20  # lines that are shown at once


@dataclass(frozen=True)
class SkillLine:
    """What would become of one line of the file."""

    line: int
    name: str
    others: str
    outcome: str
    reason: str


class SkillListState(AppState):
    """One file with skills."""

    __audience__ = audience("admin")

    file_name: str = ""  # empty until one is taken
    refusal: str = ""
    said: str = ""  # what became of the last one
    answer: int = 0  # grows with each answer to an upload
    counts: Counts = Counts()
    outcome: str = ""  # the lines that are shown; empty for all
    lines: list[SkillLine] = []
    place: str = ""
    page: int = 0
    last_page: int = 0
    _text: str = ""
    _found: list[Line] = []

    @on("admin")
    def begin(self) -> None:
        """Begin without a file."""
        self._forget()
        put(self, said="")

    @on("admin", upload=True)
    async def upload(self, files: list[rx.UploadFile]) -> None:
        """Read a file and say what would become of every line; nothing is changed."""
        self._forget()
        put(self, said="")
        try:
            content = await files[0].read(LARGEST + 1) if files else b""
            text = await asyncio.to_thread(service.read, content)
            self._found, self._text = await self._read(service.weigh, text), text
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        else:
            put(self, file_name=(files[0].filename or "The list")[:120])
            found = counted(self._found, Outcome)
            put(self, counts=found)
            self._list("refused" if 0 < found.refused < found.everything else "", 0)
        finally:
            self.answer += 1

    @on("admin")
    def narrow(self, outcome: str) -> None:
        """Show only the lines that come to this, or all."""
        self._list(outcome, 0)

    @on("admin")
    def turn(self, page: int) -> None:
        """Show another page of lines."""
        self._list(self.outcome, page)

    @on("admin")
    async def take(self) -> None:
        """Put every fit line on the list, all in one go."""
        put(self, refusal="")
        try:
            taken = await self._act(service.take, self._text)
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
            return
        self._forget()
        put(self, said=_said(Counter(each.outcome for each in taken)))

    def _forget(self) -> None:
        put(self, file_name="", refusal="", counts=Counts(), lines=[], outcome="", place="")
        self._text, self._found = "", []

    def _list(self, outcome: str, page: int) -> None:
        seen = part(self._found, Outcome, outcome, page, A_PAGE)
        put(self, outcome=seen.outcome, page=seen.page, last_page=seen.last_page, place=seen.place)
        put(self, lines=[_line(each) for each in seen.lines])


def _line(line: Line) -> SkillLine:
    others = ", ".join(line.aliases)
    return SkillLine(line.number, line.name, others, line.outcome.value, line.reason)


def _said(found: Counter[Outcome]) -> str:
    """What an import came to, in a sentence."""
    new, there, refused = (found[each] for each in Outcome)
    taken = "1 new skill is" if new == 1 else f"{new:,} new skills are"
    known = f" {there:,} {'was' if there == 1 else 'were'} known already." if there else ""
    out = (
        f" {refused:,} {'line was' if refused == 1 else 'lines were'} left out." if refused else ""
    )
    return f"{taken} on the list.{known}{out}"
