"""What a resume says when printed, in order: the one source of PDF, preview, Word and plain text.

Each piece of text knows the field it came from, so that what a machine read can be compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from talentra.documents.resumes.look import TITLES, Look, Template

ONE_LINE = ("head", "org", "place", "link", "note", "period")
TOPS = {
    Template.CLASSIC: ("org", "place", "link", "period", "head", "note"),
    Template.MODERN: ("head", "period", "org", "place", "link", "note"),
    Template.COMPACT: ONE_LINE,
    Template.ACADEMIC: ("period", "head", "org", "place", "link", "note"),
}  # the order in which each template prints the first lines of an entry


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, the path of its field, and where it leads when it is a link."""

    path: str
    text: str
    href: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """One entry: what stands on its first lines, then paragraphs, bullets and key words."""

    path: str
    head: Pieces = ()
    org: Pieces = ()
    place: Pieces = ()
    period: Pieces = ()
    link: Pieces = ()
    note: Pieces = ()
    texts: Pieces = ()
    bullets: Pieces = ()
    tags: Pieces = ()

    def pieces(self, top: tuple[str, ...]) -> Iterator[Piece]:
        """Its pieces in reading order; without an employer there is nothing to lead with."""
        if top[0] == "org" and not self.org:
            top = ONE_LINE
        for name in (*top, "texts", "bullets", "tags"):
            yield from getattr(self, name)


@dataclass(frozen=True, slots=True)
class Block:
    """A section with its entries."""

    name: str
    entries: tuple[Lines, ...]

    @property
    def title(self) -> str:
        """Its heading."""
        return TITLES[self.name]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole resume, ready to be set; each contact is printed in one go."""

    name: Pieces
    label: Pieces
    contacts: tuple[Pieces, ...]
    blocks: tuple[Block, ...]

    def pieces(self, look: Look, *, word: bool = False) -> Iterator[Piece]:
        """Every piece in the order in which the template prints it, on paper or in Word."""
        yield from (*self.name, *self.label)
        for contact in self.contacts:
            yield from contact
        for block in self.blocks:
            for entry in block.entries:
                yield from entry.pieces(top(block.name, look.template, word=word))


def top(section: str, template: Template, *, word: bool = False) -> tuple[str, ...]:
    """The order of an entry's first lines: Word has no column for dates, short ones one order."""
    if word and template is Template.ACADEMIC:
        return ONE_LINE
    if section in {"work", "volunteer", "education"}:
        return TOPS[template]
    dated = {"projects", "publications", "awards", "certificates"}
    if (template is Template.ACADEMIC and section in dated) or (
        template is Template.MODERN and section == "projects"
    ):
        return TOPS[template]
    return ONE_LINE
