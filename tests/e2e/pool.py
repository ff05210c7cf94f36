"""What the stories about the admin's pages and the bell begin with."""

from datetime import timedelta
from secrets import token_hex

from talentra import db
from talentra.clock import now
from talentra.models import Actor, User
from talentra.security import hash_password
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.server import Server
from tests.services import acts


def wait(server: Server, cast: Cast, *names: str, days: int = 400) -> list[Actor]:
    """People who applied and wait, whom no other story knows; the first has waited longest."""
    with server.behind(), db.transaction() as session:
        people = [acts.person(session, f"{name} {token_hex(3)}") for name in names]
        for at, person in enumerate(people):
            sent = acts.apply(session, person, cast.job_id)
            sent.applied_at = now() - timedelta(days=days - at)
            session.get_one(User, person.user_id).password_hash = hash_password(PASSWORD)
        session.flush()
    return people


def assign(server: Server, cast: Cast, candidate: Actor, recruiter: Actor) -> None:
    """Ada gives them to the recruiter through the server, so that open pages hear of it."""
    _hand(server, cast, "POST", "assign", candidate, recruiter)


def reassign(server: Server, cast: Cast, candidate: Actor, recruiter: Actor) -> None:
    """Ada takes them from whoever has them."""
    _hand(server, cast, "PUT", "reassign", candidate, recruiter)


def _hand(
    server: Server, cast: Cast, method: str, how: str, candidate: Actor, recruiter: Actor
) -> None:
    handing = {"candidate_id": str(candidate.user_id), "recruiter_id": str(recruiter.user_id)}
    with server.sign_in(email(cast.ada)) as ada:
        ada.request(method, f"/api/admin/{how}", json=handing).raise_for_status()
