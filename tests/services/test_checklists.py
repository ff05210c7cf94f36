"""The first steps tick themselves, and go away."""

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Refused
from talentra.models import Actor, Choice, Role
from talentra.queries.checklists import FirstSteps, first_steps
from talentra.services import assignments, checklists, jobs
from tests.harness.cast import Cast
from tests.services import acts


@pytest.fixture
def ada(session: Session) -> Actor:
    """The first admin of a house with nobody else in it."""
    return acts.person(session, "Ada Quill", Role.ADMIN)


def _undone(session: Session, ada: Actor) -> set[str]:
    seen = first_steps(session, ada)
    return {name for name in FirstSteps.__slots__ if seen and not getattr(seen, name)}


class TestFirstSteps:
    def test_tick_themselves_until_all_are_done(self, session: Session, ada: Actor) -> None:
        left = {"company_named", "recruiter_invited", "job_posted", "candidate_assigned"}
        assert _undone(session, ada) == left
        session.add(Choice(name="company_name", value="Northwind Mills"))
        session.flush()
        assert _undone(session, ada) == left - {"company_named"}
        rosa = acts.person(session, "Rosa Lindqvist", Role.RECRUITER)
        assert _undone(session, ada) == {"job_posted", "candidate_assigned"}
        job = acts.post(session, rosa)
        session.flush()
        assert _undone(session, ada) == {"candidate_assigned"}
        cleo = acts.person(session, "Cleo Marsh")
        assignments.assign(session, ada, cleo.user_id, rosa.user_id)
        session.flush()
        assert first_steps(session, ada) is None
        jobs.close(session, rosa, job.id)
        assert first_steps(session, ada) is None

    def test_are_not_shown_in_the_demo(self, session: Session, ada: Actor) -> None:
        session.add(Choice(name="is_demo", value=True))
        session.flush()
        assert first_steps(session, ada) is None

    def test_go_away_when_they_are_dismissed(self, session: Session, ada: Actor) -> None:
        checklists.dismiss(session, ada)
        session.flush()
        assert first_steps(session, ada) is None
        checklists.dismiss(session, ada)

    @pytest.mark.parametrize("who", ["rosa", "cleo"])
    def test_are_for_admins(self, session: Session, cast: Cast, who: str) -> None:
        for ask in (first_steps, checklists.dismiss):
            with pytest.raises(Refused):
                ask(session, getattr(cast, who))
