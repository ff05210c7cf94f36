"""Taking a move back: a compensating event, never an erasure (rule 11)."""

from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Conflict, NotFound, Refused
from talentra.models import Stage
from talentra.services import applications, assignments
from tests.harness.cast import Cast
from tests.services import acts

ASSESSMENT, INTERVIEW, OFFER = Stage.ONLINE_ASSESSMENT, Stage.INTERVIEW, Stage.OFFER
HIRED, REJECTED = Stage.HIRED, Stage.REJECTED


class TestUndo:
    @pytest.mark.parametrize(
        "path",
        [
            (INTERVIEW,),
            (INTERVIEW, ASSESSMENT),
            (REJECTED,),
            (INTERVIEW, REJECTED),
            (INTERVIEW, REJECTED, INTERVIEW),
            (OFFER, HIRED),
        ],
    )
    def test_leads_back_and_keeps_both_events(
        self, session: Session, cast: Cast, path: tuple[Stage, ...]
    ) -> None:
        before = [Stage.APPLIED, *path][-2]
        acts.bring(session, cast.rosa, cast.cleos_application_id, *path)
        last = acts.history(session, cast.cleos_application_id)[-1]
        undone = applications.undo(session, cast.rosa, last.id)
        assert undone.stage is before
        events = acts.history(session, cast.cleos_application_id)
        assert [event.to_stage for event in events] == [Stage.APPLIED, *path, before]
        assert (events[-1].undoes_id, events[-1].reason) == (last.id, "Undone")
        assert undone.version == events[-1].number == len(events)

    def test_leads_to_the_same_doors_as_before(self, session: Session, cast: Cast) -> None:
        """A rejection that is taken back and put in force again still knows its way home."""
        acts.bring(session, cast.rosa, cast.cleos_application_id, OFFER, REJECTED)
        for expected in (OFFER, REJECTED, OFFER, REJECTED):
            last = acts.history(session, cast.cleos_application_id)[-1]
            undone = applications.undo(session, cast.rosa, last.id)
            assert undone.stage is expected
        assert undone.next_stages == {OFFER}

    def test_is_refused_after_a_later_move(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, ASSESSMENT, INTERVIEW)
        _, first, last = acts.history(session, cast.cleos_application_id)
        with pytest.raises(Conflict, match="only the latest move"):
            applications.undo(session, cast.rosa, first.id)
        applications.undo(session, cast.rosa, last.id)
        with pytest.raises(Conflict, match="only the latest move"):
            applications.undo(session, cast.rosa, last.id)

    def test_does_not_touch_what_the_candidate_did(self, session: Session, cast: Cast) -> None:
        [applied] = acts.history(session, cast.cleos_application_id)
        with pytest.raises(Conflict, match="the candidate did themselves"):
            applications.undo(session, cast.rosa, applied.id)
        applications.withdraw(session, cast.cleo, cast.cleos_application_id)
        withdrawn = acts.history(session, cast.cleos_application_id)[-1]
        with pytest.raises(Conflict, match="the candidate did themselves"):
            applications.undo(session, cast.ada, withdrawn.id)

    def test_hides_the_history_from_others(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        last = acts.history(session, cast.cleos_application_id)[-1]
        for event_id in (last.id, uuid4()):
            with pytest.raises(NotFound):
                applications.undo(session, cast.remy, event_id)
        with pytest.raises(Refused):
            applications.undo(session, cast.cleo, last.id)

    def test_is_for_whoever_handles_them_now(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        last = acts.history(session, cast.cleos_application_id)[-1]
        assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        with pytest.raises(NotFound):
            applications.undo(session, cast.rosa, last.id)
        applications.undo(session, cast.remy, last.id)
        assert [event.actor_id for event in acts.history(session, last.application_id)] == [
            cast.cleo.user_id,
            cast.rosa.user_id,
            cast.remy.user_id,
        ]

    def test_by_an_admin_is_an_override_and_audited(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        last = acts.history(session, cast.cleos_application_id)[-1]
        applications.undo(session, cast.ada, last.id)
        assert acts.history(session, cast.cleos_application_id)[-1].is_override
        assert acts.actions(session, cast.cleos_application_id)[-1] == (
            "application.moved_by_override"
        )
