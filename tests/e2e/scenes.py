"""What journeys begin with: people of their own, jobs, and a look at a page by axe."""

from secrets import token_hex
from typing import Any
from uuid import UUID

from talentra import db
from talentra.models import Actor, Role, Stage, User
from talentra.security import hash_password
from tests.harness import axe
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.person import SCHEMES, Person
from tests.harness.server import Server
from tests.services import acts

SETTLED = """(scheme) => document.documentElement.classList.contains(scheme)
  && document.getAnimations().every((each) => each.playState !== "running")"""


def address(actor: Actor) -> str:
    """The address with which a newcomer signs in."""
    return f"{actor.full_name.replace(' ', '.').lower()}@people.example"


def newcomer(server: Server, *, resumes: int = 0, role: Role = Role.CANDIDATE) -> Actor:
    """Somebody who can sign in, with some resumes and nothing else."""
    with server.behind(), db.transaction() as session:
        actor = acts.person(session, f"Nora {token_hex(3)}", role)
        session.get_one(User, actor.user_id).password_hash = hash_password(PASSWORD)
        for number in range(resumes):
            acts.upload(session, actor, f"Resume {number + 1} of {actor.full_name}")
    return actor


def posting(server: Server, cast: Cast, title: str = "Harbour pilot", **changes: Any) -> str:
    """The address of a new open job of Rosa's."""
    with server.behind(), db.transaction() as session:
        return f"/jobs/{acts.post(session, cast.rosa, title=title, **changes).id}"


def application(server: Server, candidate: Actor, job: str) -> str:
    """The id of what they have sent to the job, with a new resume."""
    with server.behind(), db.transaction() as session:
        return str(acts.apply(session, candidate, id_of(job)).id)


def move(server: Server, cast: Cast, application_id: str, to: Stage, **more: str) -> None:
    """Ada moves it, through the server, so that open pages hear of it."""
    with server.sign_in(email(cast.ada)) as ada:
        ada.put(
            f"/api/submissions/{application_id}/stage", json={"stage": to, **more}
        ).raise_for_status()


def flaws(person: Person) -> list[str]:
    """What axe finds wrong with the page, light and dark."""
    found: list[str] = []
    for scheme in SCHEMES:
        person.page.emulate_media(color_scheme=scheme)
        person.page.wait_for_function(SETTLED, arg=scheme)
        found += [f"{scheme}: {each}" for each in axe.violations(person.page)]
    person.page.emulate_media(color_scheme="light")
    return found


def id_of(job: str) -> UUID:
    """The id in a job's address."""
    return UUID(job.rpartition("/")[2])
