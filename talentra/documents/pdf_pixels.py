"""Pages of a PDF as pixels to compare. Runs in the child process only."""

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from talentra.documents.pdf_pieces import Box, Piece

FINEST = 1.0  # pixels a point: what is read at all is seen in it
WIDEST = 1400  # pixels on the longer side
DEPTH = 3  # bytes of a pixel
ROWS = 6  # of what lies behind a text that are looked at


def draw(page: Any, *, without: Iterable[Piece] = ()) -> "Drawing":
    """The page as people see it, or as they would without some of its texts."""
    left_out = list(without)
    for piece in left_out:
        raw.FPDFPageObj_SetIsActive(piece.handle, False)
    width, height = page.get_size()
    scale = min(FINEST, WIDEST / max(width, height, 1))
    bitmap = page.render(scale=scale)  # into memory of Python's, which stays when it is closed
    try:
        pixels = memoryview(bitmap.buffer).cast("B")
        return Drawing(page, pixels, bitmap.width, bitmap.height, bitmap.stride)
    finally:
        bitmap.close()
        for piece in left_out:
            raw.FPDFPageObj_SetIsActive(piece.handle, True)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page that was drawn: blue, green and red for each pixel, row by row."""

    page: Any
    pixels: memoryview
    width: int
    height: int
    stride: int

    def outside(self, box: Box) -> float:
        """How much of a box, 0 to 1, lies beyond the edge of the page."""
        left, upper, right, lower = self._around(box)
        seen = max(0.0, min(right, self.width) - max(left, 0)) * max(
            0.0, min(lower, self.height) - max(upper, 0)
        )
        return 1 - seen / max((right - left) * (lower - upper), 1e-6)

    def differs(self, other: "Drawing", box: Box, *, by: int) -> bool:
        """Whether the two differ by that many steps of 255 anywhere within a box."""
        for mine, its in zip(self._rows(box), other._rows(box), strict=True):
            if mine != its:
                pairs = set(zip(mine, its, strict=True))  # a page has few colours
                if any(abs(one - two) >= by for one, two in pairs):
                    return True
        return False

    def range(self, box: Box) -> int:
        """How many steps of 255 lie between the darkest and the lightest within a box."""
        rows = [row for row in self._rows(box) if row]
        return max(map(max, rows)) - min(map(min, rows)) if rows else 0

    def share(self, box: Box, colour: tuple[int, int, int], near: float) -> float:
        """How much within a box, 0 to 1, is as near as that to a colour."""
        red, green, blue = colour
        rows = list(self._rows(box))
        seen: Counter[tuple[int, int, int]] = Counter()
        for row in rows[:: max(1, len(rows) // ROWS)]:
            _count(seen, row)
        alike = sum(
            times
            for (b, g, r), times in seen.items()
            if max(abs(r - red), abs(g - green), abs(b - blue)) <= near
        )
        return alike / seen.total() if seen else 0.0

    def _rows(self, box: Box) -> Iterator[bytes]:
        """The pixels within a box, as far as they are on the page."""
        left, upper, right, lower = map(int, self._around(box))
        left, right = max(0, left), min(self.width, right + 1)
        for row in range(max(0, upper), min(self.height, lower + 1)):
            start = row * self.stride
            yield bytes(self.pixels[start + left * DEPTH : start + max(left, right) * DEPTH])

    def _around(self, box: Box) -> tuple[float, float, float, float]:
        """A box of the page in pixels: left, upper, right and lower edge."""
        across: list[int] = []
        down: list[int] = []
        for x, y in ((box[0], box[1]), (box[2], box[3])):
            at, of = ctypes.c_int(), ctypes.c_int()
            size = (0, 0, self.width, self.height, 0)
            raw.FPDF_PageToDevice(self.page.raw, *size, x, y, at, of)
            across.append(at.value)
            down.append(of.value)
        return min(across), min(down), max(across) + 1, max(down) + 1


def _count(seen: Counter[tuple[int, int, int]], row: bytes) -> None:
    """Add how often each colour is in a row; most rows of paper have one."""
    pixels = len(row) // DEPTH
    if pixels and row == row[:DEPTH] * pixels:
        seen[row[0], row[1], row[2]] += pixels
    else:
        seen.update(zip(row[::DEPTH], row[1::DEPTH], row[2::DEPTH], strict=True))
