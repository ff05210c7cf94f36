"""Proof of reading: what a machine gets out of the PDF and the Word file, field by field."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from talentra.documents.resumes.arranging import arrange
from talentra.documents.resumes.direction import as_it_stands
from talentra.documents.resumes.extractors import PDF_READERS, WORD_READERS
from talentra.documents.resumes.look import Look
from talentra.documents.resumes.model import Resume
from talentra.documents.resumes.printing import pdf
from talentra.documents.resumes.sheet import Piece
from talentra.documents.resumes.word import docx

LONG = 34  # letters; longer words may be parted at the end of a line, as in templates/base.typ
NEAR = 200  # signs that may stand between two fields: headings, page numbers, separators
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")


class Finding(StrEnum):
    """What became of a field."""

    FOUND = "found"
    ALTERED = "altered"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Read:
    """A field, what stands in it, and what became of it.

    `misplaced` when it stands elsewhere; `turned` when words from the right are read in the order
    in which they stand on the page, and not as they are spoken.
    """

    path: str
    text: str
    finding: Finding
    misplaced: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What one reader made of one file."""

    file: str
    reader: str
    text: str
    fields: tuple[Read, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every field was found, in order, its words too."""
        return all(
            it.finding is Finding.FOUND and not it.misplaced and not it.turned for it in self.fields
        )

    @property
    def counts(self) -> Counter[Finding]:
        """How many fields were found, altered and missing."""
        return Counter(field.finding for field in self.fields)


def prove(resume: Resume, look: Look) -> tuple[Proof, ...]:
    """Write the PDF and the Word file, read each with two readers and compare."""
    sheet = arrange(resume, look)
    files = (
        ("PDF", pdf(resume, look), PDF_READERS, tuple(sheet.pieces(look))),
        ("Word", docx(resume, look), WORD_READERS, tuple(sheet.pieces(look, word=True))),
    )
    return tuple(
        Proof(file, name, text := read(content), compared(pieces, text))
        for file, content, readers, pieces in files
        for name, read in readers.items()
    )


def compared(pieces: tuple[Piece, ...], text: str) -> tuple[Read, ...]:
    """Each piece searched in the text, from where the one before it ended."""
    plain, loose = _plain(text), _letters(text)
    place, reach = 0, NEAR
    found: list[Read] = []
    for piece in pieces:
        wanted = _ways(piece.text)
        end = place + reach + 2 * len(piece.text)
        if here := _first(wanted, plain, place, end):
            place, reach = here[0], NEAR
            found.append(Read(piece.path, piece.text, Finding.FOUND, turned=here[1]))
            continue
        reach += 2 * len(piece.text)
        if there := _first(wanted, plain, 0, len(plain)):
            told = Read(piece.path, piece.text, Finding.FOUND, misplaced=True, turned=there[1])
            found.append(told)
        else:
            found.append(Read(piece.path, piece.text, _what_is_left(piece.text, loose)))
    return tuple(found)


def _ways(text: str) -> list[re.Pattern[str]]:
    """The text as it may be read: as it is spoken, else as it stands on the page."""
    plain = _plain(text)
    return [_pattern(each) for each in (plain, *as_it_stands(plain))]


def _first(ways: list[re.Pattern[str]], text: str, start: int, end: int) -> tuple[int, bool] | None:
    """Where the first way that is found ends, and whether that is not the one as it is spoken."""
    for number, way in enumerate(ways):
        if found := way.search(text, start, end):
            return found.end(), number > 0
    return None


def _what_is_left(text: str, loose: str) -> Finding:
    """Altered when its letters are there with other blanks, or all its words in another order."""
    words = [_letters(word) for word in text.split()]
    there = _letters(text) in loose or all(word in loose for word in words if word)
    return Finding.ALTERED if there else Finding.MISSING


def _plain(text: str) -> str:
    """The text in composed characters, without those that nobody sees."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _letters(text: str) -> str:
    """Only letters and digits, without accents and capitals."""
    parted = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in parted if sign.isalnum())


def _pattern(text: str) -> re.Pattern[str]:
    """The text as it may stand on a page: blanks are any blanks, lines end where they may end."""
    words = r"\s+".join(map(_broken, text.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _broken(word: str) -> str:
    """A word that may be parted after a sign, or anywhere when it is longer than a line."""
    if len(word) >= LONG:
        return r"\n?".join(map(re.escape, word))
    return "".join(re.escape(sign) + ("" if sign.isalnum() else r"\n?") for sign in word)
