"""What lies behind the text of a Word document, and where a text box stands.

Word lays pages out, we do not: where something dark may lie behind a light text, it is taken for
readable. Runs in the child process only.
"""

from dataclasses import dataclass

from talentra.documents.word_styles import Colour, Styles, colour

PAPER: Colour = (255, 255, 255)
POINT = 12_700  # EMU
LINE = 14  # points that a paragraph takes at least
LIGHT = 200  # of 255: a text lighter than this wants a dark ground
FAR = 8_000_000  # EMU beyond which nothing is on a page: 22 cm to the left or above
FAR_TWIPS = 9_000  # the same for paragraphs, in twentieths of a point
PAGE = 15_000_000  # EMU; 41 cm, longer than any page
FRAMES = {"anchor", "inline", "pict"}


@dataclass(slots=True)
class _Frame:
    """A drawing: where it is anchored, how large it is, and what fills it."""

    name: str
    is_behind: bool = False
    is_off: bool = False
    width: int | None = None
    height: int | None = None
    fill: Colour | None = None
    is_filled: bool = False  # with a picture, a gradient or a colour of the theme
    is_text: bool = False


class Ground:
    """Follows what is behind the place that is read."""

    def __init__(self, styles: Styles) -> None:
        """Begin on white paper."""
        self._styles = styles
        self._paper = PAPER
        self._cells: list[Colour | None] = []
        self._tables: list[str] = []
        self._paragraphs: list[tuple[Colour | None, bool]] = []
        self._frames: list[_Frame] = []
        self._covered = 0.0  # points down the page that something dark may still be behind

    @property
    def is_off_page(self) -> bool:
        """Whether what is read stands beyond the edges."""
        off = any(frame.is_off for frame in self._frames)
        return off or any(off for _, off in self._paragraphs)

    @property
    def is_nothing(self) -> bool:
        """Whether it stands in a box without any width or height."""
        sizes = [(frame.width, frame.height) for frame in self._frames if frame.is_text]
        return any(side is not None and side < POINT for size in sizes for side in size)

    def colour(self, text: Colour) -> Colour | None:
        """What lies behind a text of this colour; None when that cannot be told."""
        if self._paragraphs and (shade := self._paragraphs[-1][0]):
            return shade
        for frame in reversed(self._frames):
            if frame.is_filled:
                return None
            if frame.fill:
                return frame.fill
        if shade := next((cell for cell in reversed(self._cells) if cell), None):
            return shade
        is_light = min(text) > LIGHT
        by_table = any(style in self._styles.shaded for style in self._tables)
        return None if is_light and (by_table or self._covered > 0) else self._paper

    def shade_paragraph(self, fill: str) -> None:
        """A paragraph has a ground of its own."""
        if self._paragraphs and (shade := colour(fill)):
            self._paragraphs[-1] = (shade, self._paragraphs[-1][1])

    def shift(self, name: str, said: dict[str, str]) -> None:
        """A paragraph is moved aside."""
        places = ("left", "start", "right", "end") if name == "ind" else ("x", "y")
        moved = [int(v) for key in places if _is_number(v := said.get(key, ""))]
        if any(abs(each) > FAR_TWIPS and (name == "framePr" or each < 0) for each in moved):
            self._paragraphs[-1] = (self._paragraphs[-1][0], True)

    def start(self, name: str, said: dict[str, str], path: list[str]) -> None:
        """Begin an element."""
        if name == "background":
            self._paper = colour(said.get("color", "")) or self._paper
        elif name == "p" and "txBody" not in path:
            self._paragraphs.append((None, False))
        elif name == "tbl":
            self._tables.append("")
        elif name == "tblStyle" and self._tables:
            self._tables[-1] = said.get("val", "")
        elif name == "tc":
            self._cells.append(None)
        elif name == "shd" and path[-2:-1] == ["tcPr"] and self._cells:
            self._cells[-1] = colour(said.get("fill", ""))
        elif name in FRAMES:
            self._frames.append(_Frame(name, said.get("behindDoc") == "1"))
        elif self._frames:
            self._note(self._frames[-1], name, said, path)

    def end(self, name: str) -> None:
        """End an element."""
        if name == "p" and self._paragraphs:
            self._paragraphs.pop()
            self._covered -= LINE
        elif name == "tbl" and self._tables:
            self._tables.pop()
        elif name == "tc" and self._cells:
            self._cells.pop()
        elif name in FRAMES and self._frames and self._frames[-1].name == name:
            self._lay(self._frames.pop())

    def _lay(self, frame: _Frame) -> None:
        """Something was drawn: what comes after it may stand on it."""
        is_dark = frame.is_filled or (frame.fill is not None and min(frame.fill) <= LIGHT)
        if is_dark and frame.name != "inline":
            self._covered = max(self._covered, (frame.height or PAGE) / POINT)

    def _note(self, frame: _Frame, name: str, said: dict[str, str], path: list[str]) -> None:
        """Take down what is said of a drawing before its text begins."""
        if name == "txbxContent":
            frame.is_text = True
        elif name == "extent":
            frame.width, frame.height = _number(said.get("cx")), _number(said.get("cy"))
        elif name in ("shape", "rect", "textbox") and "style" in said:
            self._vml(frame, said)
        elif name in ("blip", "imagedata", "gradFill", "pattFill", "schemeClr", "blipFill"):
            frame.is_filled = frame.is_filled or "ln" not in path
        elif name == "srgbClr" and path[-2:-1] == ["solidFill"] and "ln" not in path:
            frame.fill = colour(said.get("val", ""))

    def place(self, text: str) -> None:
        """A drawing is this far from what it is anchored to, in EMU."""
        if self._frames and (at := _number(text.strip())) is not None:
            self._frames[-1].is_off = self._frames[-1].is_off or at < -FAR or at > PAGE

    def _vml(self, frame: _Frame, said: dict[str, str]) -> None:
        """The old way to say the same: margin-left:-900pt;width:10pt."""
        lines = (part.partition(":") for part in said["style"].split(";"))
        style = {name.strip(): value.strip() for name, _, value in lines}
        moved = [_points(style.get(name)) for name in ("margin-left", "margin-top", "left", "top")]
        frame.is_off = frame.is_off or any(
            at * POINT < -FAR or at * POINT > PAGE for at in moved if at is not None
        )
        if (fill := colour(said.get("fillcolor", "").lstrip("#"))) and said.get("filled") != "f":
            frame.fill = fill


def _is_number(text: str) -> bool:
    return text.lstrip("-").isdecimal()


def _number(text: str | None) -> int | None:
    return int(text) if text and _is_number(text) else None


def _points(text: str | None) -> float | None:
    try:
        return float((text or "").removesuffix("pt")) if (text or "").endswith("pt") else None
    except ValueError:
        return None
