"""Text of a PDF that cannot be seen, found by drawing its pages. Runs in the child process only.

Each page is drawn as it is and once more without its text: where both are alike, a text shows
nothing. What its colour, its size and what lies above it tell is looked at as well, since seen
text may stand in the same place.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from talentra.documents.hidden import Hidden, Why, gathered
from talentra.documents.pdf import Opened
from talentra.documents.pdf_pieces import Layer, Piece, layers
from talentra.documents.pdf_pixels import Drawing, draw

BUDGET, PATIENCE = 1.0, 3.0  # seconds of processor time and in all; later pages are not looked at
SMALLEST = 2.5  # points; type is small at 6
NEAR, NEAR_WHEN_LARGE, LARGE = 24, 8, 24  # steps of 255 between two colours; points
SEEN = 10  # steps of 255 by which a text has to change what is drawn
MOSTLY = 0.9  # of what lies behind a text has its colour
OUTSIDE = 0.6  # of a text is beyond the edge
A_SCAN = 0.6  # of a page is one picture
INK = 40  # steps of 255 between paper and what is printed on it


@dataclass(frozen=True, slots=True)
class _Seen:
    """One page: what lies on it, how it looks, and how without its text."""

    layers: list[Layer]
    texts: list[Piece]
    pieces: list[Piece]  # the texts that say something
    whole: Drawing
    bare: Drawing


def find(file: Opened) -> list[Hidden]:
    """What on the pages people cannot see, the first page first."""
    return gathered(_found(file))


def _found(file: Opened) -> Iterator[tuple[int, Why, str]]:
    until, latest = time.process_time() + BUDGET, time.monotonic() + PATIENCE
    for number in range(len(file.document)):
        if time.process_time() > until or time.monotonic() > latest:
            return
        for why, text in _of_page(file.page(number)):
            yield number + 1, why, text


def _of_page(page: Any) -> Iterator[tuple[Why, str]]:
    """The texts of one page that are not seen, in reading order."""
    lying = layers(page)
    pieces = [piece for piece in lying if isinstance(piece, Piece)]
    if not pieces:
        return
    said = [piece for piece in pieces if piece.text.strip()]
    seen = _Seen(lying, pieces, said, draw(page), draw(page, without=pieces))
    why = _reasons(page, seen)
    if why := {at: each for at, each in why.items() if not _is_printed(seen, at, each, len(why))}:
        yield from _read(page, why)


def _reasons(page: Any, seen: _Seen) -> dict[int, Why]:
    """Why a piece is not seen, by its address."""
    why = {piece.address: found for piece in seen.pieces if (found := _why(seen, piece))}
    pale = [piece for piece in seen.pieces if why.get(piece.address) is Why.COLOUR]
    below = [each for each in seen.pieces if each.address not in why and _is_below(seen, each)]
    if pale:  # a gradient tells no colour; without the other texts it is seen whether it shows
        alone = draw(page, without=[each for each in seen.texts if each not in pale])
        for piece in pale:
            if alone.differs(seen.bare, piece.box, by=2 * NEAR + 1):
                del why[piece.address]
    if below:
        rest = draw(page, without=below)
        hidden = [each for each in below if not seen.whole.differs(rest, each.box, by=SEEN)]
        why |= {each.address: Why.COVERED for each in hidden}
    return why


def _why(seen: _Seen, piece: Piece) -> Why | None:
    if seen.whole.outside(piece.box) > OUTSIDE:
        return Why.OFF_PAGE
    if piece.size < SMALLEST:
        return Why.TINY
    if piece.colour and _has_colour_of_ground(seen.bare, piece):
        return Why.COLOUR
    return None if seen.whole.differs(seen.bare, piece.box, by=SEEN) else _unseen(seen, piece)


def _unseen(seen: _Seen, piece: Piece) -> Why | None:
    """Why a piece shows nothing where it stands."""
    if piece.is_clip:  # what is painted through letters is seen, or there is nothing to see
        return None if seen.whole.range(piece.box) > INK else Why.INVISIBLE
    if piece.is_unpainted:
        return Why.INVISIBLE
    return Why.COVERED if _is_below(seen, piece) else Why.CUT


def _has_colour_of_ground(bare: Drawing, piece: Piece) -> bool:
    """Whether it is so near to what lies behind that people see nothing."""
    near = NEAR_WHEN_LARGE if piece.size >= LARGE else NEAR
    red, green, blue, alpha = piece.colour or (0, 0, 0, 255)
    paint = (red, green, blue)
    return bare.share(piece.box, paint, near * 255 / max(alpha, 1)) >= MOSTLY


def _is_below(seen: _Seen, piece: Piece) -> bool:
    """Whether something that can cover it was laid over it."""
    above = seen.layers[piece.order + 1 :]
    return any(each.covers and each.holds(piece.box) for each in above)


def _is_printed(seen: _Seen, address: int, why: Why, number: int) -> bool:
    """Whether people read it after all: in the picture of a scanner, or written once more."""
    piece = next(each for each in seen.pieces if each.address == address)
    area = seen.whole.width * seen.whole.height
    scans = (each for each in seen.layers if each.is_picture and each.area >= A_SCAN * area)
    is_beneath = why is Why.COVERED and number == len(seen.pieces)
    if (why is Why.INVISIBLE or is_beneath) and any(each.holds(piece.box) for each in scans):
        return seen.bare.range(piece.box) > INK
    return why is Why.COLOUR and any(each.repeats(piece) for each in seen.texts)


def _read(page: Any, why: dict[int, Why]) -> Iterator[tuple[Why, str]]:
    """What the pieces say, sign by sign as a program reads them."""
    text = page.get_textpage()
    last: Why | None = None
    for index in range(text.count_chars()):
        address = _address(raw.FPDFText_GetTextObject(text.raw, index))
        found = why.get(address) if address else last
        if found:
            code = raw.FPDFText_GetUnicode(text.raw, index)
            yield found, chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0xFFFE else " "
        elif last:
            yield last, " "
        last = found


def _address(handle: Any) -> int:
    import ctypes

    return ctypes.cast(handle, ctypes.c_void_p).value or 0
