"""Who stands at a stage for longer than its target time: on the board, in the list, in numbers."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.models import PATH, Actor, Application, Choice
from talentra.queries import applications, dashboards, pipeline, targets
from talentra.queries.applications import ApplicationFilter
from talentra.queries.pages import Ask
from talentra.services import assignments, organisation
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.queries import weeks
from tests.services import acts

OVER = ApplicationFilter(over_target=True)


def _marks(session: Session, actor: Actor) -> dict[str, int | None]:
    """By how much each application is over, which board and list tell alike."""
    session.flush()
    board = pipeline.board(session, actor, ApplicationFilter()).columns
    seen = {str(row.id): row.days_over for rows in board.values() for row in rows}
    listed = applications.page(session, actor, ApplicationFilter(), Ask(limit=100)).rows
    assert {str(row.id): row.days_over for row in listed} == seen
    return seen


def _stand(session: Session, cast: Cast, **since: int) -> None:
    sent = session.get_one(Application, cast.cleos_application_id)
    sent.stage_changed_at = now() - timedelta(**since)


class TestMarks:
    @pytest.mark.parametrize(
        ("since", "over"),
        [
            ({"days": 0}, 0),
            ({"days": 5, "hours": 23}, 0),
            ({"days": 6}, 1),
            ({"days": 15, "hours": 1}, 10),
        ],
        ids=str,
    )
    def test_count_whole_days_above_the_target(
        self, session: Session, cast: Cast, clock: SteeredClock, since: dict[str, int], over: int
    ) -> None:
        organisation.change(session, cast.ada, {"stage_targets": {"applied": 5}})
        _stand(session, cast, **since)
        assert _marks(session, cast.rosa) == {str(cast.cleos_application_id): over}
        found = applications.page(session, cast.rosa, OVER, Ask()).rows
        assert bool(found) is (over > 0)
        assert dashboards.recruiter(session, cast.rosa).over_target == len(found)
        assert _marks(session, cast.remy) == {}
        assert applications.page(session, cast.remy, OVER, Ask()).rows == []

    def test_are_of_stages_with_a_target_alone(self, session: Session, cast: Cast) -> None:
        _stand(session, cast, days=90)
        assert _marks(session, cast.rosa) == {str(cast.cleos_application_id): None}
        assert applications.page(session, cast.rosa, OVER, Ask()).rows == []
        organisation.change(session, cast.ada, {"stage_targets": {"interview": 5}})
        assert _marks(session, cast.rosa) == {str(cast.cleos_application_id): None}
        assert applications.page(session, cast.rosa, OVER, Ask()).rows == []

    def test_cost_no_query_for_each_row(self, session: Session, cast: Cast) -> None:
        session.add(Choice(name="stage_targets", value={"applied": 3}))
        one = _statements(session, cast.ada)
        for number in range(9):
            acts.apply(session, acts.person(session, f"Nell{number} Row"), cast.job_id)
        assert _statements(session, cast.ada) == one


def _statements(session: Session, actor: Actor) -> int:
    """How many statements board and list take."""
    session.flush()
    session.expire_all()
    said: list[str] = []
    engine = session.get_bind()
    note = lambda *told: said.append(told[2])  # noqa: E731 -- removed again by name
    event.listen(engine, "before_cursor_execute", note)
    pipeline.board(session, actor, ApplicationFilter())
    applications.page(session, actor, ApplicationFilter(), Ask(limit=100))
    event.remove(engine, "before_cursor_execute", note)
    return len(said)


@pytest.mark.parametrize("number", range(2))
def test_the_filter_finds_what_is_marked(
    session: Session, cast: Cast, clock: SteeredClock, number: int
) -> None:
    weeks.live(session, cast, clock, number)
    held = {"applied": 2, "interview": 5, "offer": 1}
    organisation.change(session, cast.ada, {"stage_targets": held})
    for reader in (cast.ada, cast.rosa, cast.remy):
        marks = _marks(session, reader)
        found = applications.page(session, reader, OVER, Ask(limit=100)).rows
        assert {str(row.id) for row in found} == {key for key, over in marks.items() if over}
        for key, over in marks.items():
            row = next(each for each in session.query(Application) if str(each.id) == key)
            days = (now() - row.stage_changed_at).days
            target = held.get(row.stage)
            assert over == (None if target is None else max(days - target, 0))


class TestLate:
    def test_is_told_of_each_active_recruiter(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        weeks.live(session, cast, clock, 1)
        organisation.change(
            session, cast.ada, {"stage_targets": {stage.value: 2 for stage in PATH}}
        )
        session.flush()
        told = {each.recruiter_id: each for each in targets.late(session)}
        assert told
        for recruiter in (cast.rosa, cast.remy):
            marks = [over for over in _marks(session, recruiter).values() if over]
            if not marks:
                assert recruiter.user_id not in told
                continue
            late = told.pop(recruiter.user_id)
            assert (late.applications, late.longest) == (len(marks), max(marks))
        assert told == {}

    def test_is_of_nobody_who_waits_or_is_an_admins(self, session: Session, cast: Cast) -> None:
        organisation.change(session, cast.ada, {"stage_targets": {"applied": 1}})
        _stand(session, cast, days=9)
        session.flush()
        assert [each.recruiter_id for each in targets.late(session)] == [cast.rosa.user_id]
        assignments.unassign(session, cast.ada, cast.cleo.user_id, reason="On leave")
        session.flush()
        assert targets.late(session) == []
