"""Assigning, reassigning, unassigning: exclusive, at once, with the applications (1, 2, 3)."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import Actor, Application, Assignment, AuditEntry, Role, User
from talentra.queries import applications as application_query
from talentra.queries import assignments as query
from talentra.queries import users
from talentra.services import applications, assignments
from tests.harness.cast import Cast
from tests.services import acts


def _recruiters_of(session: Session, candidate: Actor) -> set[UUID | None]:
    """Who handles them, as every list of applications has it."""
    session.expire_all()
    wanted = select(col(Application.recruiter_id)).where(
        col(Application.candidate_id) == candidate.user_id
    )
    return set(session.scalars(wanted))


class TestAssign:
    def test_gives_a_waiting_candidate_to_a_recruiter(self, session: Session, cast: Cast) -> None:
        sent = applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        with pytest.raises(NotFound):
            application_query.get(session, cast.remy, sent.id)
        assignment, is_new = assignments.assign(
            session, cast.ada, cast.cody.user_id, cast.remy.user_id, reason=" Knows robots. "
        )
        assert is_new
        assert (assignment.reason, assignment.ended_at) == ("Knows robots.", None)
        assert _recruiters_of(session, cast.cody) == {cast.remy.user_id}
        assert application_query.get(session, cast.remy, sent.id)
        assert acts.messages(session, cast.remy) == ["Cody Bright was assigned to you."]
        assert acts.actions(session, cast.cody.user_id) == ["candidate.assigned"]

    def test_of_the_same_pair_changes_nothing(self, session: Session, cast: Cast) -> None:
        standing, is_new = assignments.assign(
            session, cast.ada, cast.cleo.user_id, cast.rosa.user_id
        )
        assert not is_new
        assert standing.recruiter_id == cast.rosa.user_id
        assert acts.messages(session, cast.rosa) == []
        assert acts.actions(session, cast.cleo.user_id) == []

    def test_to_another_one_points_to_reassigning(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Conflict, match="with Rosa Lindqvist; reassign") as refused:
            assignments.assign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        assert refused.value.code == "already_assigned"

    @pytest.mark.parametrize("who", ["rosa", "remy", "cleo", "cody"])
    def test_is_for_admins_only(self, session: Session, cast: Cast, who: str) -> None:
        actor: Actor = getattr(cast, who)
        cody, remy = cast.cody.user_id, cast.remy.user_id
        with pytest.raises(Refused, match="Only an admin"):
            assignments.assign(session, actor, cody, remy)
        with pytest.raises(Refused, match="Only an admin"):
            assignments.reassign(session, actor, cody, remy)
        with pytest.raises(Refused, match="Only an admin"):
            assignments.unassign(session, actor, cody)

    def test_takes_active_recruiters_only(self, session: Session, cast: Cast) -> None:
        gone = acts.person(session, "Gone Away", Role.RECRUITER)
        session.get_one(User, gone.user_id).is_active = False
        for nobody in (gone.user_id, cast.ada.user_id, cast.cleo.user_id, uuid4()):
            with pytest.raises(Invalid, match="Choose an active recruiter"):
                assignments.assign(session, cast.ada, cast.cody.user_id, nobody)

    def test_takes_candidates_only(self, session: Session, cast: Cast) -> None:
        for nobody in (cast.ada.user_id, cast.rosa.user_id, uuid4()):
            with pytest.raises(NotFound):
                assignments.assign(session, cast.ada, nobody, cast.remy.user_id)

    def test_leaves_a_deactivated_candidate_alone(self, session: Session, cast: Cast) -> None:
        session.get_one(User, cast.cody.user_id).is_active = False
        with pytest.raises(Invalid, match="deactivated"):
            assignments.assign(session, cast.ada, cast.cody.user_id, cast.remy.user_id)

    def test_sends_a_link_that_fits_whatever_the_address_is(
        self, session: Session, cast: Cast
    ) -> None:
        user = session.get_one(User, cast.cody.user_id)
        user.email = f"a+b&c#{'x' * 50}@{'y' * 170}.example"
        assignments.assign(session, cast.ada, cast.cody.user_id, cast.remy.user_id)
        session.flush()
        assert acts.messages(session, cast.remy) == ["Cody Bright was assigned to you."]


class TestReassign:
    def test_takes_sight_from_the_old_and_gives_it_to_the_new(
        self, session: Session, cast: Cast
    ) -> None:
        opened = assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        with pytest.raises(NotFound):
            application_query.get(session, cast.rosa, cast.cleos_application_id)
        with pytest.raises(NotFound):
            users.candidate(session, cast.rosa, cast.cleo.user_id)
        assert application_query.get(session, cast.remy, cast.cleos_application_id)
        assert _recruiters_of(session, cast.cleo) == {cast.remy.user_id}
        closed = session.scalars(select(Assignment).where(col(Assignment.id) != opened.id)).one()
        assert closed.ended_by == cast.ada.user_id
        assert closed.ended_at
        assert closed.started_at <= closed.ended_at <= opened.started_at

    def test_is_audited_with_both_recruiters(self, session: Session, cast: Cast) -> None:
        assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id, reason="Away")
        entry = session.query(AuditEntry).filter_by(action="candidate.assigned").one()
        assert entry.before == {"recruiter_id": str(cast.rosa.user_id)}
        assert entry.after == {"recruiter_id": str(cast.remy.user_id)}
        assert entry.reason == "Away"

    def test_is_refused_for_the_same_recruiter(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Conflict, match="already with Rosa"):
            assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.rosa.user_id)

    def test_is_refused_for_somebody_who_waits(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Conflict, match="assign them instead"):
            assignments.reassign(session, cast.ada, cast.cody.user_id, cast.remy.user_id)


class TestUnassign:
    def test_puts_them_back_into_the_pool(self, session: Session, cast: Cast) -> None:
        assert query.waiting(session, cast.ada) == 0
        assignments.unassign(session, cast.ada, cast.cleo.user_id, reason="x" * 900)
        session.flush()
        assert query.waiting(session, cast.ada) == 1
        assert _recruiters_of(session, cast.cleo) == {None}
        with pytest.raises(NotFound):
            application_query.get(session, cast.rosa, cast.cleos_application_id)
        assert acts.actions(session, cast.cleo.user_id) == ["candidate.unassigned"]

    def test_is_refused_for_somebody_who_waits(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Conflict, match="has no recruiter"):
            assignments.unassign(session, cast.ada, cast.cody.user_id)

    def test_leaves_the_history_of_assignments(self, session: Session, cast: Cast) -> None:
        for _ in range(3):
            assignments.unassign(session, cast.ada, cast.cleo.user_id)
            assignments.assign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        session.flush()
        kept = session.scalars(select(Assignment)).all()
        assert len(kept) == 4
        assert [each.recruiter_id for each in kept if each.ended_at is None] == [cast.remy.user_id]
