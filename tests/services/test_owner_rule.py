"""New applicants go to the owner of the job, where an admin has switched that on."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from talentra.models import Actor, AuditEntry
from talentra.queries import applications as application_query
from talentra.queries import assignments
from talentra.services import accounts
from talentra.services.assignments import assign
from talentra.services.organisation import change
from talentra.services.owner_rule import BY_RULE
from tests.harness.cast import Cast
from tests.services import acts


@pytest.fixture
def rule(session: Session, cast: Cast) -> None:
    """The rule is switched on."""
    change(session, cast.ada, {"assign_to_job_owner": True})


def _holder(session: Session, actor: Actor) -> object:
    return assignments.recruiter_of(session, actor.user_id)


@pytest.mark.usefixtures("rule")
class TestSwitchedOn:
    def test_gives_whoever_nobody_handles_to_the_owner(self, session: Session, cast: Cast) -> None:
        mina = acts.person(session, "Mina Okoye")
        sent = acts.apply(session, mina, cast.job_id)
        assert (sent.recruiter_id, _holder(session, mina)) == (cast.rosa.user_id,) * 2
        assert application_query.get(session, cast.rosa, sent.id) is sent
        entry = session.query(AuditEntry).filter_by(action="candidate.assigned").one()
        assert (entry.actor_id, entry.reason) == (None, BY_RULE)
        assert acts.messages(session, cast.rosa) == ["Mina Okoye applied for Data engineer."]
        assert acts.messages(session, cast.ada) == []

    def test_takes_their_earlier_applications_along(self, session: Session, cast: Cast) -> None:
        change(session, cast.ada, {"assign_to_job_owner": False})
        mina, other = acts.person(session, "Mina Okoye"), acts.post(session, cast.remy)
        earlier = acts.apply(session, mina, other.id)
        change(session, cast.ada, {"assign_to_job_owner": True})
        acts.apply(session, mina, cast.job_id)
        session.refresh(earlier)
        assert earlier.recruiter_id == cast.rosa.user_id

    def test_leaves_whoever_has_a_recruiter_with_them(self, session: Session, cast: Cast) -> None:
        mina = acts.person(session, "Mina Okoye")
        assign(session, cast.ada, mina.user_id, cast.remy.user_id)
        assert acts.apply(session, mina, cast.job_id).recruiter_id == cast.remy.user_id

    @pytest.mark.parametrize("who", ["an admin", "somebody who was shut out"])
    def test_waits_for_an_admin_when_the_owner_handles_nobody(
        self, session: Session, cast: Cast, who: str
    ) -> None:
        posted: dict[str, Callable[[], object]] = {
            "an admin": lambda: acts.post(session, cast.ada).id,
            "somebody who was shut out": lambda: acts.post(session, cast.remy).id,
        }
        job_id = posted[who]()
        accounts.deactivate(session, cast.ada, cast.remy.user_id)
        mina = acts.person(session, "Mina Okoye")
        assert acts.apply(session, mina, job_id).recruiter_id is None  # type: ignore[arg-type]


def test_is_off_by_default(session: Session, cast: Cast) -> None:
    mina = acts.person(session, "Mina Okoye")
    assert acts.apply(session, mina, cast.job_id).recruiter_id is None
    assert _holder(session, mina) is None
