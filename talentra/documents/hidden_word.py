"""Text of a Word document that cannot be seen, told by its XML. Runs in the child process only."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from talentra.documents.archive import unpack
from talentra.documents.docx import COMPATIBLE, WORDS, parse, parts_in_order
from talentra.documents.hidden import Hidden, Why, gathered
from talentra.documents.word_ground import Ground
from talentra.documents.word_styles import Look, Styles, is_on

SMALLEST = 5  # half points
NEAR = 24  # steps of 255 between two colours
BLANKS = {"p", "br", "cr", "tab"}


def find(content: bytes) -> list[Hidden]:
    """What people cannot see in it; a Word file does not know its pages."""
    parts = unpack(content)
    styles = Styles(parts.get("word/styles.xml", b""))
    return gathered(
        (None, why, text)
        for name in parts_in_order(parts)
        for why, text in _of(parts[name], styles)
    )


def _of(part: bytes, styles: Styles) -> Iterator[tuple[Why, str]]:
    eye = _Eye(styles)
    parse(part, start=eye.start, end=eye.end, characters=eye.characters)
    yield from eye.found


@dataclass
class _Paragraph:
    """What a paragraph says of the runs in it."""

    style: str = ""
    run: Look = field(default_factory=Look)


class _Eye:
    """Follows the elements of a part and notes each run that shows nothing."""

    def __init__(self, styles: Styles) -> None:
        """Begin at the first element."""
        self.found: list[tuple[Why, str]] = []
        self._styles = styles
        self._ground = Ground(styles)
        self._paragraphs: list[_Paragraph] = []
        self._runs: list[Look] = []
        self._path: list[str] = []
        self._fallback = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        space, _, name = tag.rpartition("}")
        self._fallback += space == COMPATIBLE and name == "Fallback"
        if self._fallback:
            return
        self._path.append(name)
        said = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if space in WORDS and name == "p":
            self._paragraphs.append(_Paragraph())
        elif space in WORDS and name == "r":
            self._runs.append(Look())
        elif space in WORDS and self._paragraphs:
            self._note(name, said)
        elif name == "alpha" and "textFill" in self._path and self._runs:
            self._runs[-1].alpha = int(said.get("val", "0")) // 1000  # in thousandths of a per cent
        self._ground.start(name, said, self._path)

    def end(self, tag: str) -> None:
        """End an element."""
        space, _, name = tag.rpartition("}")
        was_within, self._fallback = (
            self._fallback,
            self._fallback - (space == COMPATIBLE and name == "Fallback"),
        )
        if was_within:
            return
        self._path.pop()
        self._ground.end(name)
        if space in WORDS and name in BLANKS and self.found:
            self.found.append((self.found[-1][0], " "))
        if space in WORDS and name == "p":
            self._paragraphs.pop()
        elif space in WORDS and name == "r":
            self._runs.pop()

    def characters(self, text: str) -> None:
        """Ask of the text of a run whether it is seen."""
        if not self._fallback and self._path[-1:] == ["posOffset"]:
            self._ground.place(text)
        if self._fallback or not self._runs or self._path[-1] != "t" or not text.strip():
            return
        if why := self._why():
            self.found.append((why, text))

    def _note(self, name: str, said: dict[str, str]) -> None:
        """Take down what a property says of the run or the paragraph it stands in."""
        paragraph = self._paragraphs[-1]
        holder = self._path[-2] if len(self._path) > 1 else ""
        if name == "pStyle":
            paragraph.style = said.get("val", "")
        elif holder == "pPr" and name in ("ind", "framePr"):
            self._ground.shift(name, said)
        elif holder == "pPr" and name == "shd":
            self._ground.shade_paragraph(said.get("fill", ""))
        elif holder == "rPr" and "pPr" not in self._path[-4:] and self._runs:
            self._runs[-1].note(name, said)

    def _why(self) -> Why | None:
        paragraph, run = self._paragraphs[-1], self._runs[-1]
        look = self._styles.look(paragraph.style, run)
        if is_on(look.vanish):
            return Why.INVISIBLE
        if self._ground.is_off_page:
            return Why.OFF_PAGE
        if self._ground.is_nothing:
            return Why.CUT
        if look.size is not None and look.size < SMALLEST:
            return Why.TINY
        return Why.COLOUR if self._has_colour_of_ground(look) else None

    def _has_colour_of_ground(self, look: Look) -> bool:
        if look.alpha is not None and look.alpha >= 95:
            return True
        if look.colour is None or look.has_effect:
            return False
        ground = look.shade or self._ground.colour(look.colour)
        return ground is not None and _apart(look.colour, ground) <= NEAR


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
