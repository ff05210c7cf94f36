"""Candidates who came from another recruiter: told to the new one until they put it away."""

import pytest
from sqlalchemy.orm import Session

from talentra.errors import NotFound, Refused
from talentra.models import Role, Stage
from talentra.queries import application_panels
from talentra.queries import takeovers as query
from talentra.queries.hand_overs import HandOver
from talentra.services import accounts, assignments, remarks, takeovers
from talentra.services.assignments import Handover
from tests.harness.cast import Cast
from tests.services import acts


@pytest.fixture
def taken(session: Session, cast: Cast) -> Cast:
    """Remy has taken Cleo over from Rosa, who wrote something first."""
    for text in ("Calls back on Friday.", "Likes trains.", "Asked about the salary."):
        remarks.add(session, cast.rosa, cast.cleos_application_id, text=text)
    acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
    _give_to_remy(session, cast)
    return cast


def _give_to_remy(session: Session, cast: Cast) -> None:
    cleo, remy = cast.cleo.user_id, cast.remy.user_id
    assignments.reassign(session, cast.ada, cleo, remy, reason="Rosa is on leave")
    session.flush()


class TestWhoeverTakesOver:
    def test_is_told_from_whom_why_and_how_things_stand(
        self, session: Session, taken: Cast
    ) -> None:
        (seen,) = query.new(session, taken.remy)
        assert (seen.candidate_name, seen.taken_from) == ("Cleo Marsh", "Rosa Lindqvist")
        assert (seen.decided_by, seen.reason) == ("Ada Quill", "Rosa is on leave")
        assert (seen.stage, seen.job_title) == (Stage.INTERVIEW, "Data engineer")
        told = [(each.by, each.text) for each in seen.remarks]
        assert told == [
            ("Rosa Lindqvist", "Asked about the salary."),
            ("Rosa Lindqvist", "Likes trains."),
        ]
        panel = application_panels.panel(session, taken.remy, taken.cleos_application_id)
        assert panel.takeover == seen

    def test_is_told_no_longer_once_they_put_it_away(self, session: Session, taken: Cast) -> None:
        takeovers.put_away(session, taken.remy, taken.cleo.user_id)
        session.flush()
        assert query.new(session, taken.remy) == []
        panel = application_panels.panel(session, taken.remy, taken.cleos_application_id)
        assert panel.takeover is None
        takeovers.put_away(session, taken.remy, taken.cleo.user_id)

    def test_is_told_by_every_way_of_handing_over(self, session: Session, cast: Cast) -> None:
        cleo, rosa, remy = cast.cleo.user_id, cast.rosa.user_id, cast.remy.user_id
        assignments.assign_many(session, cast.ada, [Handover(cleo, rosa, remy)])
        session.flush()
        assert [each.taken_from for each in query.new(session, cast.remy)] == ["Rosa Lindqvist"]
        accounts.deactivate(session, cast.ada, remy, how=HandOver(to=rosa))
        session.flush()
        assert [each.taken_from for each in query.new(session, cast.rosa)] == ["Remy Okafor"]


class TestNobodyElse:
    def test_is_told(self, session: Session, taken: Cast) -> None:
        for actor in (taken.rosa, taken.ada, taken.cleo, taken.cody):
            assert query.new(session, actor) == []

    @pytest.mark.parametrize(("who", "refusal"), [("rosa", NotFound), ("ada", Refused)])
    def test_puts_it_away(
        self, session: Session, taken: Cast, who: str, refusal: type[Exception]
    ) -> None:
        with pytest.raises(refusal):
            takeovers.put_away(session, getattr(taken, who), taken.cleo.user_id)
        assert len(query.new(session, taken.remy)) == 1

    def test_hears_of_it_after_the_candidate_has_gone_on(
        self, session: Session, taken: Cast
    ) -> None:
        other = acts.person(session, "Ruth Other", Role.RECRUITER)
        assignments.reassign(session, taken.ada, taken.cleo.user_id, other.user_id)
        session.flush()
        assert query.new(session, taken.remy) == []
        assert [each.taken_from for each in query.new(session, other)] == ["Remy Okafor"]


def test_a_first_assignment_is_no_takeover(session: Session, cast: Cast) -> None:
    assert query.new(session, cast.rosa) == []
    assignments.unassign(session, cast.ada, cast.cleo.user_id)
    assignments.assign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
    session.flush()
    assert query.new(session, cast.remy) == []
