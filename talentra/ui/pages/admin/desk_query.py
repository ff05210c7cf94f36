"""What the assignment desk shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from talentra.models.base import parse_id
from talentra.queries.assignment_desk import DeskFilter
from talentra.queries.pages import Ask
from talentra.ui.pages import addresses

ROUTE = "/admin/assignments"


class Show(StrEnum):
    """Which candidates are listed."""

    WAITING = "waiting"
    ASSIGNED = "assigned"
    EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class DeskQuery:
    """Who is listed, of one recruiter or of all, words, the pages turned so far, who is open."""

    show: Show = Show.WAITING
    recruiter_id: str = ""
    q: str = ""
    trail: tuple[str, ...] = ()
    open_id: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for; one recruiter's candidates are never the waiting ones."""
        recruiter_id = addresses.an_id(asked, "recruiter")
        return cls(
            Show.ASSIGNED
            if recruiter_id
            else addresses.one_of(Show, asked, "show") or Show.WAITING,
            recruiter_id,
            addresses.words(asked, "q"),
            addresses.trail(asked),
            addresses.an_id(asked, "c"),
        )

    @property
    def href(self) -> str:
        """The address that asks for this."""
        said = "" if self.show is Show.WAITING or self.recruiter_id else self.show.value
        return addresses.address(
            ROUTE,
            show=said,
            recruiter=self.recruiter_id,
            q=self.q,
            after=".".join(self.trail),
            c=self.open_id,
        )

    @property
    def wanted(self) -> DeskFilter:
        """What the list is narrowed to."""
        return DeskFilter(
            waiting=self.show is Show.WAITING,
            assigned=self.show is Show.ASSIGNED,
            recruiter_id=parse_id(self.recruiter_id) if self.recruiter_id else None,
            q=self.q or None,
        )

    @property
    def ask(self) -> Ask:
        """Which part of the list."""
        return Ask(cursor=self.trail[-1] if self.trail else None)

    @property
    def is_filtered(self) -> bool:
        """Whether less is asked for than everybody of the tab."""
        return bool(self.q or self.recruiter_id)

    def at(self, show: Show) -> Self:
        """The first page of another tab."""
        return replace(self, show=show, recruiter_id="", trail=(), open_id="")

    def of(self, recruiter_id: str) -> Self:
        """The first page of one recruiter's candidates, or of everybody's."""
        return replace(self, show=Show.ASSIGNED, recruiter_id=recruiter_id, trail=(), open_id="")

    def opening(self, candidate_id: str) -> Self:
        """The same list with this candidate open, or with none."""
        return replace(self, open_id=candidate_id)

    def looking_for(self, q: str) -> Self:
        """The first page of what the words find, with nobody open."""
        return replace(self, q=addresses.words({"q": q}, "q"), trail=(), open_id="")

    def turned(self, cursor: str | None) -> Self:
        """The page that begins at the cursor, or without one the page before."""
        trail = (*self.trail, cursor) if cursor else self.trail[:-1]
        return replace(self, trail=trail, open_id="")
