"""Rows as files that spreadsheets open, and what must not happen when they do."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import reduce
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, LargeBinary, case, cast, func, literal_column

if TYPE_CHECKING:
    from xlsxwriter import Workbook

BOM = "\ufeff"  # without it Excel takes UTF-8 for something else
FORMULA = frozenset(
    "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
)  # what a cell begins with that is run, not shown
UNSEEN = " \xa0\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000"  # what may stand before it
MARKUP = ("<r>", "</r>")  # what stands between these xlsxwriter takes for markup of its own
ROWS = 1_048_576  # that a sheet of a workbook can hold, the header among them
PIECE = 64 * 1024  # bytes of a finished workbook that leave at once
CELL, LINE = b"\xff", b"\xfe"  # stand between cells and lines: no text in UTF-8 holds these bytes
BREAKS, BEGINS = b'"', b"="  # what a byte is seen as: breaks the line; may begin what is run
SEEN = {  # all other bytes are seen as themselves
    BREAKS: b'",\r\n\0',
    BEGINS: b"=+-@\t" + bytes({sign.encode()[0] for sign in (*UNSEEN, *FORMULA - {*"\r\n"})}),
}
AS_SEEN = bytes.maketrans(
    b"".join(SEEN.values()), b"".join(seen * len(some) for seen, some in SEEN.items())
)
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Cell = str | int
Rows = Iterable[Sequence[Sequence[Cell]]]  # some at a time
Lines = Iterable[Sequence[tuple[bytes]]]  # some at a time
Writer = Callable[[Sequence[str], Rows], Iterator[bytes]]


class Format(StrEnum):
    """In which kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8; header=present",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write(kind: Format, header: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """The file's bytes, some at a time; none at all (an empty piece) while it is prepared."""
    return WRITERS[kind](header, rows)


def defused(cell: Cell) -> Cell:
    """The cell as text that no spreadsheet takes for a formula, and without what none can hold."""
    if isinstance(cell, int):
        return cell
    text = cell.replace("\0", "") if "\0" in cell else cell
    return f"'{text}" if text.lstrip(UNSEEN)[:1] in FORMULA else text


def inert(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same as `defused` in PostgreSQL, whose texts hold no NUL; an empty one becomes NULL."""
    begins = func.substr(func.ltrim(column, UNSEEN), 1, 1)
    return func.nullif(case((begins.in_(FORMULA), func.concat("'", column)), else_=column), "")


def begun(header: Sequence[str]) -> bytes:
    """What a CSV begins with."""
    return (BOM + _lines([header])).encode()


def joined(columns: Sequence[ColumnElement[Any]]) -> ColumnElement[Any]:
    """The cells of a row in SQLite as one value, their bytes parted by CELL; none may be NULL."""
    parted: ColumnElement[Any] = literal_column(f"x'{CELL.hex()}'")
    line = reduce(lambda before, column: before.op("||")(parted).op("||")(column), columns)
    return cast(line, LargeBinary)


def finished(pages: Lines) -> Iterator[bytes]:
    """The lines of a CSV from rows that the database has joined, page by page.

    A page is looked at as a whole; where nothing has to be quoted or defused, it stands already.
    """
    for some in pages:
        page = LINE.join([line for (line,) in some])
        seen = page.translate(AS_SEEN)
        if _needs_care(LINE + seen):
            lines = zip(page.split(LINE), seen.split(LINE), strict=True)
            page = LINE.join(_careful(line) if _needs_care(LINE + s) else line for line, s in lines)
        yield page.replace(CELL, b",").replace(LINE, b"\r\n") + b"\r\n"


def _needs_care(seen: bytes) -> bool:
    """Whether a cell might have to be quoted or defused; rather too often than too seldom."""
    return BREAKS in seen or CELL + BEGINS in seen or LINE + BEGINS in seen


def _careful(line: bytes) -> bytes:
    cells = [defused(cell.decode(errors="replace")) for cell in line.split(CELL)]
    return _lines([cells]).removesuffix("\r\n").encode()


def _csv(header: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """Comma-separated values in UTF-8, their lines ended by CRLF (RFC 4180)."""
    yield begun(header)
    for some in rows:
        yield _lines([[defused(cell) for cell in row] for row in some]).encode()


def _lines(rows: Sequence[Sequence[Cell]]) -> str:
    page = StringIO()
    csv.writer(page, lineterminator="\r\n").writerows(rows)
    return page.getvalue()


def _xlsx(header: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """An Office Open XML workbook; it is begun from its end, so it waits complete in a file."""
    from xlsxwriter import Workbook

    with TemporaryDirectory(prefix="talentra-report-") as folder:
        path = Path(folder, "report.xlsx")
        options = {"constant_memory": True, "tmpdir": folder, **AS_TEXT}
        book: Any = Workbook(path, options)
        try:
            for _ in _fill(book, header, rows):
                yield b""  # whoever breaks it off need not wait for the end
            book.close()
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
        with path.open("rb") as written:
            while piece := written.read(PIECE):
                yield piece


def _fill(book: "Workbook", header: Sequence[str], rows: Rows) -> Iterator[None]:
    """Every row below a header, on another sheet when one is full; a step for some at a time."""
    sheet = _sheet(book, header)
    number = 0
    for some in rows:
        for row in some:
            number += 1
            if number == ROWS:
                sheet, number = _sheet(book, header), 1
            _write_row(sheet, number, row)
        yield


def _write_row(sheet: Any, number: int, row: Sequence[Cell]) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, int):
            sheet.write_number(number, place, cell)
        else:
            sheet.write_string(number, place, _plain(cell))


def _sheet(book: "Workbook", header: Sequence[str]) -> Any:
    """A sheet with its header, which stays in sight."""
    sheet: Any = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(header) - 1, 24)
    bold: Any = book.add_format({"bold": True})
    for place, name in enumerate(header):
        sheet.write_string(0, place, name, bold)
    return sheet


def _plain(text: str) -> str:
    """The cell as a CSV has it, and never markup."""
    if text.startswith(MARKUP[0]) and text.endswith(MARKUP[1]):
        return f"'{text}"
    return str(defused(text))


WRITERS: dict[Format, Writer] = {Format.CSV: _csv, Format.XLSX: _xlsx}
