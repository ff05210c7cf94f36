"""Files that spreadsheets open, and what must not happen when they do (I5)."""

import csv
import re
import tempfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentra.services import spreadsheets
from talentra.services.spreadsheets import Format, defused
from tests.harness.workbooks import Sheet, read_sheets

HEADER = ("Name", "Days")


def _written(*rows: tuple[str | int, ...]) -> str:
    return b"".join(spreadsheets.write(Format.CSV, HEADER, [rows])).decode()


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


class TestCsv:
    def test_is_utf8_with_a_mark_and_lines_that_end_with_crlf(self) -> None:
        assert _written(("Zoë", 3), ("Ю", 0)) == "\ufeffName,Days\r\nZoë,3\r\nЮ,0\r\n"

    def test_quotes_what_needs_it(self) -> None:
        assert _written(('a "b", c', 1)) == '\ufeffName,Days\r\n"a ""b"", c",1\r\n'

    def test_without_rows_is_a_header(self) -> None:
        assert _written() == "\ufeffName,Days\r\n"

    @given(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), max_size=5))
    def test_reads_back_as_what_was_written(self, cells: list[str]) -> None:
        found = _read(_written(*((cell, 1) for cell in cells)))[1:]
        assert [row[0] for row in found] == [defused(cell) for cell in cells]

    def test_makes_nothing_before_it_is_asked(self) -> None:
        def rows():
            yield [("a", 1)]
            raise AssertionError("asked too early")

        pieces = spreadsheets.write(Format.CSV, HEADER, rows())
        assert next(pieces) == "\ufeffName,Days\r\n".encode()
        assert next(pieces) == b"a,1\r\n"


class TestDefused:
    @pytest.mark.parametrize(
        "text",
        [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "  =1+1",
            " \t=1",
            "\xa0@x",
            "\u200b=1",
            "\ufeff=1",
            "\uff1d1",
            "\uff0d1",
        ],
    )
    def test_is_text(self, text: str) -> None:
        assert defused(text) == f"'{text}"

    @pytest.mark.parametrize("text", ["", " ", "Cleo", "a=b", "C++", "1-3", "5+ yrs", "'=x", "é"])
    def test_leaves_the_rest_alone(self, text: str) -> None:
        assert defused(text) == text

    def test_drops_nul_before_it_looks(self) -> None:
        assert defused("\0=1") == "'=1"
        assert defused("a\0b") == "ab"

    def test_leaves_numbers_numbers(self) -> None:
        assert defused(-3) == -3


def _book(*rows: tuple[str | int, ...]) -> list[Sheet]:
    return read_sheets(b"".join(spreadsheets.write(Format.XLSX, HEADER, [rows])))


HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://evil.example")',
    "+49 170",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\u200b=1",
    "http://evil.example",
    "mailto:evil@evil.example",
    "external:evil.xlsx",
    "{=1+1}",
    "<r><t>Bold</t></r>",
    '<r></r></is></c><c r="Z1"><f>1+1</f></c><c t="inlineStr"><is><r></r>',
    "</t></is></c>&amp;<!-- ",
    "_x003D_1+1",
    "\x01\x1b\ufffe",
    "007",
    "1e5",
    "  spaces  ",
    "two\nlines",
]


class TestXlsx:
    def test_has_the_cells_of_the_csv(self) -> None:
        rows = [("Zoë", 3), ("Ю", 0), ('a "b", c', 1)]
        sent = _read(_written(*rows))
        assert [[[str(cell) for cell in row] for row in _book(*rows)[0]]] == [sent]

    def test_keeps_numbers_numbers_and_texts_texts(self) -> None:
        assert _book(("7", -7)) == [[["Name", "Days"], ["7", -7]]]

    def test_without_rows_is_a_header(self) -> None:
        assert _book() == [[["Name", "Days"]]]

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_holds_nothing_that_is_run(self, text: str) -> None:
        seen = _book((text, 1))[0][1]
        assert seen[0] in (text, f"'{text}")
        assert seen == [seen[0], 1]

    def test_has_no_part_but_cells_and_their_look(self) -> None:
        rows = [(text, 1) for text in HOSTILE]
        written = b"".join(spreadsheets.write(Format.XLSX, HEADER, [rows]))
        with zipfile.ZipFile(BytesIO(written)) as parts:
            told = " ".join(parts.namelist())
            sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert not re.search("rels/sheet|external|vba|calcChain|drawing", told)
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet

    def test_begins_another_sheet_when_one_is_full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(spreadsheets, "ROWS", 3)
        sheets = _book(*(("a", number) for number in range(5)))
        assert [[row[1] for row in sheet] for sheet in sheets] == [
            ["Days", 0, 1],
            ["Days", 2, 3],
            ["Days", 4],
        ]

    def test_makes_nothing_before_it_is_asked_and_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        pieces = spreadsheets.write(Format.XLSX, HEADER, [[("a", 1)]])
        assert list(tmp_path.iterdir()) == []
        assert next(piece for piece in pieces if piece).startswith(b"PK")
        assert list(tmp_path.iterdir())
        del pieces  # as when somebody goes away
        assert list(tmp_path.iterdir()) == []

    def test_that_is_broken_off_takes_no_further_rows(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        taken: list[int] = []

        def rows() -> Iterator[list[tuple[str | int, ...]]]:
            for number in range(5):
                taken.append(number)
                yield [("a", number)]

        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        pieces = spreadsheets.write(Format.XLSX, HEADER, rows())
        assert [next(pieces), next(pieces)] == [b"", b""]
        del pieces
        assert taken == [0, 1]
        assert list(tmp_path.iterdir()) == []

    def test_that_fails_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def rows() -> Iterator[list[tuple[str | int, ...]]]:
            yield [("a", 1)]
            raise ConnectionError

        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        with pytest.raises(ConnectionError):
            b"".join(spreadsheets.write(Format.XLSX, HEADER, rows()))
        assert list(tmp_path.iterdir()) == []

    def test_needs_no_more_memory_for_more_rows(self) -> None:
        def peak(number: int) -> int:
            rows = ([("Cleo Marsh " * 4, day)] * 100 for day in range(number // 100))
            tracemalloc.start()
            for piece in spreadsheets.write(Format.XLSX, HEADER, rows):
                assert isinstance(piece, bytes)
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return most

        peak(100)  # what is made once
        assert peak(20_000) < peak(2_000) + 300_000
