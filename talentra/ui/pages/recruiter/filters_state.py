"""The filters above the board and the list: what they offer, what is chosen, where they lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import reflex as rx

from talentra.models.applications import REJECTION_REASONS
from talentra.policies import assignments as policy
from talentra.queries import application_choices, users
from talentra.ui.pages import addresses
from talentra.ui.pages.loading import put
from talentra.ui.pages.recruiter.narrowing import Narrowing
from talentra.ui.state import AppState, audience, on
from talentra.ui.words import LEVELS, VISA_STATUSES

STAYS = ("stage", "sort", "cols", "all")  # parts of an address that narrow nothing
DETAILS = ("level", "visa", "city", "skill", "from", "to", "idle")
Pairs = list[list[str]]


@dataclass(frozen=True)
class Chip:
    """One thing the list is narrowed to, and the address without it."""

    said: str
    href: str


class FiltersState(AppState):
    """The filters of the page that is shown, as its address says them."""

    __audience__ = audience("recruiter", "admin")

    jobs: Pairs = [["", "All jobs"]]
    recruiters: Pairs = []
    cities: Pairs = [["", "Any city"]]
    skills: Pairs = [["", "Any skill"]]
    job_id: str = ""
    recruiter_id: str = ""
    q: str = ""
    search_key: int = 0  # grows when the search box is filled by the address, not by typing
    is_waiting: bool = False
    waiting_href: str = ""
    has_targets: bool = False  # the company has target times
    is_over: bool = False
    over_href: str = ""
    details: dict[str, str] = dict.fromkeys(DETAILS, "")
    form_key: str = ""
    chips: list[Chip] = []
    clear_href: str = ""
    is_filtered: bool = False
    _typed: str = ""

    @on("recruiter", "admin")
    async def offer(self) -> None:
        """Look up what can be chosen."""
        cities = await self._read(application_choices.cities)
        skills = await self._read(application_choices.skills)
        put(
            self,
            cities=[["", "Any city"], *([city, city] for city in cities)],
            skills=[["", "Any skill"], *([skill, skill] for skill in skills)],
        )
        put(self, has_targets=await self._read(application_choices.has_targets))
        if policy.can_assign(self._actor()):
            found = await self._read(users.recruiters)
            named = ([str(each.id), each.full_name] for each in found)
            put(self, recruiters=[["", "All recruiters"], *named])

    @on("recruiter", "admin")
    def search(self, q: str) -> Any:
        """Go to what the words find."""
        self._typed = addresses.words({"q": q}, "q")
        return rx.redirect(self._href(q=self._typed), replace=True)

    @on("recruiter", "admin")
    def choose_job(self, to_job: str) -> Any:
        """Go to the applications to one job, or to all."""
        return rx.redirect(self._href(job=to_job))

    @on("recruiter", "admin")
    def choose_recruiter(self, whose: str) -> Any:
        """Go to the applications that one recruiter handles, or to everybody's."""
        return rx.redirect(self._href(recruiter=whose))

    @on("recruiter", "admin")
    def narrow(self, form: dict[str, Any]) -> Any:
        """Go to what the form asks for."""
        return rx.redirect(self._href(**{name: str(form.get(name, "")) for name in DETAILS}))

    def _href(self, **changes: str) -> str:
        """The address of the page with these parts changed, from its first page on."""
        asked = self.router.url.query_parameters
        narrowing = Narrowing.read({**asked, **changes})
        kept = {name: changes.get(name, part) for name, part in self._kept.items()}
        route = self.router.url.path.rstrip("/") or "/"
        return addresses.address(route, **kept, **narrowing.parts)

    @property
    def _kept(self) -> dict[str, str]:
        """The parts of the address that a filter leaves alone."""
        asked = self.router.url.query_parameters
        return {name: asked.get(name, "") for name in STAYS}

    def _show(self, found: Sequence[tuple[UUID, str]]) -> None:
        """Show what the address says, and the jobs that were found to narrow it to."""
        asked = Narrowing.read(self.router.url.query_parameters)
        if asked.q != self._typed:
            self._typed = asked.q
            self.search_key += 1
        parts = asked.parts
        details = {name: parts[name] for name in DETAILS}
        put(
            self,
            jobs=choices([[str(job_id), title] for job_id, title in found], asked.job_id),
            job_id=asked.job_id,
            recruiter_id=asked.recruiter_id,
            q=asked.q,
            is_waiting=asked.waiting,
            waiting_href=self._href(waiting="" if asked.waiting else "1"),
            is_over=asked.over,
            over_href=self._href(over="" if asked.over else "1"),
            details=details,
            form_key="|".join(details.values()),
            chips=[Chip(said, self._href(**{name: ""})) for name, said in told(asked)],
            clear_href=self._href(**dict.fromkeys([*parts, "stage"], "")),
            is_filtered=asked != Narrowing() or bool(self._kept["stage"]),
        )


def choices(jobs: Pairs, chosen: str) -> Pairs:
    """The jobs a list can be narrowed to; a chosen one that is not among them is named too."""
    offered = [["", "All jobs"], *jobs]
    known = {job_id for job_id, _ in offered}
    return offered if chosen in known else [*offered, [chosen, "Another job"]]


def told(asked: Narrowing) -> list[tuple[str, str]]:
    """What the details narrow to, in words, each with the name of its part of the address."""
    days = "day" if asked.idle == 1 else "days"
    said: dict[str, str] = {
        "new": "Not opened yet" if asked.new else "",
        "level": LEVELS.get(asked.level or "", ""),
        "visa": VISA_STATUSES.get(asked.visa or "", ""),
        "city": asked.city,
        "skill": asked.skill,
        "from": _on("Applied from", asked.applied_from),
        "to": _on("Applied until", asked.applied_to),
        "idle": f"Not moved for more than {asked.idle} {days}" if asked.idle else "",
        "reached": f"Came to {asked.reached.label} or further" if asked.reached else "",
        "left": f"Left {asked.left.label}" if asked.left else "",
        "entered": f"Came to {asked.entered.label}" if asked.entered else "",
        "reason": REJECTION_REASONS.get(asked.reason, asked.reason),
        "since": _on("From", asked.since),
        "until": _on("Until", asked.until),
        "answered": "Answered" if asked.answered else "",
        "live": "Under way" if asked.live else "",
        "zone": f"Days of {asked.zone}" if asked.zone else "",
    }
    return [(name, words) for name, words in said.items() if words]


def _on(words: str, day: date | None) -> str:
    return f"{words} {day.day} {day:%b %Y}" if day else ""
