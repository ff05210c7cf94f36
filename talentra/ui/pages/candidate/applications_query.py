"""What the tracker shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from talentra.queries.pages import Ask
from talentra.queries.standings import Standing
from talentra.ui.pages import addresses

ROUTE = "/applications"
CARDS = 10


@dataclass(frozen=True, slots=True)
class ApplicationsQuery:
    """All applications or those that stand so, the pages turned so far, and the open one."""

    show: Standing | None = None
    trail: tuple[str, ...] = ()
    open_id: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        return cls(
            addresses.one_of(Standing, asked, "show"),
            addresses.trail(asked),
            addresses.an_id(asked, "open"),
        )

    @property
    def href(self) -> str:
        """The address that asks for this."""
        return addresses.address(
            ROUTE, show=self.show or "", after=".".join(self.trail), open=self.open_id
        )

    @property
    def ask(self) -> Ask:
        """Which part of the list."""
        return Ask(CARDS, self.trail[-1] if self.trail else None)

    def showing(self, standing: Standing | None) -> Self:
        """The first page of those that stand so; None for all."""
        return type(self)(standing)

    def opening(self, application_id: str) -> Self:
        """The same list with another application open, or none for an empty id."""
        return replace(self, open_id=application_id)

    def turned(self, cursor: str | None) -> Self:
        """The page that begins at the cursor, or without one the page before."""
        trail = (*self.trail, cursor) if cursor else self.trail[:-1]
        return replace(self, trail=trail, open_id="")
