"""The files must be what their names say: a bad one that is bad in another way proves nothing."""

import zipfile
from io import BytesIO

import docx
import pypdfium2
import pytest

from tests.harness import documents


def _read(content: bytes, password: str | None = None) -> str:
    with pypdfium2.PdfDocument(content, password=password) as opened:
        text = opened[0].get_textpage()
        words = text.get_text_range()
        text.close()
        return words


class TestPdf:
    def test_holds_its_words_on_every_page(self) -> None:
        made = documents.pdf("Brackets (and) back\\slashes\nsecond line", pages=3)
        assert _read(made).split("\r\n") == ["Brackets (and) back\\slashes", "second line"]
        with pypdfium2.PdfDocument(made) as opened:
            assert len(opened) == 3

    def test_encrypted_opens_with_its_password_only(self) -> None:
        made = documents.encrypted_pdf("secret")
        assert "Data engineer" in _read(made, "secret")
        with pytest.raises(pypdfium2.PdfiumError, match=r"[Pp]assword"):
            _read(made)

    def test_truncated_begins_as_one_and_cannot_be_read(self) -> None:
        assert documents.truncated_pdf().startswith(b"%PDF-")
        with pytest.raises(pypdfium2.PdfiumError):
            _read(documents.truncated_pdf())

    def test_oversized_is_readable_and_as_large_as_asked(self) -> None:
        made = documents.oversized_pdf()
        assert len(made) == 6 * documents.MIB
        assert "Data engineer" in _read(made)


class TestWord:
    def test_holds_its_words(self) -> None:
        paragraphs = docx.Document(BytesIO(documents.word("one\ntwo"))).paragraphs
        assert [paragraph.text for paragraph in paragraphs] == ["one", "two"]

    def test_bomb_is_small_and_unpacks_to_much(self) -> None:
        made = documents.word_bomb()
        with zipfile.ZipFile(BytesIO(made)) as opened:
            assert sum(part.file_size for part in opened.infolist()) > 60 * documents.MIB
        assert len(made) < documents.MIB

    def test_entity_sits_where_the_words_were(self) -> None:
        with zipfile.ZipFile(BytesIO(documents.word_with_entity())) as opened:
            text = opened.read("word/document.xml")
        assert b"<!DOCTYPE" in text
        assert b"&leak; Marsh" in text

    def test_a_zip_that_is_none_is_a_whole_zip(self) -> None:
        with zipfile.ZipFile(BytesIO(documents.zip_not_word())) as opened:
            assert opened.namelist() == ["notes.txt"]
