"""Addresses that hold what a page shows, so that links, reload and Back work.

Whatever stands in an address, it is read without complaint: what makes no sense is left out.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode
from uuid import UUID

LONGEST_WORDS = 200
LONGEST_TRAIL = 20

Word = TypeVar("Word", bound=StrEnum)


def address(route: str, **parts: str) -> str:
    """The route with the parts that are not empty, in the given order."""
    said = urlencode({name: part for name, part in parts.items() if part})
    return f"{route}?{said}" if said else route


def words(asked: Mapping[str, str], name: str) -> str:
    """What is looked for, in single spaces."""
    return " ".join(asked.get(name, "").replace("\0", " ").split())[:LONGEST_WORDS].strip()


def one_of(kind: type[Word], asked: Mapping[str, str], name: str) -> Word | None:
    """The named word of an enum; None for any other."""
    said = asked.get(name, "")
    return next((word for word in kind if word.value == said), None)


def an_id(asked: Mapping[str, str], name: str) -> str:
    """An identifier as it is usually written; empty for anything else."""
    try:
        return str(UUID(asked.get(name, "")))
    except ValueError:
        return ""


def a_day(asked: Mapping[str, str], name: str) -> date | None:
    """A day as ISO 8601 writes it; None for anything else."""
    with suppress(ValueError):
        return date.fromisoformat(asked.get(name, ""))
    return None


def a_number(asked: Mapping[str, str], name: str, *, most: int) -> int | None:
    """A whole number from 1 to the most; None for anything else."""
    said = asked.get(name, "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
    return number if 1 <= number <= most else None


def trail(asked: Mapping[str, str], name: str = "after") -> tuple[str, ...]:
    """The cursors of the pages turned so far; the last one begins the page that is shown."""
    turned = [cursor for cursor in asked.get(name, "").split(".") if cursor]
    return tuple(turned[-LONGEST_TRAIL:])
