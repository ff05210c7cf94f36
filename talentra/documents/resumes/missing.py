"""Characters that no bundled font has: which, and where they stand."""

from dataclasses import dataclass

from talentra.documents.resumes.look import Look
from talentra.documents.resumes.sheet import Sheet

NAMED = 8  # characters in one sentence


@dataclass(frozen=True, slots=True)
class Unfound:
    """A character and the paths of the fields it stands in."""

    character: str
    paths: tuple[str, ...]

    @property
    def code(self) -> str:
        """Its number in Unicode, as in U+1F642."""
        return " ".join(f"U+{ord(sign):04X}" for sign in self.character)


def whereabouts(sheet: Sheet, look: Look, characters: list[str]) -> list[Unfound]:
    """Each character with its fields."""
    pieces = list(sheet.pieces(look))
    return [
        Unfound(sign, tuple(dict.fromkeys(it.path for it in pieces if sign in it.text)))
        for sign in characters
    ]


def sentence(found: list[Unfound]) -> str:
    """What to tell the person."""
    shown = ", ".join(f"{each.character} ({each.code})" for each in found[:NAMED])
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    paths = dict.fromkeys(path for each in found for path in each.paths)
    places = ", ".join(list(paths)[:NAMED])
    return (
        f"No font of ours can print {shown}{more}. They stand in {places}. "
        "Replace them, or export as Word, text or JSON."
    )
