"""How a resume looks: template, accent, size, pages, and which sections come in which order."""

import re
from dataclasses import dataclass
from enum import StrEnum

from talentra.errors import Invalid

SIZES = (8.5, 12.0)  # points; smaller is hard to read on paper, larger looks like a poster
MOST_PAGES = 6
LEAST_CONTRAST = 4.5  # to one, on white (WCAG 2.2, 1.4.3)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Template(StrEnum):
    """The four designs."""

    CLASSIC = "classic"
    MODERN = "modern"
    COMPACT = "compact"
    ACADEMIC = "academic"


class Paper(StrEnum):
    """The sheet it is printed on."""

    A4 = "a4"
    LETTER = "us-letter"


TITLES = {
    "summary": "Summary",
    "work": "Experience",
    "projects": "Projects",
    "education": "Education",
    "skills": "Skills",
    "certificates": "Certificates",
    "languages": "Languages",
    "publications": "Publications",
    "awards": "Awards",
    "volunteer": "Volunteering",
    "interests": "Interests",
    "references": "References",
}  # every section by its name in JSON Resume, in the usual order
USUAL = tuple(TITLES)
SCHOLARLY = (
    *("summary", "education", "work", "publications", "awards", "projects", "skills"),
    *("certificates", "languages", "volunteer", "interests", "references"),
)
ACCENTS = {
    "ink": "#1f2937",
    "navy": "#1e3a8a",
    "teal": "#0f766e",
    "plum": "#6b21a8",
    "brick": "#9f1239",
}  # each at least 7:1 on white


@dataclass(frozen=True, slots=True)
class Look:
    """What a candidate chose; Invalid says what cannot be.

    `size` is in points. `fit_pages` shrinks the text until it fits, 0 leaves it alone. `order` may
    leave sections out: they follow in the usual order of the template. `hidden` are not printed.
    """

    template: Template = Template.MODERN
    accent: str = "#1e3a8a"
    size: float = 10.0
    fit_pages: int = 0
    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    paper: Paper = Paper.A4

    def __post_init__(self) -> None:
        """Refuse what no template can show."""
        if not COLOUR.fullmatch(self.accent):
            raise Invalid("The accent is a colour like #1e3a8a.")
        if _contrast(self.accent) < LEAST_CONTRAST:
            raise Invalid("This accent is too pale to read on paper. Choose a darker one.")
        if not SIZES[0] <= self.size <= SIZES[1]:
            raise Invalid(f"The size is between {SIZES[0]} and {SIZES[1]} points.")
        if not 0 <= self.fit_pages <= MOST_PAGES:
            raise Invalid(f"A resume fits on 1 to {MOST_PAGES} pages; 0 leaves it as it is.")
        if unknown := sorted({*self.order, *self.hidden} - TITLES.keys()):
            raise Invalid(f"There is no section named {unknown[0]}.")

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that are printed, in their order."""
        usual = SCHOLARLY if self.template is Template.ACADEMIC else USUAL
        ordered = dict.fromkeys((*self.order, *usual))
        return tuple(name for name in ordered if name not in self.hidden)


def _contrast(colour: str) -> float:
    """The contrast of a colour with white, 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
