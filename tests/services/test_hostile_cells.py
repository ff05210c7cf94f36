"""Two hundred cells that somebody made to be run, or to break the file: inert, and read back."""

import csv
from io import StringIO

import pytest
from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from talentra.services import spreadsheets
from talentra.services.spreadsheets import FORMULA, UNSEEN, Format, defused

BODIES = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.example")', 'a "b", c', "a\r\nb,c")
BEFORE = ("", " ", "\u200b", "\ufeff\xa0")
RUN = [f"{space}{sign}{body}" for sign in "=+-@\t\r\n\uff1d" for space in BEFORE for body in BODIES]
BREAKING = [
    *('"', '""', '","', "\r", "\r\n", "\n", ",", "", " ", "\x1e", "\x1f=1", "\x1e=1", "'=1"),
    *("\0", "\0=1", "a\0b", "👩‍🚀", "=👩‍🚀", "é\u0301", "\u202e=1", "نص", "x" * 1_000_000),
    *("=" * 1_000_000, '"' * 100_000, "a\r\n=1", "a,=1", 'a"=1', "\\.", "\\N", "NULL", "1e9"),
]
CELLS = [*RUN, *BREAKING, *(f"{sign}{number}" for sign in "=-+" for number in range(4))]


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def _is_run(cell: str) -> bool:
    """Whether a spreadsheet might take it for more than text."""
    return cell.lstrip(UNSEEN)[:1] in FORMULA and cell.strip() != ""


@pytest.fixture(autouse=True)
def _large_fields() -> None:
    csv.field_size_limit(2_000_000)


def test_there_are_two_hundred() -> None:
    assert len({*CELLS}) >= 200


@pytest.mark.parametrize("alone", [True, False], ids=["each alone", "all together"])
def test_are_inert_and_open_right(alone: bool) -> None:
    pages = [[(cell, 1, cell)] for cell in CELLS] if alone else [[(c, 1, c) for c in CELLS]]
    text = b"".join(spreadsheets.write(Format.CSV, ("A", "B", "C"), pages)).decode()
    rows = _read(text)[1:]
    assert [row[0] for row in rows] == [defused(cell) for cell in CELLS]
    assert all(row[0] == row[2] and row[1] == "1" for row in rows)
    assert not [row for row in rows if _is_run(row[0])]


def test_are_inert_beside_cells_that_are_harmless() -> None:
    pages = [[("Cleo Marsh", "Pune"), ("Cody", cell), (cell, "")] for cell in CELLS]
    rows = _read(b"".join(spreadsheets.write(Format.CSV, ("A", "B"), pages)).decode())[1:]
    assert not [cell for row in rows for cell in row if _is_run(cell)]


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_are_defused_by_the_database_as_by_us(session: Session) -> None:
    for cell in CELLS:
        if "\0" not in cell:
            found = session.execute(select(spreadsheets.inert(literal(cell)))).scalar_one()
            assert (found or "") == defused(cell)


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize("beside", ["", "Cleo Marsh"], ids=["nothing", "harmless cells"])
def test_are_inert_when_the_database_joins_them(session: Session, beside: str) -> None:
    joined = [
        session.execute(select(spreadsheets.joined([literal(each) for each in row]))).one()
        for cell in CELLS
        for row in ((cell, 1, beside), (beside, 1, cell), (beside, 1, beside))
    ]
    pages = [[(each[0],)] for each in joined], [[(each[0],) for each in joined]]
    alone, together = (b"".join(spreadsheets.finished(each)).decode() for each in pages)
    assert alone == together
    rows = _read(alone)
    assert [row[0] for row in rows[::3]] == [defused(cell) for cell in CELLS]
    assert [row[2] for row in rows[1::3]] == [defused(cell) for cell in CELLS]
    assert all(row == [beside, "1", beside] for row in rows[2::3])


def test_are_joined_as_they_are_written_one_by_one() -> None:
    rows = [(cell, "1", cell) for cell in CELLS]
    joined = [(spreadsheets.CELL.join(cell.encode() for cell in row),) for row in rows]
    written = (
        b"".join(spreadsheets.write(Format.CSV, (), [rows])).decode().removeprefix("\ufeff\r\n")
    )
    assert b"".join(spreadsheets.finished([joined])).decode() == written
