"""The words of a Word file, wherever a resume keeps them."""

import io
import zipfile

import docx as writer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from talentra.documents import docx
from talentra.errors import Expected, Invalid
from tests.documents import makers

SAMPLE = makers.docx(makers.paragraph("Cleo Park") * 3)
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def _text(body: str) -> str:
    return docx.read(makers.docx(body))[1]


def _parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


class TestText:
    def test_is_read_from_a_header_a_table_and_a_footer(self) -> None:
        document = writer.Document()
        document.add_heading("Experience")
        document.add_table(1, 2).cell(0, 1).text = "Berlin"
        document.sections[0].header.paragraphs[0].text = "+49 30 1234"
        document.sections[0].footer.paragraphs[0].text = "page 1"
        written = io.BytesIO()
        document.save(written)
        assert docx.read(written.getvalue()) == (None, "+49 30 1234\nExperience\nBerlin\npage 1")

    def test_counts_a_text_box_once(self) -> None:
        box = "<w:txbxContent>" + makers.paragraph("Skills") + "</w:txbxContent>"
        space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        assert _text(f"<w:p><mc:AlternateContent {space}>{both}</mc:AlternateContent></w:p>") == (
            "Skills"
        )

    def test_keeps_tabs_breaks_and_hyphens(self) -> None:
        runs = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        assert _text(f"<w:p><w:r>{runs}</w:r></w:p>") == "a\tb\nc-d"

    def test_leaves_out_what_was_deleted_and_what_is_an_instruction(self) -> None:
        runs = "<w:t>kept</w:t><w:delText>deleted</w:delText><w:instrText>PAGE</w:instrText>"
        assert _text(f"<w:p><w:r>{runs}</w:r></w:p>") == "kept"

    def test_is_found_in_the_strict_form_too(self) -> None:
        strict = makers.word_xml("document", makers.paragraph("Cleo")).replace(
            makers.WORD.encode(), STRICT.encode()
        )
        assert docx.read(makers.docx(parts={"word/document.xml": strict}))[1] == "Cleo"

    def test_is_found_under_another_name(self) -> None:
        types = _parts(makers.docx())["[Content_Types].xml"]
        listed = types.replace(b"document.xml", b"document2.xml")
        other = makers.word_xml("document", makers.paragraph("Second"))
        parts = {"[Content_Types].xml": listed, "word/document2.xml": other}
        assert docx.read(makers.docx(parts=parts))[1] == "Second"

    def test_is_read_in_utf_16(self) -> None:
        part = makers.word_xml("document", makers.paragraph("Zoë"), encoding="utf-16")
        assert docx.read(makers.docx(parts={"word/document.xml": part}))[1] == "Zoë"


class TestDocumentType:
    def test_is_refused_by_the_parser_too(self) -> None:
        """Should an encoding ever hide it from the search through the bytes."""
        with pytest.raises(Invalid, match="parts"):
            docx._text(b"<!DOCTYPE a []><a/>")


class TestDamage:
    @settings(max_examples=150, deadline=None)
    @given(
        place=some.integers(0, len(SAMPLE) - 1),
        cut=some.integers(0, 40),
        put=some.binary(max_size=40),
    )
    def test_anywhere_is_a_sentence_and_never_a_crash(
        self, place: int, cut: int, put: bytes
    ) -> None:
        try:
            docx.read(SAMPLE[:place] + put + SAMPLE[place + cut :])
        except Expected as refusal:
            assert refusal.status in {415, 422}

    def test_to_the_content_of_a_part_is_noticed(self) -> None:
        plain = makers.archive(_parts(makers.docx()), zipfile.ZIP_STORED)
        assert docx.read(plain)[1] == "Cleo"
        with pytest.raises(Invalid, match="damaged"):  # by the check sum
            docx.read(plain.replace(b"<w:t>Cleo", b"<w:t>Rosa"))
