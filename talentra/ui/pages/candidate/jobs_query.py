"""What the list of open jobs shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Self

from talentra.clock import today
from talentra.models import ExperienceLevel, WorkMode
from talentra.models.profiles import clean_skill, fold_skill
from talentra.queries.job_filters import JobFilter, JobSort
from talentra.queries.pages import Ask
from talentra.ui.pages import addresses

ROUTE = "/jobs"
ROWS = 20
MOST_SKILLS = 10
NARROWS = ("location", "company", "level", "mode", "posted", "skills", "sort")


class Posted(StrEnum):
    """How many days ago a job may have been posted."""

    DAY = "1"
    WEEK = "7"
    MONTH = "30"


@dataclass(frozen=True, slots=True)
class JobsQuery:
    """Words, what the list is narrowed to, its order and the pages turned so far."""

    q: str = ""
    location: str = ""
    company: str = ""
    level: ExperienceLevel | None = None
    mode: WorkMode | None = None
    posted: Posted | None = None
    skills: tuple[str, ...] = ()  # all of them are asked for
    sort: JobSort | None = None
    saved: bool = False  # only what the reader saved
    trail: tuple[str, ...] = ()

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        return cls(
            q=addresses.words(asked, "q"),
            location=addresses.words(asked, "location"),
            company=addresses.words(asked, "company"),
            level=addresses.one_of(ExperienceLevel, asked, "level"),
            mode=addresses.one_of(WorkMode, asked, "mode"),
            posted=addresses.one_of(Posted, asked, "posted"),
            skills=_skills(addresses.words(asked, "skills").split(",")),
            sort=addresses.one_of(JobSort, asked, "sort"),
            saved=asked.get("saved") == "1",
            trail=addresses.trail(asked),
        )

    @property
    def href(self) -> str:
        """The address that asks for this."""
        return addresses.address(
            ROUTE,
            q=self.q,
            location=self.location,
            company=self.company,
            level=self.level or "",
            mode=self.mode or "",
            posted=self.posted or "",
            skills=",".join(self.skills),
            sort=self.sort or "",
            saved="1" if self.saved else "",
            after=".".join(self.trail),
        )

    @property
    def wanted(self) -> JobFilter:
        """What the list is narrowed to, and its order."""
        return JobFilter(
            q=self.q or None,
            location=self.location or None,
            company=self.company or None,
            experience_level=self.level,
            work_mode=self.mode,
            posted_since=today() - timedelta(days=int(self.posted)) if self.posted else None,
            skills=self.skills,
            sort=self.sort or JobSort.NEWEST,
            saved=self.saved,
        )

    @property
    def ask(self) -> Ask:
        """Which part of the list; how many there are in all is counted for its first page."""
        return Ask(ROWS, self.trail[-1] if self.trail else None, count=not self.trail)

    @property
    def is_filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return replace(self, sort=None, saved=False, trail=()) != type(self)()

    @property
    def cleared(self) -> Self:
        """The same list with nothing to narrow it."""
        return type(self)(saved=self.saved)

    def looking_for(self, q: str) -> Self:
        """The first page of what the words find."""
        return replace(self, q=addresses.words({"q": q}, "q"), trail=())

    def narrowed(self, name: str, value: str) -> Self:
        """The first page with another choice; an empty value leaves it open. Skills add up."""
        if name not in NARROWS:
            return self
        said = ",".join((*self.skills, value)) if name == "skills" else value
        chosen = getattr(type(self).read({name: said}), name)
        return replace(self, trail=(), **{name: chosen})

    def without(self, skill: str) -> Self:
        """The first page of what does not ask for this skill."""
        return replace(self, trail=(), skills=tuple(each for each in self.skills if each != skill))

    def turned(self, cursor: str | None) -> Self:
        """The page that begins at the cursor, or without one the page before."""
        return replace(self, trail=(*self.trail, cursor) if cursor else self.trail[:-1])


def _skills(names: list[str]) -> tuple[str, ...]:
    """Each skill once, whatever its capitals."""
    clean = {fold_skill(name): clean_skill(name) for name in names if name.strip()}
    return tuple(clean.values())[:MOST_SKILLS]
