"""What the board shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from talentra.models import Stage
from talentra.ui.pages import addresses
from talentra.ui.pages.recruiter.narrowing import Narrowing

ROUTE = "/pipeline"


@dataclass(frozen=True, slots=True)
class PipelineQuery:
    """What it is narrowed to, the column that is shown whole, and the open application."""

    narrowing: Narrowing = Narrowing()  # noqa: RUF009 -- frozen, so that it can be shared
    whole: Stage | None = None
    open_id: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        return cls(
            Narrowing.read(asked),
            addresses.one_of(Stage, asked, "all"),
            addresses.an_id(asked, "c"),
        )

    @property
    def href(self) -> str:
        """The address that asks for this."""
        return addresses.address(
            ROUTE, **self.narrowing.parts, all=self.whole or "", c=self.open_id
        )

    @property
    def opening_href(self) -> str:
        """The address that opens an application, to which only its id is to be added."""
        here = replace(self, open_id="").href
        return f"{here}{'&' if '?' in here else '?'}c="

    def showing(self, whole: Stage | None) -> Self:
        """The same with another column whole."""
        return replace(self, whole=whole)

    def opening(self, application_id: str) -> Self:
        """The same with this application open, or with none."""
        return replace(self, open_id=application_id)
