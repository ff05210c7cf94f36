"""The open jobs as they stand now."""

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import reflex as rx

from talentra.errors import Expected, Invalid
from talentra.models.base import parse_id
from talentra.models.profiles import fold_skill
from talentra.policies import topics
from talentra.queries import open_jobs
from talentra.queries.facets import Facet
from talentra.queries.jobs import JobRow
from talentra.queries.pages import Page
from talentra.services import saved_jobs
from talentra.services.jobs import JOBS
from talentra.ui.pages.candidate.jobs_query import JobsQuery
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on
from talentra.ui.words import EMPLOYMENT_TYPES, LEVELS, WORK_MODES

SKILLS_SHOWN = 5
KEPT = 1_000  # cards, of about one kilobyte


@dataclass(frozen=True)
class JobCard:
    """A posting in the list."""

    href: str
    title: str
    line: str
    facts: str
    skills: list[str]
    opened_at: str
    closes_on: str
    id: str
    applied_at: str
    withdrawn: bool
    saved: bool


@dataclass(frozen=True)
class SkillAsked:
    """A skill that the list is narrowed to, and the address without it."""

    name: str
    without: str


@lru_cache(KEPT)
def card(job: JobRow) -> JobCard:
    """A posting in plain words; made once for all tabs that show the same."""
    told = (
        LEVELS[job.experience_level],
        WORK_MODES[job.work_mode],
        EMPLOYMENT_TYPES[job.employment_type],
    )
    return JobCard(
        href=f"/jobs/{job.id}",
        title=job.title,
        line=f"{job.company} · {job.location}",
        facts=" · ".join(told),
        skills=job.skills[:SKILLS_SHOWN],
        opened_at=job.opened_at.isoformat(),
        closes_on=f"{job.closes_on}T12:00:00" if job.closes_on else "",
        id=str(job.id),
        applied_at=job.applied_at.isoformat() if job.applied_at else "",
        withdrawn=job.withdrawn,
        saved=job.saved,
    )


class JobsState(AppState):
    """What the address asks for, read again whenever a posting changes."""

    __audience__ = audience("candidate")

    loaded: bool = False
    problem: str = ""
    cards: list[JobCard] = []
    q: str = ""
    location: str = ""
    company: str = ""
    level: str = ""
    mode: str = ""
    posted: str = ""
    sort: str = ""
    skills: list[SkillAsked] = []
    locations: list[tuple[str, str]] = []  # what can be chosen, with how many jobs have it
    companies: list[tuple[str, str]] = []
    more_skills: list[tuple[str, str]] = []
    search_key: int = 0  # grows when the search box is filled by the address, not by typing
    said: str = ""
    previous: str = ""
    following: str = ""
    is_filtered: bool = False
    is_saved: bool = False  # whether only saved ones are shown
    cleared: str = ""  # the address without filters
    _typed: str = ""

    @on("candidate", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        mine = topics.work_of(self._actor())
        await self._follow(JobsState.refresh, JOBS, mine)

    @on("candidate")
    async def refresh(self) -> AsyncIterator[None]:
        """Show what the address asks for, and then what it could be narrowed to."""
        query = self._asked()
        with loading(self):
            found, query = await self._page(query)
            self._show(found, query)
        yield
        with suppress(Expected):  # the list stands without
            await self._offer(query)

    @on("candidate")
    def search(self, q: str) -> Any:
        """Go to what the words find."""
        query = self._asked().looking_for(q)
        self._typed = query.q
        return rx.redirect(query.href, replace=True)

    @on("candidate")
    def narrow(self, name: str, value: str) -> Any:
        """Go to the jobs of one level, one place, one skill more, …, or to another order."""
        return rx.redirect(self._asked().narrowed(name, value).href)

    @on("candidate")
    async def keep(self, job_id: str) -> None:
        """Save a job, or let it go when it is saved."""
        saved = any(card.id == job_id and card.saved for card in self.cards)
        act = saved_jobs.unsave if saved else saved_jobs.save
        await self._act(act, parse_id(job_id))
        cards = [replace(it, saved=not saved) if it.id == job_id else it for it in self.cards]
        put(self, cards=cards)

    def _asked(self) -> JobsQuery:
        return JobsQuery.read(self.router.url.query_parameters)

    async def _page(self, query: JobsQuery) -> tuple[Page[JobRow], JobsQuery]:
        """The page asked for; the first one when the cursor in the address is broken."""
        try:
            return await self._read_together(open_jobs.pages, query.wanted, query.ask), query
        except Invalid:
            query = query.looking_for(query.q)
            return await self._read_together(open_jobs.pages, query.wanted, query.ask), query

    async def _offer(self, query: JobsQuery) -> None:
        offered = await self._read_together(open_jobs.offered)
        asked = {fold_skill(skill) for skill in query.skills}
        more = [each for each in offered.skills if fold_skill(each.name) not in asked]
        put(
            self,
            locations=_choices(offered.locations, query.location),
            companies=_choices(offered.companies, query.company),
            more_skills=_choices(more, ""),
        )

    def _show(self, found: Page[JobRow], query: JobsQuery) -> None:
        if query.q != self._typed:
            self._typed = query.q
            self.search_key += 1
        cursor = found.next_cursor
        put(
            self,
            cards=[card(job) for job in found.rows],
            q=query.q,
            location=query.location,
            company=query.company,
            level=query.level or "",
            mode=query.mode or "",
            posted=query.posted or "",
            sort=query.sort or "",
            skills=[SkillAsked(skill, query.without(skill).href) for skill in query.skills],
            said=_said(found, query),
            previous=query.turned(None).href if query.trail else "",
            following=query.turned(cursor).href if cursor else "",
            is_filtered=query.is_filtered,
            is_saved=query.saved,
            cleared=query.cleared.href,
        )


def _choices(offered: Sequence[Facet], chosen: str) -> list[tuple[str, str]]:
    """Values and their words, in the order of the alphabet; what is chosen is always among them."""
    pairs = {each.name: f"{each.name} ({each.jobs:,})" for each in offered}
    if chosen:
        pairs.setdefault(chosen, chosen)
    return sorted(pairs.items(), key=lambda pair: pair[0].casefold())


def _said(found: Page[JobRow], query: JobsQuery) -> str:
    number = len(found.rows) if found.total is None else found.total
    kind = "saved job" if query.saved else "open job"
    noun = kind if number == 1 else f"{kind}s"
    return f"{number} {noun}" if not query.trail else f"{number} more on this page"
