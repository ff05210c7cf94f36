"""Walking the list with one application open: where it stands, and its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from talentra.models import Stage
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery


@dataclass(frozen=True)
class Walk:
    """The place in words ("4 of 7") and the ways on; all empty when it was opened by a link."""

    said: str = ""
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Indices on this page: of the open application (None: it left), and of its neighbours."""

    at: int | None
    before: int
    after: int


def standing(ids: Sequence[str], open_id: str, left_from: int | None) -> Standing | None:
    """Where the open application stands, if it does.

    One that has left the list (it moved to another stage) is followed by what took its place.
    """
    if open_id in ids:
        at = ids.index(open_id)
        return Standing(at, at - 1, at + 1)
    return None if left_from is None else Standing(None, left_from - 1, left_from)


def total(counts: dict[Stage, int], query: CandidatesQuery) -> int:
    """How many applications the list has on all its pages together."""
    return counts[query.stage] if query.stage else sum(counts.values())


def said(number: int, query: CandidatesQuery, whole: int) -> str:
    """Which part of the list a page of so many applications is."""
    noun = "application" if whole == 1 else "applications"
    if number == whole:
        return f"{whole:,} {noun}"
    if query.passed is None:
        return f"{number} of {whole:,} {noun}"
    return f"{query.passed + 1:,}–{query.passed + number:,} of {whole:,} {noun}"


def place(stand: Standing, query: CandidatesQuery, whole: int) -> str:
    """The place of the open application in the whole list; empty when it is not known."""
    if stand.at is None:
        return "No longer in this list"
    if query.passed is None:
        return ""
    return f"{query.passed + stand.at + 1:,} of {whole:,}"
