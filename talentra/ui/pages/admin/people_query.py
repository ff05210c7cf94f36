"""What the list of people shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from talentra.models import Role
from talentra.queries.pages import Ask
from talentra.queries.people import PeopleFilter, PeopleSort, Status
from talentra.ui.pages import addresses

ROUTE = "/admin/users"


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """A role, a status, words, the order, the pages turned so far, who is open."""

    role: Role | None = None
    status: Status | None = None
    q: str = ""
    sort: PeopleSort = PeopleSort.ADDED
    rising: bool = False
    trail: tuple[str, ...] = ()
    open_id: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        order = asked.get("sort", "")
        sort = addresses.one_of(PeopleSort, {"sort": order.removeprefix("-")}, "sort")
        return cls(
            addresses.one_of(Role, asked, "role"),
            addresses.one_of(Status, asked, "status"),
            addresses.words(asked, "q"),
            sort or PeopleSort.ADDED,
            sort is not None and not order.startswith("-"),
            addresses.trail(asked),
            addresses.an_id(asked, "u"),
        )

    @property
    def href(self) -> str:
        """The address that asks for this."""
        usual = self.sort is PeopleSort.ADDED and not self.rising
        return addresses.address(
            ROUTE,
            role=self.role or "",
            status=self.status or "",
            q=self.q,
            sort="" if usual else f"{'' if self.rising else '-'}{self.sort}",
            after=".".join(self.trail),
            u=self.open_id,
        )

    @property
    def wanted(self) -> PeopleFilter:
        """What the list is narrowed to."""
        return PeopleFilter(self.role, self.status, self.q or None)

    @property
    def ask(self) -> Ask:
        """Which part of the list."""
        return Ask(cursor=self.trail[-1] if self.trail else None)

    @property
    def is_filtered(self) -> bool:
        """Whether less is asked for than everybody of the tab."""
        return bool(self.q or self.status)

    def of(self, role: Role | None) -> Self:
        """The first page of one role, or of everybody."""
        return replace(self, role=role, trail=(), open_id="")

    def at(self, status: Status | None) -> Self:
        """The first page of those whose account stands so."""
        return replace(self, status=status, trail=(), open_id="")

    def looking_for(self, q: str) -> Self:
        """The first page of what the words find, with nobody open."""
        return replace(self, q=addresses.words({"q": q}, "q"), trail=(), open_id="")

    def sorted_by(self, sort: PeopleSort) -> Self:
        """The first page in another order; in the opposite one when it goes by that already."""
        rising = not self.rising if sort is self.sort else sort is PeopleSort.NAME
        return replace(self, sort=sort, rising=rising, trail=(), open_id="")

    def opening(self, user_id: str) -> Self:
        """The same list with this person open, or with nobody."""
        return replace(self, open_id=user_id)

    def turned(self, cursor: str | None) -> Self:
        """The page that begins at the cursor, or without one the page before."""
        trail = (*self.trail, cursor) if cursor else self.trail[:-1]
        return replace(self, trail=trail, open_id="")

    def from_the_start(self) -> Self:
        """The same with its first page."""
        return replace(self, trail=())

    def cleared(self) -> Self:
        """Everybody of the tab."""
        return replace(self, status=None, q="", trail=(), open_id="")
