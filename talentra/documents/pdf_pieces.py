"""What lies on a page of a PDF, from the back to the front. Runs in the child process only."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

DEEPEST = 8  # groups in groups
MOST = 20_000  # parts of a page that are looked at
SPARE = 0.5  # points by which something may be smaller than what it covers
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top; points on the page
SAME: Matrix = (1, 0, 0, 1, 0, 0)
STROKED = {raw.FPDF_TEXTRENDERMODE_STROKE}
FILLED = {raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP}


@dataclass(frozen=True, slots=True)
class Layer:
    """Something on a page: a picture, a shape or a text."""

    box: Box
    order: int
    is_picture: bool
    covers: bool

    @property
    def area(self) -> float:
        """Its size in square points."""
        left, bottom, right, top = self.box
        return (right - left) * (top - bottom)

    def holds(self, box: Box) -> bool:
        """Whether a box lies within it."""
        left, bottom, right, top = self.box
        beyond = (left - box[0], bottom - box[1], box[2] - right, box[3] - top)
        return max(beyond) <= SPARE


@dataclass(frozen=True, slots=True)
class Piece(Layer):
    """One text as the file has it; `size` is the height of its type in points as it is drawn."""

    handle: Any
    address: int
    text: str
    size: float
    colour: tuple[int, int, int, int] | None  # of its filling, with how opaque it is
    is_unpainted: bool
    is_clip: bool

    def repeats(self, other: "Piece") -> bool:
        """Whether it says the same in the same place in another colour: an outline or a shadow."""
        apart = max(abs(mine - its) for mine, its in zip(self.box, other.box, strict=True))
        says = self.text.strip()  # of what is written twice, pdfium reads one
        alike = says in ("", other.text.strip()) and apart < max(3.0, self.size / 4)
        return alike and self.colour != other.colour


def layers(page: Any) -> list[Layer]:
    """Everything on the page in the order it is drawn."""
    text_page = page.get_textpage()
    found: list[Layer] = []
    for handle, matrix in _handles(page):
        kind = raw.FPDFPageObj_GetType(handle)
        if (box := _box(handle, matrix)) is None or len(found) >= MOST:
            continue
        order = len(found)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            found.append(_piece(handle, matrix, box, order, text_page.raw))
        else:
            is_picture = kind == raw.FPDF_PAGEOBJ_IMAGE
            found.append(Layer(box, order, is_picture, is_picture or _is_filled(handle, kind)))
    return found


def _handles(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """The objects of a page and of its groups, each with the matrix of its group."""
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        yield from _within(raw.FPDFPage_GetObject(page.raw, index), SAME, 0)


def _within(handle: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
        yield handle, matrix
        return
    if depth < DEEPEST:
        inner = _times(_matrix(handle), matrix)
        for index in range(raw.FPDFFormObj_CountObjects(handle)):
            yield from _within(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _piece(handle: Any, matrix: Matrix, box: Box, order: int, text_page: Any) -> Piece:
    text = _text(handle, text_page)
    mode = raw.FPDFTextObj_GetTextRenderMode(handle)
    return Piece(
        box=box,
        order=order,
        is_picture=False,
        covers=False,
        handle=handle,
        address=ctypes.cast(handle, ctypes.c_void_p).value or 0,
        text=text,
        size=_size(handle, matrix, box, len(text)),
        colour=_colour(handle, stroked=mode in STROKED) if mode in FILLED | STROKED else None,
        is_unpainted=mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE,
        is_clip=mode == raw.FPDF_TEXTRENDERMODE_CLIP,
    )


def _text(handle: Any, text_page: Any) -> str:
    needed = raw.FPDFTextObj_GetText(handle, text_page, None, 0)
    buffer = ctypes.create_string_buffer(needed)
    where = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFTextObj_GetText(handle, text_page, where, needed)
    return buffer.raw[: needed - 2].decode("utf-16-le", "replace") if needed > 2 else ""


def _size(handle: Any, matrix: Matrix, box: Box, letters: int) -> float:
    """How large its letters are: what the type says, unless they are squeezed or drawn larger."""
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(handle, size)
    _, _, c, d, _, _ = _times(_matrix(handle), matrix)
    said = abs(size.value) * math.hypot(c, d)
    left, bottom, right, top = box
    across, along = sorted((right - left, top - bottom))
    squeezed = along / letters * 4 if letters > 3 else said
    return min(max(said, across), squeezed)


def _colour(handle: Any, *, stroked: bool) -> tuple[int, int, int, int] | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    ask = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
    red, green, blue, alpha = parts
    known = ask(handle, red, green, blue, alpha)
    return (red.value, green.value, blue.value, alpha.value) if known else None


def _is_filled(handle: Any, kind: int) -> bool:
    if kind == raw.FPDF_PAGEOBJ_SHADING:
        return True
    mode, stroked = ctypes.c_int(), raw.FPDF_BOOL()
    known = kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPath_GetDrawMode(handle, mode, stroked)
    return bool(known) and mode.value != raw.FPDF_FILLMODE_NONE


def _box(handle: Any, matrix: Matrix) -> Box | None:
    """Where it lies on the page."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(handle, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)


def _matrix(handle: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, found):
        return SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does what both do, one after the other."""
    a, b, c, d, e, f = first
    m, n, o, p, q, r = then
    return (
        a * m + b * o,
        a * n + b * p,
        c * m + d * o,
        c * n + d * p,
        e * m + f * o + q,
        e * n + f * p + r,
    )
