"""Importing a list of people: the file, its columns, what would happen, and the links after it."""

import asyncio
from dataclasses import dataclass
from typing import Any

import reflex as rx

from talentra.clock import today
from talentra.errors import Expected, Unauthenticated
from talentra.models import Role
from talentra.services import people_files, people_imports
from talentra.services.people_files import LARGEST, NONE, Columns, Sheet
from talentra.services.people_imports import Outcome, Verdict
from talentra.ui.pages import addresses
from talentra.ui.pages.admin.import_shown import Counts, counted, part
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

ROUTE = "/admin/users/import"
A_PAGE = 100  # lines that are shown at once
USUAL = "*"  # for all lines alike, in place of a column with roles


@dataclass(frozen=True)
class VerdictLine:
    """What would become of one line of the file."""

    line: int
    name: str
    email: str
    role: str
    outcome: str
    reason: str


class PeopleImportState(AppState):
    """One file on its way."""

    __audience__ = audience("admin")

    file_name: str = ""  # empty until one is taken
    refusal: str = ""
    answer: int = 0  # grows with each answer to an upload
    choices: list[list[str]] = []  # the columns of the file
    role_choices: list[list[str]] = []
    at: dict[str, str] = {"full_name": "", "email": "", "role": ""}
    counts: Counts = Counts()
    outcome: str = ""  # the lines that are shown; empty for all
    lines: list[VerdictLine] = []
    place: str = ""
    page: int = 0
    last_page: int = 0
    made: int = 0  # how many were added
    _sheet: Sheet = Sheet([], [])
    _columns: Columns = Columns()
    _verdicts: list[Verdict] = []
    _file: bytes = b""

    @on("admin")
    def begin(self) -> None:
        """Forget what was there: the links, too."""
        put(self, file_name="", refusal="", lines=[], counts=Counts(), made=0, outcome="")
        self._sheet, self._verdicts, self._file = Sheet([], []), [], b""

    @on("admin", upload=True)
    async def upload(self, files: list[rx.UploadFile]) -> None:
        """Read a file and guess its columns."""
        put(self, refusal="", made=0)
        try:
            content = await files[0].read(LARGEST + 1) if files else b""
            sheet = await asyncio.to_thread(people_files.read, content)
            self._sheet, self._columns = sheet, people_files.guess(sheet)
            await self._weigh()
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence, file_name="")
        else:
            put(self, file_name=(files[0].filename or "The list")[:120])
        finally:
            self.answer += 1

    @on("admin")
    async def use(self, field: str, column: str) -> None:
        """Take another column for a field, or one role for everybody."""
        places = {name: getattr(self._columns, name) for name in ("full_name", "email", "role")}
        usual = addresses.one_of(Role, {"role": column.removeprefix(USUAL)}, "role")
        number = int(column) if column.isascii() and column.isdigit() else NONE
        if field in places:
            places[field] = number if number < len(self._sheet.header) else NONE
            self._columns = Columns(**places, usual_role=usual or self._columns.usual_role)
            await self._weigh()

    @on("admin")
    def narrow(self, outcome: str) -> None:
        """Show only the lines that come to this, or all."""
        self._list(outcome, 0)

    @on("admin")
    def turn(self, page: int) -> None:
        """Show another page of lines."""
        self._list(self.outcome, page)

    @on("admin")
    async def create(self) -> Any:
        """Add everybody who is new, all in one go, and keep their links for a download."""
        if self.made:
            return None
        put(self, refusal="")
        entries = people_files.entries(self._sheet, self._columns)
        try:
            invited = await self._act(people_imports.create, entries)
        except Unauthenticated:
            raise
        except Expected as failure:
            await self._weigh()
            put(self, refusal=failure.sentence)
        else:
            self._file = people_imports.as_file(invited)
            put(self, made=len(invited))
            return self._download()

    @on("admin")
    def download(self) -> Any:
        """The links once more, as long as this page is not left."""
        return self._download()

    def _download(self) -> Any:
        if self._file:
            name = f"talentra-invitations-{today()}.csv"
            return rx.download(data=self._file, filename=name)
        return None

    async def _weigh(self) -> None:
        """Say what would become of every line."""
        sheet, columns = self._sheet, self._columns
        entries = people_files.entries(sheet, columns)
        self._verdicts = await self._read(people_imports.weigh, entries)
        put(self, counts=counted(self._verdicts, Outcome))
        named = [[str(at), name or f"Column {at + 1}"] for at, name in enumerate(sheet.header)]
        put(
            self,
            choices=[["", "Choose a column"], *named],
            role_choices=[
                [f"{USUAL}candidate", "All are candidates"],
                [f"{USUAL}recruiter", "All are recruiters"],
                *named,
            ],
            at={
                "full_name": _said(columns.full_name),
                "email": _said(columns.email),
                "role": _said(columns.role) or f"{USUAL}{columns.usual_role}",
            },
        )
        self._list("", 0)

    def _list(self, outcome: str, page: int) -> None:
        seen = part(self._verdicts, Outcome, outcome, page, A_PAGE)
        put(self, outcome=seen.outcome, page=seen.page, last_page=seen.last_page, place=seen.place)
        put(self, lines=[_line(each) for each in seen.lines])


def _said(at: int) -> str:
    return "" if at == NONE else str(at)


def _line(verdict: Verdict) -> VerdictLine:
    return VerdictLine(
        verdict.line,
        verdict.full_name,
        verdict.email,
        verdict.role,
        verdict.outcome.value,
        verdict.reason,
    )
