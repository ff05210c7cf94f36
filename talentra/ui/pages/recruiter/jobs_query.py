"""What the list of postings shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from talentra.models import JobStatus
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.ui.pages import addresses

ROUTE = "/manage/jobs"


@dataclass(frozen=True, slots=True)
class ManagedJobsQuery:
    """A status, words, whether only one's own are wanted, and the pages turned so far."""

    status: JobStatus | None = None
    q: str = ""
    mine: bool = False
    trail: tuple[str, ...] = ()

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        return cls(
            addresses.one_of(JobStatus, asked, "status"),
            addresses.words(asked, "q"),
            asked.get("mine") == "1",
            addresses.trail(asked),
        )

    @property
    def href(self) -> str:
        """The address that asks for this."""
        return addresses.address(
            ROUTE,
            status=self.status or "",
            q=self.q,
            mine="1" if self.mine else "",
            after=".".join(self.trail),
        )

    @property
    def wanted(self) -> JobFilter:
        """What the list is narrowed to."""
        return JobFilter(q=self.q or None, status=self.status, mine=self.mine)

    @property
    def ask(self) -> Ask:
        """Which part of the list."""
        return Ask(cursor=self.trail[-1] if self.trail else None)

    @property
    def is_filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self.status or self.q or self.mine)

    @property
    def open(self) -> Self:
        """Those of them that take applications."""
        return self.at(JobStatus.OPEN)

    @property
    def turned_to_mine(self) -> Self:
        """The first page of only one's own jobs, or of everybody's again."""
        return replace(self, mine=not self.mine, trail=())

    def at(self, status: JobStatus | None) -> Self:
        """The first page of another status."""
        return replace(self, status=status, trail=())

    def looking_for(self, q: str) -> Self:
        """The first page of what the words find."""
        return replace(self, q=addresses.words({"q": q}, "q"), trail=())

    def turned(self, cursor: str | None) -> Self:
        """The page that begins at the cursor, or without one the page before."""
        return replace(self, trail=(*self.trail, cursor) if cursor else self.trail[:-1])
