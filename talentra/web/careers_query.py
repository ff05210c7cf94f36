"""What the public list of jobs shows, as its address says it.

Whatever stands in an address, it is read without complaint: what makes no sense is left out.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Self, TypeVar
from urllib.parse import urlencode

from talentra.models import ExperienceLevel, WorkMode
from talentra.queries.job_filters import JobFilter
from talentra.queries.pages import Ask

ROUTE = "/careers"
ROWS = 20
LONGEST_WORDS = 200

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class CareersQuery:
    """Words, what the list is narrowed to, and where the page begins."""

    q: str = ""
    location: str = ""
    company: str = ""
    level: ExperienceLevel | None = None
    mode: WorkMode | None = None
    after: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        return cls(
            q=_words(asked, "q"),
            location=_words(asked, "location"),
            company=_words(asked, "company"),
            level=_one_of(ExperienceLevel, asked, "level"),
            mode=_one_of(WorkMode, asked, "mode"),
            after=asked.get("after", ""),
        )

    @property
    def href(self) -> str:
        """The address that asks for this."""
        said = urlencode({name: str(value) for name, value in asdict(self).items() if value})
        return f"{ROUTE}?{said}" if said else ROUTE

    @property
    def wanted(self) -> JobFilter:
        """What the list is narrowed to."""
        return JobFilter(
            q=self.q or None,
            location=self.location or None,
            company=self.company or None,
            experience_level=self.level,
            work_mode=self.mode,
        )

    @property
    def ask(self) -> Ask:
        """Which part of the list."""
        return Ask(ROWS, self.after or None)

    @property
    def is_filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return self.beginning != type(self)()

    @property
    def beginning(self) -> Self:
        """The first page of the same."""
        return replace(self, after="")

    def beginning_at(self, cursor: str) -> Self:
        """The page of the same that begins there."""
        return replace(self, after=cursor)


def _words(asked: Mapping[str, str], name: str) -> str:
    plain = asked.get(name, "").replace("\0", " ")
    return " ".join(plain.split())[:LONGEST_WORDS].strip()


def _one_of(kind: type[Word], asked: Mapping[str, str], name: str) -> Word | None:
    said = asked.get(name, "")
    return next((word for word in kind if word.value == said), None)
