"""Every file that a stranger may send: what is taken, what is refused, and how."""

import asyncio

import pytest

from talentra.documents import DOCX, PDF, Reading, read, read_aside
from talentra.errors import WrongType
from tests.documents import makers
from tests.documents.refused import LIMIT, REFUSED
from tests.harness import documents


class TestRead:
    def test_tells_the_pages_and_the_text_of_a_pdf(self) -> None:
        found = read(documents.pdf("Cleo Park\nPython", pages=2), "cv.PDF")
        assert found == Reading(PDF, 2, "Cleo Park\nPython\n\nCleo Park\nPython", None, [])

    def test_tells_the_text_of_a_word_file(self) -> None:
        found = read(documents.word("Cleo Park\nC++ & C#"), "cv.docx")
        assert found == Reading(DOCX, None, "Cleo Park\nC++ & C#", None, [])

    def test_takes_a_scan_and_says_that_it_has_no_text(self) -> None:
        found = read(makers.pdf_drawing(b"100 100 200 200 re f"), "scan.pdf")
        assert (found.pages, found.text) == (1, "")
        assert found.text_note is not None
        assert found.text_note.startswith("No text found")

    def test_takes_exactly_the_largest_file(self) -> None:
        assert read(documents.oversized_pdf(LIMIT), "cv.pdf").pages == 1

    def test_takes_the_longest_pdf(self) -> None:
        assert read(documents.pdf(pages=50), "cv.pdf").pages == 50

    def test_keeps_the_first_part_of_a_long_text(self) -> None:
        found = read(makers.docx(makers.paragraph("word " * 50_000)), "long.docx")
        assert len(found.text) == 200_000
        assert found.text_note == "Only the first 200,000 characters of the text can be searched."

    def test_reads_aside_what_it_reads_in_place(self) -> None:
        resume = (documents.pdf("Cleo"), "cv.pdf")
        assert asyncio.run(read_aside(*resume)) == read(*resume)


class TestRefuse:
    @pytest.mark.parametrize("case", REFUSED)
    def test_says_what_is_wrong_and_what_to_do(self, case: str) -> None:
        content, name, kind, words = REFUSED[case]
        with pytest.raises(kind) as refusal:
            read(content, name)
        assert words in refusal.value.sentence

    @pytest.mark.parametrize("name", documents.HOSTILE_NAMES)
    def test_takes_a_hostile_name_for_what_is_left_of_it(self, name: str) -> None:
        """A name decides between taken and refused, never between well and broken."""
        try:
            assert read(documents.pdf(), name).pages == 1
        except WrongType as refusal:
            assert "ename" in refusal.sentence
