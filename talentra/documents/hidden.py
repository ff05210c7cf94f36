"""Text in a file that a program reads and a person cannot see: where, why, and how it begins.

It is a notice and no verdict: templates, converters and scanners leave such text behind as well.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

FEWEST = 4  # letters and digits of one kind on one page; fewer are crumbs of a layout
MOST = 12  # findings of one file
LONGEST = 200  # characters of a finding that are told


class Why(StrEnum):
    """What keeps people from seeing a text."""

    COLOUR = "colour"
    TINY = "tiny"
    OFF_PAGE = "off_page"
    COVERED = "covered"
    INVISIBLE = "invisible"
    CUT = "cut"


SAID = {
    Why.COLOUR: "in the colour of its background",
    Why.TINY: "too small to read",
    Why.OFF_PAGE: "outside the page",
    Why.COVERED: "behind a picture or a shape",
    Why.INVISIBLE: "marked as not to be shown",
    Why.CUT: "cut off by a frame, or in a layer that is not shown",
}


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that is not seen: on which page (None where pages are not known), why, its beginning."""

    page: int | None
    why: Why
    words: str

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"{f'Page {self.page}, ' if self.page else ''}{SAID[self.why]}"


def gathered(found: Iterable[tuple[int | None, Why, str]]) -> list[Hidden]:
    """One finding for each page and cause, crumbs left out."""
    texts: dict[tuple[int | None, Why], list[str]] = {}
    for page, why, text in found:
        texts.setdefault((page, why), []).append(text)
    joined = ((key, " ".join("".join(parts).split())) for key, parts in texts.items())
    told = [
        Hidden(page, why, words[:LONGEST])
        for (page, why), words in joined
        if sum(map(str.isalnum, words)) >= FEWEST
    ]
    return told[:MOST]


def kept(found: Iterable[Hidden]) -> list[dict[str, Any]]:
    """The findings as a database or a process keeps them."""
    return [asdict(each) for each in found]


def told(kept: Iterable[dict[str, Any]] | None) -> list[Hidden]:
    """What was kept, as findings; nothing where nobody looked."""
    return [Hidden(each["page"], Why(each["why"]), each["words"]) for each in kept or ()]
