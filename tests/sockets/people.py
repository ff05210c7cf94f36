"""Who calls: somebody of each role, somebody deactivated, and nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.models import Actor, JobStatus, Role, StageEvent, User
from talentra.queries import notifications
from talentra.security import hash_password
from talentra.services import accounts
from talentra.services.telling import notify
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient
from tests.services import acts

EACH = ("nobody", "candidate", "recruiter", "admin", "deactivated")
A_FEW = 100  # messages after which a socket is changed, because it may not speak for long at once


@dataclass(frozen=True)
class Caller:
    """Somebody, or nobody, at a raw socket."""

    who: str
    role: Role | None  # as which the server should take them
    full_name: str
    cookie: str
    open_socket: Callable[[], SocketClient]


def callers(server: Server, cast: Cast) -> dict[str, Caller]:
    """Cody, Remy, Ada, a recruiter who was shut out, and nobody; none of them has Cleo."""
    named = {"candidate": cast.cody, "recruiter": cast.remy, "admin": cast.ada}
    people = {"nobody": _caller(server, "nobody", None)}
    for who, actor in named.items():
        people[who] = _caller(server, who, actor, server.cookie(email(actor)))
    people["deactivated"] = _shut_out(server, cast)
    return people


def somebody_elses(server: Server, cast: Cast) -> dict[str, UUID]:
    """What exists for Rosa, and for neither Cody nor Remy, under the names parameters have."""
    with server.behind(), db.transaction() as session:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        of_cleo = col(StageEvent.application_id) == cast.cleos_application_id
        first = select(StageEvent).where(of_cleo, col(StageEvent.number) == 1)
        event = session.execute(first).scalar_one()  # other stories may have moved it since
        return {
            "job_id": draft.id,
            "event_id": event.id,
            "application_id": cast.cleos_application_id,
            "candidate_id": cast.cleo.user_id,
            "resume_id": cast.cleos_resume_id,
            "notification_id": _told(session, cast),
        }


def _told(session: Session, cast: Cast) -> UUID:
    """Something that Rosa was told."""
    notify(session, cast.rosa.user_id, "word", "For Rosa alone.", "/candidates")
    session.flush()
    return notifications.latest(session, cast.rosa, limit=1)[0].id


def _caller(server: Server, who: str, actor: Actor | None, cookie: str = "") -> Caller:
    return Caller(
        who,
        actor.role if actor else None,
        actor.full_name if actor else "",
        cookie,
        lambda: SocketClient(server.url, cookie=cookie),
    )


def _shut_out(server: Server, cast: Cast) -> Caller:
    """Signed in first, deactivated then: the cookie was good once."""
    with server.behind():
        with db.transaction() as session:
            dora = acts.person(session, f"Dora Gone {token_hex(3)}", Role.RECRUITER)
            user = session.get_one(User, dora.user_id)
            user.password_hash = hash_password(PASSWORD)
        cookie = server.cookie(user.email)
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, dora.user_id)
    return _caller(server, "deactivated", None, cookie)


class Line:
    """A caller's socket, changed for a new one before the server has heard too much on it."""

    def __init__(self, caller: Caller) -> None:
        """Nothing is opened before the first call."""
        self._caller = caller
        self._left = 0
        self.used: list[SocketClient] = []

    def answer(self, name: str, payload: object) -> str:
        """The words that the page would show after a call."""
        client = self._client()
        client.send(name, payload, path="/a-page-never-visited")
        told = client.wait_for(lambda update: "toast" in str(update.events))
        return str(told.events)

    def states(self) -> set[str]:
        """The states of which anything was ever sent."""
        return {state for each in self.used for update in each.updates for state in update.delta}

    def close(self) -> None:
        """Leave."""
        for each in self.used:
            each.close()

    def _client(self) -> SocketClient:
        if not self._left:
            self.used.append(self._caller.open_socket().connect())
            self._left = A_FEW
        self._left -= 1
        return self.used[-1]
