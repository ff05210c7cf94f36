"""A page of a PDF as a picture. Runs in the child process only."""

import zlib
from collections.abc import Iterator
from struct import pack
from typing import Any

import pypdfium2 as pdfium

from talentra.documents.limits import PICTURE_WIDTH, TALLEST_PICTURE
from talentra.documents.pdf import DAMAGED, open_pdf
from talentra.errors import Invalid

SIGNATURE = b"\x89PNG\r\n\x1a\n"
TRUE_COLOUR = b"\x08\x02\x00\x00\x00"  # 8 bits, RGB, no interlacing (PNG, section 11.2.1)


def draw(content: bytes, page: str) -> bytes:
    """A PNG of that page, from 0, PICTURE_WIDTH pixels wide; narrower when it is very tall."""
    with open_pdf(content) as document:
        try:
            sheet: Any = document[int(page)]
            width, height = sheet.get_size()
            scale = min(PICTURE_WIDTH / max(width, 1), TALLEST_PICTURE / max(height, 1))
            bitmap = sheet.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
        except (pdfium.PdfiumError, IndexError) as error:
            raise Invalid(DAMAGED) from error
        return _png(bitmap)


def _png(bitmap: Any) -> bytes:
    """The picture's pixels as a PNG; pdfium pads each line, PNG puts a filter's number first."""
    width: int = bitmap.width
    height: int = bitmap.height
    stride: int = bitmap.stride
    pixels, line = bytes(bitmap.buffer), width * 3
    starts = range(0, stride * height, stride)
    lines = b"".join(b"\0" + pixels[start : start + line] for start in starts)
    header = pack(">II", width, height) + TRUE_COLOUR
    return SIGNATURE + b"".join(_chunks(header, zlib.compress(lines)))


def _chunks(header: bytes, lines: bytes) -> Iterator[bytes]:
    for kind, body in ((b"IHDR", header), (b"IDAT", lines), (b"IEND", b"")):
        yield pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))
