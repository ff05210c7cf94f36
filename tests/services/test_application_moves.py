"""Moving an application: who may, what is written, who is told (rules 8, 9 and 10)."""

from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import PATH, Actor, Application, AuditEntry, Stage
from talentra.services import applications, assignments
from tests.harness.cast import Cast
from tests.services import acts

ASSESSMENT, INTERVIEW, OFFER = Stage.ONLINE_ASSESSMENT, Stage.INTERVIEW, Stage.OFFER
HIRED, REJECTED, WITHDRAWN = Stage.HIRED, Stage.REJECTED, Stage.WITHDRAWN


class TestMove:
    def test_writes_one_event_of_its_recruiter(self, session: Session, cast: Cast) -> None:
        moved = applications.move(
            session, cast.rosa, cast.cleos_application_id, to=INTERVIEW, note=" Bring a pen. "
        )
        assert (moved.stage, moved.version) == (INTERVIEW, 2)
        _, event = acts.history(session, moved.id)
        assert (event.number, event.from_stage, event.to_stage) == (2, Stage.APPLIED, INTERVIEW)
        assert (event.actor_id, event.note) == (cast.rosa.user_id, "Bring a pen.")
        assert (event.reason, event.is_override, event.undoes_id) == (None, False, None)

    def test_is_audited_with_before_and_after(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, ASSESSMENT)
        entry = session.query(AuditEntry).filter_by(action="application.moved").one()
        assert (entry.actor_id, entry.target_id) == (cast.rosa.user_id, cast.cleos_application_id)
        assert (entry.before, entry.after) == ({"stage": "applied"}, {"stage": ASSESSMENT.value})

    def test_tells_the_candidate(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        assert acts.messages(session, cast.cleo) == [
            "Your application for Data engineer is now at Interview."
        ]
        assert acts.messages(session, cast.rosa) == []

    def test_hides_it_from_a_recruiter_it_is_not_assigned_to(
        self, session: Session, cast: Cast
    ) -> None:
        with pytest.raises(NotFound) as hidden:
            applications.move(session, cast.remy, cast.cleos_application_id, to=INTERVIEW)
        with pytest.raises(NotFound) as nowhere:
            applications.move(session, cast.remy, uuid4(), to=INTERVIEW)
        assert hidden.value.sentence == nowhere.value.sentence

    def test_owning_the_job_gives_no_sight(self, session: Session, cast: Cast) -> None:
        sent = applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        with pytest.raises(NotFound):
            applications.move(session, cast.rosa, sent.id, to=INTERVIEW)

    def test_being_assigned_gives_sight_of_other_peoples_jobs(
        self, session: Session, cast: Cast
    ) -> None:
        theirs = acts.post(session, cast.remy)
        sent = applications.apply(session, cast.cleo, theirs.id, resume_id=cast.cleos_resume_id)
        assert applications.move(session, cast.rosa, sent.id, to=INTERVIEW).stage is INTERVIEW

    @pytest.mark.parametrize("who", ["cleo", "cody"])
    def test_is_never_for_candidates(self, session: Session, cast: Cast, who: str) -> None:
        candidate: Actor = getattr(cast, who)
        with pytest.raises(Refused, match="Only its recruiter or an admin"):
            applications.move(session, candidate, cast.cleos_application_id, to=WITHDRAWN)

    def test_by_an_admin_is_marked_as_an_override(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.ada, cast.cleos_application_id, INTERVIEW)
        assert acts.history(session, cast.cleos_application_id)[-1].is_override
        assert acts.actions(session, cast.cleos_application_id) == ["application.moved_by_override"]

    def test_to_where_it_stands_writes_nothing(self, session: Session, cast: Cast) -> None:
        applications.move(session, cast.rosa, cast.cleos_application_id, to=Stage.APPLIED)
        assert len(acts.history(session, cast.cleos_application_id)) == 1
        assert acts.actions(session, cast.cleos_application_id) == []
        assert acts.messages(session, cast.cleo) == []

    def test_a_refusal_writes_nothing(self, session: Session, cast: Cast) -> None:
        for to, reason in ((HIRED, "x"), (WITHDRAWN, "x"), (REJECTED, None)):
            with pytest.raises((Conflict, Invalid)):
                applications.move(
                    session, cast.rosa, cast.cleos_application_id, to=to, reason=reason
                )
        application = session.get_one(Application, cast.cleos_application_id)
        assert (application.stage, application.version) == (Stage.APPLIED, 1)
        assert len(acts.history(session, cast.cleos_application_id)) == 1
        assert acts.actions(session, cast.cleos_application_id) == []

    def test_keeps_long_words_within_what_the_columns_hold(
        self, session: Session, cast: Cast
    ) -> None:
        applications.move(
            session,
            cast.rosa,
            cast.cleos_application_id,
            to=REJECTED,
            reason="r" * 5000,
            note="n" * 9000,
        )
        event = acts.history(session, cast.cleos_application_id)[-1]
        assert (len(event.reason or ""), len(event.note or "")) == (500, 4000)


class TestVersion:
    def test_that_is_stale_is_refused_and_changes_nothing(
        self, session: Session, cast: Cast
    ) -> None:
        applications.move(session, cast.rosa, cast.cleos_application_id, to=INTERVIEW, version=1)
        with pytest.raises(Conflict, match="now at Interview") as refused:
            applications.move(session, cast.ada, cast.cleos_application_id, to=OFFER, version=1)
        assert refused.value.code == "stale"
        assert refused.value.extra == {"stage": "interview", "version": 2}
        assert len(acts.history(session, cast.cleos_application_id)) == 2

    def test_that_is_stale_is_refused_even_without_a_move(
        self, session: Session, cast: Cast
    ) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        with pytest.raises(Conflict, match="in the meantime"):
            applications.move(
                session, cast.rosa, cast.cleos_application_id, to=INTERVIEW, version=1
            )

    def test_left_out_means_as_it_stands_now(self, session: Session, cast: Cast) -> None:
        moved = acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW, OFFER, HIRED)
        assert moved.version == 4


