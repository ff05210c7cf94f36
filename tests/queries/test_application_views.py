"""One projection: what its candidate is told, and what staff see (rule 12)."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from talentra.errors import NotFound
from talentra.models import Actor, Choice, Stage, Visibility
from talentra.queries import application_views as views
from talentra.queries.pages import Ask
from talentra.services import applications, remarks
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

INTERVIEW, OFFER, REJECTED = Stage.INTERVIEW, Stage.OFFER, Stage.REJECTED


def _seen(session: Session, actor: Actor, cast: Cast) -> views.ApplicationView:
    session.flush()
    return views.view(session, actor, cast.cleos_application_id)


class TestForStaff:
    def test_names_who_did_what_and_why(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        applications.move(
            session, cast.ada, cast.cleos_application_id, to=REJECTED, reason="skills", note="So."
        )
        seen = _seen(session, cast.rosa, cast)
        assert [(event.to_stage, event.by) for event in seen.history] == [
            (Stage.APPLIED, "Cleo Marsh"),
            (INTERVIEW, "Rosa Lindqvist"),
            (REJECTED, "Ada Quill"),
        ]
        last = seen.history[-1]
        assert (last.reason, last.note, last.is_override) == ("We rejected: skills", "So.", True)
        assert (seen.recruiter_name, seen.version) == ("Rosa Lindqvist", 3)
        assert seen.last_event_id == last.id

    def test_offers_the_moves_that_would_be_taken(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, OFFER, Stage.HIRED)
        assert _seen(session, cast.rosa, cast).next_stages == ()
        assert _seen(session, cast.ada, cast).next_stages == (OFFER,)
        assert not _seen(session, cast.rosa, cast).can_withdraw

    @pytest.mark.parametrize("who", ["remy", "cody"])
    def test_hides_it_from_everybody_else(self, session: Session, cast: Cast, who: str) -> None:
        with pytest.raises(NotFound):
            _seen(session, getattr(cast, who), cast)


class TestForTheCandidate:
    def test_names_nobody_and_gives_no_reasons(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        applications.move(
            session, cast.ada, cast.cleos_application_id, to=REJECTED, reason="skills", note="So."
        )
        remarks.add(session, cast.rosa, cast.cleos_application_id, text="Hush")
        remarks.add(
            session,
            cast.rosa,
            cast.cleos_application_id,
            text="Hello",
            visibility=Visibility.CANDIDATE,
        )
        seen = _seen(session, cast.cleo, cast)
        assert [(remark.text, remark.by) for remark in seen.remarks] == [("Hello", None)]
        assert [event.to_stage for event in seen.history] == [Stage.APPLIED, INTERVIEW, REJECTED]
        told = str([asdict(seen)])
        for secret in (
            "Rosa",
            "Ada",
            "We rejected",
            "So.",
            "Hush",
            "other",
            str(cast.rosa.user_id),
        ):
            assert secret not in told
        assert {event.is_override for event in seen.history} == {False}
        assert (seen.next_stages, seen.last_event_id) == ((), None)

    def test_offers_to_withdraw_while_it_lives(self, session: Session, cast: Cast) -> None:
        assert _seen(session, cast.cleo, cast).can_withdraw
        acts.bring(session, cast.rosa, cast.cleos_application_id, REJECTED)
        assert not _seen(session, cast.cleo, cast).can_withdraw


@pytest.fixture
def hold(session: Session) -> timedelta:
    """A rejection is told a day later."""
    session.add(Choice(name="rejection_hold_hours", value=24))
    session.flush()
    return timedelta(hours=24)


class TestHeldRejection:
    def test_leaves_no_trace_anywhere(
        self, session: Session, cast: Cast, clock: SteeredClock, hold: timedelta
    ) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        before = _seen(session, cast.cleo, cast)
        messages = acts.messages(session, cast.cleo)
        clock.forward(timedelta(hours=1))
        acts.bring(session, cast.rosa, cast.cleos_application_id, REJECTED)
        assert _seen(session, cast.cleo, cast) == before
        assert views.mine(session, cast.cleo, Ask()).rows == [before]
        assert acts.messages(session, cast.cleo) == messages
        assert _seen(session, cast.rosa, cast).stage is REJECTED

    def test_is_told_when_its_time_has_come(
        self, session: Session, cast: Cast, clock: SteeredClock, hold: timedelta
    ) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW, REJECTED)
        clock.forward(hold)
        told = _seen(session, cast.cleo, cast)
        assert (told.stage, told.can_withdraw, told.version) == (REJECTED, False, 3)

    def test_that_was_undone_in_time_never_was(
        self, session: Session, cast: Cast, clock: SteeredClock, hold: timedelta
    ) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW)
        before, messages = _seen(session, cast.cleo, cast), acts.messages(session, cast.cleo)
        acts.bring(session, cast.rosa, cast.cleos_application_id, REJECTED)
        clock.forward(timedelta(hours=2))
        last = acts.history(session, cast.cleos_application_id)[-1]
        applications.undo(session, cast.rosa, last.id)
        assert _seen(session, cast.cleo, cast) == before
        clock.forward(2 * hold)
        assert _seen(session, cast.cleo, cast) == before
        assert acts.messages(session, cast.cleo) == messages

    def test_lets_the_candidate_withdraw_as_if_nothing_was(
        self, session: Session, cast: Cast, clock: SteeredClock, hold: timedelta
    ) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, INTERVIEW, REJECTED)
        clock.forward(timedelta(hours=1))
        applications.withdraw(session, cast.cleo, cast.cleos_application_id)
        seen = _seen(session, cast.cleo, cast)
        steps = [(event.from_stage, event.to_stage) for event in seen.history]
        assert steps[-1] == (INTERVIEW, Stage.WITHDRAWN)
        assert REJECTED not in {stage for step in steps for stage in step}


class TestLists:
    def test_mine_are_the_latest_sent_first(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        clock.forward(timedelta(minutes=1))
        second = acts.post(session, cast.remy, title="Second")
        applications.apply(session, cast.cleo, second.id, resume_id=cast.cleos_resume_id)
        page = views.mine(session, cast.cleo, Ask(count=True))
        assert [row.job["title"] for row in page.rows] == ["Second", "Data engineer"]
        assert page.total == 2
        assert views.mine(session, cast.cody, Ask()).rows == []

    def test_of_a_job_shows_what_one_handles(self, session: Session, cast: Cast) -> None:
        applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)

        def names(actor: Actor, stage: Stage | None = None) -> set[str]:
            found = views.of_job(session, actor, cast.job_id, stage, Ask())
            return {row.candidate_name for row in found.rows}

        assert names(cast.ada) == {"Cleo Marsh", "Cody Bright"}
        assert names(cast.rosa) == {"Cleo Marsh"}
        assert names(cast.remy) == set()
        assert names(cast.ada, INTERVIEW) == set()


def test_a_view_holds_no_row(session: Session, cast: Cast) -> None:
    """Only what is listed leaves, and it outlives its session."""
    remarks.add(session, cast.rosa, cast.cleos_application_id, text="Hush")
    seen = _seen(session, cast.rosa, cast)
    kept: list[object] = [seen, *seen.history, *seen.remarks, *asdict(seen).values()]
    assert not [each for each in kept if isinstance(each, SQLModel)]
