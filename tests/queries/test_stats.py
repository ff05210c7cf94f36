"""A candidate's own numbers: no count betrays what they are not told (12)."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Refused
from talentra.models import Application, Choice, Stage
from talentra.queries import dashboards
from talentra.services import applications
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts


class TestStats:
    def test_count_ones_own_applications_by_stage(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
        acts.apply(session, cast.cleo, acts.post(session, cast.remy).id)
        session.flush()
        seen = dashboards.candidate(session, cast.cleo)
        assert seen.applications == 2
        assert {stage: n for stage, n in seen.by_stage.items() if n} == {
            Stage.APPLIED: 1,
            Stage.INTERVIEW: 1,
        }
        assert set(seen.by_stage) == set(Stage)

    def test_of_somebody_who_sent_nothing_are_zeros(self, session: Session, cast: Cast) -> None:
        seen = dashboards.candidate(session, cast.cody)
        assert (seen.applications, seen.last_activity_at) == (0, None)
        assert set(seen.by_stage.values()) == {0}

    def test_hold_a_rejection_back_as_long_as_it_is_not_told(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        clock.forward(timedelta(hours=1))
        session.add(Choice(name="rejection_hold_hours", value=24))
        applied_at = session.get_one(Application, cast.cleos_application_id).stage_changed_at
        before = dashboards.candidate(session, cast.cleo)
        applications.move(
            session, cast.rosa, cast.cleos_application_id, to=Stage.REJECTED, reason="skills"
        )
        session.flush()
        assert dashboards.candidate(session, cast.cleo) == before
        assert before.last_activity_at
        assert abs(before.last_activity_at - applied_at) < timedelta(minutes=1)
        clock.forward(timedelta(hours=24))
        assert dashboards.candidate(session, cast.cleo).by_stage[Stage.REJECTED] == 1

    def test_are_for_candidates(self, session: Session, cast: Cast) -> None:
        for other in (cast.rosa, cast.ada):
            with pytest.raises(Refused):
                dashboards.candidate(session, other)