class TestFinalStages:
    @pytest.mark.parametrize("path", [(OFFER, HIRED), (WITHDRAWN,)])
    def test_are_reopened_by_an_admin_only(
        self, session: Session, cast: Cast, path: tuple[Stage, ...]
    ) -> None:
        before = self._ended(session, cast, path)
        with pytest.raises(Conflict, match="only an admin can reopen"):
            applications.move(
                session, cast.rosa, cast.cleos_application_id, to=before, reason="Please."
            )
        reopened = acts.bring(session, cast.ada, cast.cleos_application_id, before)
        assert reopened.stage is before
        assert acts.history(session, cast.cleos_application_id)[-1].is_override

    @pytest.mark.parametrize("path", [(OFFER, HIRED), (WITHDRAWN,)])
    def test_are_reopened_with_a_reason_and_to_where_they_came_from(
        self, session: Session, cast: Cast, path: tuple[Stage, ...]
    ) -> None:
        before = self._ended(session, cast, path)
        with pytest.raises(Invalid, match="Give a reason"):
            applications.move(session, cast.ada, cast.cleos_application_id, to=before)
        for to in {*Stage} - {before, path[-1]}:
            with pytest.raises(Conflict, match="only go back to"):
                applications.move(
                    session, cast.ada, cast.cleos_application_id, to=to, reason="Please."
                )

    def test_rejected_is_not_one_of_them(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW, REJECTED)
        back = acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        assert back.stage is INTERVIEW

    def _ended(self, session: Session, cast: Cast, path: tuple[Stage, ...]) -> Stage:
        if path == (WITHDRAWN,):
            applications.withdraw(session, cast.cleo, cast.cleos_application_id)
            return Stage.APPLIED
        acts.bring(session, cast.rosa, cast.cleos_application_id, *path)
        return path[-2]


class TestWithdraw:
    @pytest.mark.parametrize("stage", PATH)
    def test_leads_out_of_every_live_stage(
        self, session: Session, cast: Cast, stage: Stage
    ) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, stage)
        gone = applications.withdraw(
            session, cast.cleo, cast.cleos_application_id, reason="Another job." + "!" * 600
        )
        assert gone.stage is WITHDRAWN
        event = acts.history(session, gone.id)[-1]
        assert (event.from_stage, event.actor_id) == (stage, cast.cleo.user_id)
        assert not event.is_override
        assert acts.actions(session, gone.id)[-1] == "application.withdrawn"
        assert acts.messages(session, cast.rosa) == ["Cleo Marsh withdrew an application."]

    @pytest.mark.parametrize("path", [(OFFER, HIRED), (REJECTED,)])
    def test_is_refused_once_it_is_over(
        self, session: Session, cast: Cast, path: tuple[Stage, ...]
    ) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, *path)
        with pytest.raises(Conflict, match="cannot be withdrawn"):
            applications.withdraw(session, cast.cleo, cast.cleos_application_id)

    def test_twice_is_refused(self, session: Session, cast: Cast) -> None:
        applications.withdraw(session, cast.cleo, cast.cleos_application_id)
        with pytest.raises(Conflict, match="that is withdrawn cannot"):
            applications.withdraw(session, cast.cleo, cast.cleos_application_id)

    def test_hides_it_from_other_candidates(self, session: Session, cast: Cast) -> None:
        with pytest.raises(NotFound):
            applications.withdraw(session, cast.cody, cast.cleos_application_id)

    @pytest.mark.parametrize("who", ["ada", "rosa", "remy"])
    def test_is_not_for_staff(self, session: Session, cast: Cast, who: str) -> None:
        with pytest.raises(Refused, match="Only the candidate"):
            applications.withdraw(session, getattr(cast, who), cast.cleos_application_id)

    def test_of_somebody_who_waits_tells_no_recruiter(self, session: Session, cast: Cast) -> None:
        assignments.unassign(session, cast.ada, cast.cleo.user_id)
        applications.withdraw(session, cast.cleo, cast.cleos_application_id)
        assert acts.messages(session, cast.rosa) == []
