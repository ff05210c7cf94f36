"""A page as a picture, drawn by the process that reads hostile files."""

import zlib
from struct import unpack

import pytest

from talentra.documents import sandbox
from talentra.documents.limits import PICTURE_WIDTH, TALLEST_PICTURE
from talentra.errors import Expected, Invalid
from tests.documents import makers
from tests.harness import documents


def size(picture: bytes) -> tuple[int, int]:
    """Width and height that a PNG says it has."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return unpack(">II", picture[16:24])


def pixels(picture: bytes) -> list[bytes]:
    """The lines of one of our PNGs, each without its filter; checksums must be right."""
    place, body = 8, b""
    while place < len(picture):
        length, kind = unpack(">I4s", picture[place : place + 8])
        part = picture[place + 8 : place + 8 + length]
        [checksum] = unpack(">I", picture[place + 8 + length : place + 12 + length])
        assert checksum == zlib.crc32(kind + part)
        body += part if kind == b"IDAT" else b""
        place += 12 + length
    width, height = size(picture)
    lines, step = zlib.decompress(body), 1 + 3 * width
    assert len(lines) == step * height
    return [lines[start + 1 : start + step] for start in range(0, len(lines), step)]


def drawn(box: str, drawing: bytes = b"1 0 0 rg 0 0 100000 100000 re f") -> bytes:
    """The picture of a page of that size, all red unless something else is drawn."""
    return sandbox.picture(
        makers.pdf_drawing(drawing).replace(b"[0 0 595 842]", b"[%s]" % box.encode())
    )


class TestPicture:
    def test_shows_the_first_page(self) -> None:
        picture = sandbox.picture(documents.pdf(pages=3))
        width, height = size(picture)
        assert width == PICTURE_WIDTH
        assert abs(height - PICTURE_WIDTH * 842 / 595) < 2
        inked = [line for line in pixels(picture) if line != b"\xff" * 3 * width]
        assert 30 < len(inked) < height / 4  # four lines of text at the top
        assert len(picture) < 100_000

    def test_has_its_colours_in_order(self) -> None:
        assert pixels(drawn("0 0 100 100"))[50][:3] == b"\xff\x00\x00"

    @pytest.mark.parametrize(
        "box", ["0 0 1 1", "0 0 14400 14400", "0 0 3 9000", "0 0 9000 3", "0 0 0.001 0.001"]
    )
    def test_of_an_odd_page_stays_small(self, box: str) -> None:
        width, height = size(drawn(box))
        assert 1 <= width <= PICTURE_WIDTH + 1
        assert 1 <= height <= TALLEST_PICTURE + 1

    @pytest.mark.parametrize(
        "content",
        [documents.truncated_pdf(), documents.encrypted_pdf(), documents.word(), b"", b"%PDF-1.4"],
    )
    def test_of_what_cannot_be_opened_is_a_sentence(self, content: bytes) -> None:
        with pytest.raises(Invalid):
            sandbox.picture(content)

    def test_ends_at_the_limit_of_time(self) -> None:
        endless = b"q 1 0 0 1 0 0 cm /F1 9 Tf " + b"0 0 m 9999 9999 l 0 9999 l b* " * 200_000
        try:
            assert size(drawn("0 0 595 842", endless))[0] == PICTURE_WIDTH
        except Expected as refusal:
            assert refusal.status in {422, 503}
