"""Lists of people as spreadsheets save them: read, never run, and their columns guessed."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from talentra.errors import Invalid, TooLarge, WrongType
from talentra.models import Role

LARGEST = 1024 * 1024  # bytes
MOST = 1_000  # people in one file
COLUMNS = 50
DELIMITERS = ",;\t"
NONE = -1  # in place of a column that the file does not have
TOO_LARGE = "This file is larger than 1 MB. Split it into smaller ones."
NOT_TEXT = "This file is not a CSV in UTF-8. Save it as “CSV UTF-8” and try again."
NOBODY = "There is nobody in this file: the first line names the columns, people follow below it."
TOO_MANY = f"A file may name {MOST:,} people at most. Split it into smaller ones."
TOO_WIDE = f"A file may have {COLUMNS} columns at most."
NAMES = {
    "full_name": ("name", "full name", "fullname", "person", "who"),
    "email": ("email", "e-mail", "mail", "email address", "e-mail address", "address"),
    "role": ("role", "kind", "type"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says: the names of its columns, and its lines with their numbers in the file."""

    header: list[str]
    lines: list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column says what; whoever has no word for their role gets the usual one."""

    full_name: int = NONE
    email: int = NONE
    role: int = NONE
    usual_role: Role = Role.CANDIDATE


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody as a line of a file has them, nothing of it checked yet."""

    line: int
    full_name: str
    email: str
    role: str
    is_broken: bool = False  # more cells than columns


def read(content: bytes) -> Sheet:
    """The lines of a file; TooLarge, WrongType or Invalid with what to do about it."""
    if len(content) > LARGEST:
        raise TooLarge(TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise WrongType(NOT_TEXT) from failure
    if "\0" in text:
        raise WrongType(NOT_TEXT)
    header, *lines = _lines(text) or [(0, [])]
    if any("@" in cell for cell in header[1]):  # the first line is somebody already
        lines = [header, *lines]
        header = 0, [f"Column {number + 1}" for number in range(len(header[1]))]
    return _checked(Sheet([cell.strip() for cell in header[1]], lines))


def guess(sheet: Sheet) -> Columns:
    """The columns as their names, or else the cells below, suggest."""
    named = [" ".join(name.replace("_", " ").casefold().split()) for name in sheet.header]
    places = {
        field: next((at for at, name in enumerate(named) if name in known), NONE)
        for field, known in NAMES.items()
    }
    if places["email"] == NONE:
        places["email"] = _most(sheet, "@")
    if places["full_name"] == NONE:
        free = (at for at in range(len(named)) if at not in places.values())
        places["full_name"] = next(free, NONE)
    return Columns(places["full_name"], places["email"], places["role"])


def entries(sheet: Sheet, columns: Columns) -> list[Entry]:
    """Everybody in the file by these columns."""
    width = len(sheet.header)
    return [
        Entry(
            number,
            _cell(cells, columns.full_name),
            _cell(cells, columns.email),
            _cell(cells, columns.role) or columns.usual_role,
            len(cells) > width,
        )
        for number, cells in sheet.lines
    ]


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Each line that is not empty, with its number."""
    first = text.lstrip().partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(first), strict=True)
    found: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((reader.line_num, cells))
            if len(found) > MOST + 1:
                raise Invalid(TOO_MANY)
    except csv.Error as failure:
        sentence = f"Line {reader.line_num} of this file cannot be read: look at its quotes."
        raise Invalid(sentence) from failure
    return found


def _delimiter(first: str) -> str:
    """The sign that splits the first line into most cells."""
    return max(DELIMITERS, key=first.count)


def _checked(sheet: Sheet) -> Sheet:
    if not sheet.lines:
        raise Invalid(NOBODY)
    if len(sheet.lines) > MOST:
        raise Invalid(TOO_MANY)
    if len(sheet.header) > COLUMNS:
        raise Invalid(TOO_WIDE)
    return sheet


def _most(sheet: Sheet, sign: str) -> int:
    """The column in which most cells have the sign."""
    having = [
        sum(sign in _cell(cells, at) for _, cells in sheet.lines) for at in range(len(sheet.header))
    ]
    return having.index(max(having)) if any(having) else NONE


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if 0 <= at < len(cells) else ""
