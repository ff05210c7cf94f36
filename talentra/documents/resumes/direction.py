"""In which direction a resume is read."""

import re
import unicodedata
from collections.abc import Iterator

from talentra.documents.resumes.sheet import Sheet

RIGHT_TO_LEFT = {"R", "AL"}  # Unicode's bidirectional classes of Hebrew and Arabic letters
HEBREW = ("\u0590", "\u05ff")
CHUNK = re.compile(r"(?P<before>[^\w\s]*)(?P<word>\S*[\w])?(?P<behind>\S*)(?P<blank>\s*)")


def is_right_to_left(sheet: Sheet) -> bool:
    """Whether most of its letters are read from the right: a name alone does not turn the page."""
    letters = _letters(sheet)
    from_right = sum(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in letters)
    return from_right > len(letters) / 2


def language_of(sheet: Sheet) -> str:
    """The language a screen reader is told: by its script, as far as a script tells one."""
    if not is_right_to_left(sheet):
        return "en"
    letters = _letters(sheet)
    hebrew = sum(HEBREW[0] <= sign <= HEBREW[1] for sign in letters)
    return "he" if hebrew > len(letters) / 2 else "ar"


def as_it_stands(text: str) -> tuple[str, ...]:
    """The text as machines read it that go by where its words stand on a line set from the left.

    Words from the right stand there the other way round (Unicode's bidirectional algorithm). Some
    machines read such a line from the left, some from the right; nothing when that is no matter.
    """
    parts = list(_parts(text.strip()))
    from_right = [place for place, part in enumerate(parts) if _is_from_right(part)]
    line = list(parts)
    for first, last in _runs(parts, from_right):
        line[first : last + 1] = reversed(line[first : last + 1])
    ways = ("".join(line), "".join(reversed(line)))
    return tuple(way for way in ways if from_right and way != text.strip())


def _parts(text: str) -> Iterator[str]:
    """The words, what stands before and behind each, and the blanks between them."""
    for found in CHUNK.finditer(text):
        yield from filter(None, found.groups())


def _runs(parts: list[str], from_right: list[int]) -> Iterator[tuple[int, int]]:
    """First and last place of each row of words from the right, with what stands in between."""
    start = before = None
    for place in from_right:
        is_next = before is not None and not any(map(_is_from_left, parts[before + 1 : place]))
        if start is not None and before is not None and not is_next:
            yield start, before
        start = start if is_next else place
        before = place
    if start is not None and before is not None:
        yield start, before


def _is_from_right(part: str) -> bool:
    return any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in part)


def _is_from_left(part: str) -> bool:
    return any(unicodedata.bidirectional(sign) == "L" for sign in part)


def _letters(sheet: Sheet) -> str:
    texts = (
        piece.text
        for block in sheet.blocks
        for entry in block.entries
        for piece in (*entry.head, *entry.org, *entry.texts, *entry.bullets)
    )
    return "".join(filter(str.isalpha, "".join(texts)))
