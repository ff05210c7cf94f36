"""How the runs of a Word document look, through its styles. Runs in the child process only."""

from dataclasses import dataclass, fields, replace

from talentra.documents.docx import WORDS, parse

Colour = tuple[int, int, int]
DEEPEST = 12  # styles that are based on one another
OFF = {"0", "false", "off", "none"}
NAMED = {  # ECMA-376, 17.18.40: what a marker pen has
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "white": (255, 255, 255),
    "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128),
    "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128),
    "lightGray": (192, 192, 192),
}
THEMES = {"background1": (255, 255, 255), "light1": (255, 255, 255), "bg1": (255, 255, 255)}


@dataclass(slots=True)
class Look:
    """What is said of a run; None is what is not said."""

    style: str | None = None
    vanish: str | None = None
    size: int | None = None  # half points
    colour: Colour | None = None
    shade: Colour | None = None  # behind the run alone
    alpha: int | None = None  # how much of it is seen through, in per cent
    has_effect: bool | None = None  # an outline or a shadow in a colour of its own

    def note(self, name: str, said: dict[str, str]) -> None:
        """Take down one property of a run."""
        value = said.get("val", "")
        if name == "rStyle":
            self.style = value
        elif name == "vanish":
            self.vanish = value or "1"
        elif name == "sz" and value.isdecimal():
            self.size = int(value)
        elif name == "color":
            self.colour = THEMES.get(said.get("themeColor", "")) or colour(value)
        elif name == "highlight":
            self.shade = NAMED.get(value)
        elif name == "shd":
            self.shade = colour(said.get("fill", ""))
        elif name in ("outline", "shadow", "emboss", "imprint"):
            self.has_effect = is_on(value or "1")


def colour(value: str) -> Colour | None:
    """The colour of six digits; None for "auto"."""
    try:
        return (int(value[:2], 16), int(value[2:4], 16), int(value[4:6], 16))
    except ValueError:
        return None


def is_on(value: str | None) -> bool:
    """Whether a switch is on."""
    return value is not None and value not in OFF


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, part: bytes) -> None:
        """Read the part that defines them; a document may have none."""
        self._looks: dict[str, Look] = {}
        self._based_on: dict[str, str] = {}
        self.shaded: set[str] = set()  # styles of tables that paint behind cells
        self._usual = ""
        self._at: list[str] = []
        self._style = ""
        if part:
            parse(part, start=self._start, end=self._end, characters=lambda _: None)

    def look(self, paragraph: str, run: Look) -> Look:
        """How a run looks: what it says, else its style, its paragraph's, the usual."""
        styles = [*self._line(run.style or ""), *self._line(paragraph or self._usual), ""]
        said = [run, *(self._looks[name] for name in styles if name in self._looks)]
        found = {
            each.name: next((v for one in said if (v := getattr(one, each.name)) is not None), None)
            for each in fields(Look)
        }
        return replace(run, **found)

    def _line(self, name: str) -> list[str]:
        """A style and those it is based on."""
        line: list[str] = []
        while name and name not in line and len(line) < DEEPEST:
            line.append(name)
            name = self._based_on.get(name, "")
        return line

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition("}")
        said = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self._at.append(name)
        if space not in WORDS:
            return
        if name == "style":
            self._style = said.get("styleId", "")
            if said.get("type") == "paragraph" and said.get("default") in ("1", "true"):
                self._usual = self._style
        elif name == "basedOn":
            self._based_on[self._style] = said.get("val", "")
        elif name == "shd" and "tcPr" in self._at and said.get("fill", "auto") != "auto":
            self.shaded.add(self._style)
        elif self._at[-2:-1] == ["rPr"] and "tblStylePr" not in self._at:
            self._looks.setdefault(self._style, Look()).note(name, said)

    def _end(self, tag: str) -> None:
        if self._at.pop() == "style":
            self._style = ""
