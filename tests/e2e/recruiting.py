"""What recruiters' journeys begin with: a recruiter of their own, with a job and with people."""

from dataclasses import dataclass
from secrets import token_hex
from uuid import UUID

from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import Actor, Application, Role, Stage
from talentra.queries import jobs, managed_jobs
from talentra.queries.jobs import JobFilter, JobView
from talentra.queries.pages import Ask
from talentra.services import applications, assignments
from tests.harness import axe
from tests.harness.cast import Cast, email
from tests.harness.person import SCHEMES, Person
from tests.harness.server import Server
from tests.services import acts

SETTLED = """(scheme) => document.documentElement.classList.contains(scheme)
  && document.getAnimations().every((each) => each.playState !== "running")"""


@dataclass(frozen=True)
class Desk:
    """A recruiter of one story alone, their job and the applications they handle, latest first."""

    server: Server
    cast: Cast
    recruiter: Actor
    job_id: UUID
    sent: list[UUID]
    names: list[str]

    @property
    def email(self) -> str:
        """The address with which the recruiter signs in."""
        return f"{self.recruiter.full_name.replace(' ', '.').lower()}@people.example"

    def stage(self, number: int = 0) -> Stage:
        """Where one of the applications stands."""
        with self.server.behind(), db.reading() as session:
            return session.get_one(Application, self.sent[number]).stage

    def ada_moves(self, number: int, to: Stage, reason: str = "other") -> None:
        """An admin moves one of them, through the server, so that open pages hear of it."""
        address = f"/api/submissions/{self.sent[number]}/stage"
        with self.server.sign_in(email(self.cast.ada)) as ada:
            ada.put(address, json={"stage": to, "reason": reason}).raise_for_status()

    def candidate(self, number: int = 0) -> UUID:
        """Whose one of the applications is."""
        with self.server.behind(), db.reading() as session:
            return session.get_one(Application, self.sent[number]).candidate_id

    def ada_hands(self, number: int, to: Actor | None = None, reason: str = "On leave") -> None:
        """An admin gives one of them to another recruiter, or a new one, through the server."""
        if to is None:
            with self.server.behind(), db.transaction() as session:
                to = acts.person(session, f"Rex {token_hex(3)}", Role.RECRUITER)
        ids = {"candidate_id": str(self.candidate(number)), "recruiter_id": str(to.user_id)}
        with self.server.sign_in(email(self.cast.ada)) as ada:
            answer = ada.put("/api/admin/reassign", json={**ids, "reason": reason})
            answer.raise_for_status()


def desk(server: Server, cast: Cast, people: int = 1, *, title: str = "Lamp maker") -> Desk:
    """A new recruiter with an open job, and so many candidates of theirs who applied to it."""
    mark = token_hex(3)
    names = [f"Pip{number} {mark}" for number in range(people)]
    with server.behind(), db.transaction() as session:
        recruiter = acts.person(session, f"Ruth {mark}", Role.RECRUITER)
        acts.let_in(session, recruiter)
        job = acts.post(session, recruiter, title=f"{title} {mark}", skills=["Glass", "C++"])
        sent: list[UUID] = []
        for name in reversed(names):
            candidate = acts.person(session, name)
            sent.append(acts.apply(session, candidate, job.id).id)
            assignments.assign(session, cast.ada, candidate.user_id, recruiter.user_id)
    return Desk(server, cast, recruiter, job.id, sent[::-1], names)


def bring(desk: Desk, number: int, *path: Stage) -> None:
    """Move one of them along before the story begins."""
    with desk.server.behind(), db.transaction() as session:
        for to in path:
            applications.move(session, desk.recruiter, desk.sent[number], to=to, reason="other")


def own_jobs(desk: Desk, q: str = "") -> list[JobView]:
    """The recruiter's own jobs as they are kept."""
    with desk.server.behind(), db.reading() as session:
        found = managed_jobs.page(session, desk.recruiter, JobFilter(q=q, mine=True), Ask()).rows
        return [jobs.view(session, desk.recruiter, job.id) for job in found]


def says(page: Page, words: str) -> None:
    """Wait for a passing message with these words."""
    expect(page.locator("[data-sonner-toast]").filter(has_text=words).first).to_be_visible()


def flaws(person: Person) -> list[str]:
    """What axe finds wrong with the page as it stands, light and dark."""
    found: list[str] = []
    for scheme in SCHEMES:
        person.page.emulate_media(color_scheme=scheme)
        person.page.wait_for_function(SETTLED, arg=scheme)
        found += [f"{scheme}: {each}" for each in axe.violations(person.page)]
    person.page.emulate_media(color_scheme="light")
    return found
