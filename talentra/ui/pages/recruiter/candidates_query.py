"""What the list of candidates shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from talentra.models import Stage
from talentra.queries.application_filters import ApplicationFilter
from talentra.queries.applications import Sort
from talentra.queries.pages import USUAL, Ask
from talentra.ui.pages import addresses
from talentra.ui.pages.recruiter.narrowing import Narrowing

ROUTE = "/candidates"
COLUMNS = {  # those that can be left out, in their order
    "job": "Job",
    "level": "Experience",
    "city": "City",
    "days": "In stage",
    "applied": "Applied",
    "recruiter": "Recruiter",
}
USUAL_COLUMNS = ("job", "days", "applied", "recruiter")


@dataclass(frozen=True, slots=True)
class CandidatesQuery:
    """A stage, what else narrows it, its order and columns, pages turned, what is open."""

    stage: Stage | None = None
    narrowing: Narrowing = Narrowing()  # noqa: RUF009 -- frozen, so that it can be shared
    sort: Sort = Sort.CHANGED
    rising: bool = False
    columns: tuple[str, ...] = USUAL_COLUMNS
    trail: tuple[str, ...] = ()
    open_id: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        order = asked.get("sort", "")
        sort = addresses.one_of(Sort, {"sort": order.removeprefix("-")}, "sort")
        return cls(
            addresses.one_of(Stage, asked, "stage"),
            Narrowing.read(asked),
            sort or Sort.CHANGED,
            sort is not None and not order.startswith("-"),
            _columns(asked.get("cols", "")),
            addresses.trail(asked),
            addresses.an_id(asked, "c"),
        )

    @classmethod
    def of_job(cls, job_id: object) -> Self:
        """The applications to one job."""
        return cls(narrowing=Narrowing(job_id=str(job_id)))

    @property
    def href(self) -> str:
        """The address that asks for this."""
        return addresses.address(ROUTE, **self.kept, after=".".join(self.trail), c=self.open_id)

    @property
    def kept(self) -> dict[str, str]:
        """The parts of the address that a saved view keeps."""
        usual = self.sort is Sort.CHANGED and not self.rising
        return {
            "stage": self.stage or "",
            **self.narrowing.parts,
            "sort": "" if usual else f"{'' if self.rising else '-'}{self.sort}",
            "cols": "" if self.columns == USUAL_COLUMNS else ".".join(self.columns) or "none",
        }

    @property
    def wanted(self) -> ApplicationFilter:
        """What the list is narrowed to."""
        return replace(self.narrowing.wanted, stage=self.stage)

    @property
    def ask(self) -> Ask:
        """Which part of the list."""
        return Ask(cursor=self.trail[-1] if self.trail else None)

    @property
    def is_filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return self.stage is not None or self.narrowing != Narrowing()

    @property
    def passed(self) -> int | None:
        """How many applications stand on the pages before this one; None when too many to know."""
        return len(self.trail) * USUAL if len(self.trail) < addresses.LONGEST_TRAIL else None

    def opening(self, application_id: str) -> Self:
        """The same list with this application open, or with none."""
        return replace(self, open_id=application_id)

    def at(self, stage: Stage | None) -> Self:
        """The first page of another stage."""
        return replace(self, stage=stage, trail=(), open_id="")

    @property
    def turned_to_waiting(self) -> Self:
        """The first page of only those who wait long, or of everybody again."""
        narrowing = replace(self.narrowing, waiting=not self.narrowing.waiting)
        return replace(self, narrowing=narrowing, trail=(), open_id="")

    @property
    def narrowed_to_over(self) -> Self:
        """The first page of those over their target time, the longest first."""
        narrowing = replace(self.narrowing, over=True)
        return replace(self, narrowing=narrowing, rising=True, trail=(), open_id="")

    def sorted_by(self, sort: Sort) -> Self:
        """The first page in another order; in the opposite one when it goes by that already."""
        rising = not self.rising if sort is self.sort else sort is Sort.NAME
        return replace(self, sort=sort, rising=rising, trail=(), open_id="")

    def showing(self, columns: list[str]) -> Self:
        """The same with other columns."""
        return replace(self, columns=tuple(name for name in COLUMNS if name in columns))

    def turned(self, cursor: str | None) -> Self:
        """The page that begins at the cursor, or without one the page before; nothing is open."""
        trail = (*self.trail, cursor) if cursor else self.trail[:-1]
        return replace(self, trail=trail, open_id="")

    def from_the_start(self) -> Self:
        """The same with its first page."""
        return replace(self, trail=())


def _columns(said: str) -> tuple[str, ...]:
    chosen = said.split(".")
    known = tuple(name for name in COLUMNS if name in chosen)
    return known if known or said == "none" else USUAL_COLUMNS
