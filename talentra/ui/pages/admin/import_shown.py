"""What is shown of a file on its way: how many lines come to what, and one page of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from talentra.ui.pages import addresses


class Judged(Protocol):
    """A line of the file, and what would become of it."""

    @property
    def outcome(self) -> StrEnum:
        """What it comes to."""
        ...


L = TypeVar("L", bound=Judged)


@dataclass(frozen=True)
class Counts:
    """How many lines come to what."""

    everything: int = 0
    new: int = 0
    there: int = 0
    refused: int = 0


def counted(lines: Iterable[Judged], outcomes: type[StrEnum]) -> Counts:
    """The numbers of all lines, new ones, known ones and refused ones."""
    found = Counter(each.outcome for each in lines)
    return Counts(found.total(), *(found[each] for each in outcomes))


@dataclass(frozen=True)
class Part(Generic[L]):
    """The lines of one page that come to one thing (empty for all), and its place among them."""

    outcome: str
    page: int
    last_page: int
    place: str
    lines: Sequence[L]


def part(
    lines: Iterable[L], outcomes: type[StrEnum], outcome: str, page: int, size: int
) -> Part[L]:
    """The page of that number, or the nearest there is, of the lines that come to that."""
    wanted = addresses.one_of(outcomes, {"outcome": outcome}, "outcome")
    found = [each for each in lines if wanted in {None, each.outcome}]
    last = max(0, (len(found) - 1) // size)
    page = min(max(page, 0), last)
    some = found[page * size : (page + 1) * size]
    place = f"{page * size + 1}–{page * size + len(some)} of {len(found):,}" if some else ""
    return Part(wanted or "", page, last, place, some)
