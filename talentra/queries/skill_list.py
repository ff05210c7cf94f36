"""The skills that everybody may choose from: a list of our own, in skill_list.txt beside this.

One name for each and what else people call it; over all trades, about two thousand.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from talentra.models.profiles import fold_skill

FILE = Path(__file__).with_name("skill_list.txt")
SHORTEST = 3  # letters; a shorter name in a sentence may be anything
USUAL = """
access automation babel communication construction consulting cleaning crystal dance delegation
driving editing english excel express filing flask flexibility gin go history leadership lean
marketing maven monitoring node nuke organisation ownership patience planning printing rails
reception research rust sage sales scheduling scheme slack spark spring swift teaching teams
training translation unity zoom
"""
USUAL_WORDS = frozenset(USUAL.split())  # names that are words of other sentences more often


@dataclass(frozen=True, slots=True)
class Listed:
    """A skill of the list: its name, and other names for it."""

    name: str
    aliases: tuple[str, ...] = ()


@cache
def listed() -> tuple[Listed, ...]:
    """The whole list in its order."""
    return tuple(_entries(FILE.read_text(encoding="utf-8")))


def spelled(folded: Iterable[str]) -> dict[str, str]:
    """How the list writes those skills that it has, by the one form of what they were called."""
    names = _names()
    return {each: names[each] for each in folded if each in names}


def mentioned(folded: Iterable[str]) -> dict[str, str]:
    """The same for words of a sentence: none that mean something else more often."""
    found = spelled(folded)
    return {each: name for each, name in found.items() if not _is_usual(each)}


def beginning(folded: str, most: int) -> list[str]:
    """The first skills of which a name begins so, each by its own name; exact ones first."""
    forms, names = _sorted(), _names()
    found: dict[str, None] = {}
    for each in forms[bisect_left(forms, folded) :]:
        if not each.startswith(folded) or len(found) == most:
            break
        found[names[each]] = None
    return list(found)


def _is_usual(folded: str) -> bool:
    return folded in USUAL_WORDS or (folded.isalpha() and len(folded) < SHORTEST)


@cache
def _names() -> dict[str, str]:
    """The name of each skill by every form of it; a skill's own name goes before aliases."""
    aliases = {fold_skill(alias): each.name for each in listed() for alias in each.aliases}
    return aliases | {fold_skill(each.name): each.name for each in listed()}


@cache
def _sorted() -> list[str]:
    return sorted(_names())


def _entries(text: str) -> Iterator[Listed]:
    """The skills of a file: names parted by semicolons, other names in brackets behind."""
    for line in text.splitlines():
        if line.startswith(("#", "[")):
            continue
        for entry in filter(None, map(str.strip, line.split(";"))):
            name, _, others = entry.removesuffix(")").partition(" (")
            yield Listed(name, tuple(alias.strip() for alias in others.split(",") if others))
