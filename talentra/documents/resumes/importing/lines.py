"""A file's text as lines, and the lines as sections."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from talentra.documents.resumes.importing.words import SECTION_OF

BULLET = re.compile(r"^[\s\u200b]*(?:[•‣▪●○◦∙■□►➢✓*·\uf0b7]|[-–—](?=\s))\s*")
FOOTER = re.compile(r"^(?:.{0,80}\D)?(?:page\s+)?\d{1,2}\s*(?:/|of)\s*\d{1,2}$", re.IGNORECASE)
UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its bullet."""

    text: str
    is_bullet: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it is prose rather than a heading of an entry."""
        return self.text.endswith((".", ";", "!", "?")) or len(self.text) > 110


@dataclass(slots=True)
class Section:
    """The lines below a heading; the first one has no heading and says who it is."""

    name: str
    heading: str = ""
    lines: list[Line] = field(default_factory=list[Line])


def sections(text: str) -> list[Section]:
    """The sections of a resume's text, in their order."""
    found = [Section("head")]
    for line in _lines(text):
        if name := _heading(line):
            found.append(Section(name, line.text))
        else:
            found[-1].lines.append(line)
    return found


def _lines(text: str) -> Iterable[Line]:
    for raw in unicodedata.normalize("NFC", UNSEEN.sub("", text)).splitlines():
        marked = BULLET.match(raw)
        kept = re.sub(r"[^\S\t]+", " ", BULLET.sub("", raw, count=1)).strip()
        if kept and not FOOTER.match(kept):
            yield Line(kept, is_bullet=marked is not None)


def _heading(line: Line) -> str | None:
    """The section a line begins, if it is nothing but a known title."""
    if line.is_bullet or len(line.text) > LONGEST_HEADING:
        return None
    title = line.text.casefold().replace("&", "and").strip(" :.-–—|#*")
    return SECTION_OF.get(" ".join(title.split())) or SECTION_OF.get(_joined(title))


def _joined(title: str) -> str:
    """`summary` for a spaced-out `s u m m a r y`."""
    letters = title.split()
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else title
