"""Rows as files that spreadsheets open, and what must not happen when they do."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from io import StringIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import ColumnElement, case, func
from xlsxwriter import Workbook

BOM = "\ufeff"  # without it Excel takes UTF-8 for something else
FORMULA = frozenset(
    "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
)  # what a cell begins with that is run, not shown
UNSEEN = " \xa0\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000"  # what may stand before it
MARKUP = ("<r>", "</r>")  # what stands between these xlsxwriter takes for markup of its own
ROWS = 1_048_576  # that a sheet of a workbook can hold, the header among them
PIECE = 64 * 1024  # bytes of a finished workbook that leave at once
END = "\x1e"  # stands before each cell while they are looked at
# A cell that may be run; most pages have none, and need no look at each of their cells.
SUSPECT = re.compile(rf"{END}[{UNSEEN}]*[{re.escape(''.join(FORMULA))}]")
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Cell = str | int
Rows = Iterable[Sequence[Sequence[Cell]]]  # some at a time
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


def _csv(header: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """Comma-separated values in UTF-8, their lines ended by CRLF (RFC 4180)."""
    yield begun(header)
    for some in rows:
        safe = [[defused(cell) for cell in row] for row in some] if _is_suspect(some) else some
        yield _lines(safe).encode()


def _is_suspect(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a cell of these has to be defused; each is looked at once, however often it is."""
    cells = {cell for cell in chain.from_iterable(rows) if isinstance(cell, str)}
    text = "".join((END, END.join(cells)))
    return "\0" in text or SUSPECT.search(text) is not None


def _lines(rows: Sequence[Sequence[Cell]]) -> str:
    page = StringIO()
    csv.writer(page, lineterminator="\r\n").writerows(rows)
    return page.getvalue()


def _xlsx(header: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """An Office Open XML workbook; it is begun from its end, so it waits complete in a file."""
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


def _fill(book: Workbook, header: Sequence[str], rows: Rows) -> Iterator[None]:
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


def _sheet(book: Workbook, header: Sequence[str]) -> Any:
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
