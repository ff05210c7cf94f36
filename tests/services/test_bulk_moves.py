"""Several applications moved at once, and taken back at once."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Invalid, NotFound, Refused
from talentra.models import Application, Stage
from talentra.services import bulk_moves as service
from talentra.services.bulk_moves import MOST, Seen
from tests.harness.cast import Cast
from tests.services import acts


@pytest.fixture
def three(session: Session, cast: Cast) -> list[UUID]:
    """Applications of Rosa's candidates, all at the beginning."""
    people = [acts.person(session, f"Pip{number}") for number in range(2)]
    sent = [acts.apply(session, each, cast.job_id) for each in people]
    for each in sent:
        each.recruiter_id = cast.rosa.user_id
    session.flush()
    return [cast.cleos_application_id, *(each.id for each in sent)]


def _stages(session: Session, ids: list[UUID]) -> list[Stage]:
    return [session.get_one(Application, each).stage for each in ids]


class TestMoveMany:
    def test_is_one_batch_of_moves(self, session: Session, cast: Cast, three: list[UUID]) -> None:
        seen = [Seen(each, 1) for each in three]
        moved = service.move_many(session, cast.rosa, seen, to=Stage.INTERVIEW)
        assert (set(moved.done), moved.refused) == (set(three), {})
        assert _stages(session, three) == [Stage.INTERVIEW] * 3
        session.flush()
        last = [acts.history(session, each)[-1] for each in three]
        assert {event.batch_id for event in last} == {moved.batch_id}

    def test_leaves_out_what_somebody_else_was_quicker_with(
        self, session: Session, cast: Cast, three: list[UUID]
    ) -> None:
        acts.bring(session, cast.ada, three[1], Stage.OFFER)
        seen = [Seen(each, 1) for each in three]
        moved = service.move_many(session, cast.rosa, seen, to=Stage.INTERVIEW)
        assert "in the meantime" in moved.refused.pop(three[1])
        assert moved.refused == {}
        assert _stages(session, three) == [Stage.INTERVIEW, Stage.OFFER, Stage.INTERVIEW]

    def test_hides_whom_the_recruiter_does_not_handle(
        self, session: Session, cast: Cast, three: list[UUID]
    ) -> None:
        unknown = uuid4()
        seen = [Seen(each) for each in (*three, unknown)]
        moved = service.move_many(session, cast.remy, seen, to=Stage.INTERVIEW)
        assert moved.done == []
        assert len(set(moved.refused.values())) == 1
        assert _stages(session, three) == [Stage.APPLIED] * 3

    def test_needs_one_reason_for_all(
        self, session: Session, cast: Cast, three: list[UUID]
    ) -> None:
        seen = [Seen(each) for each in three]
        with pytest.raises(Invalid):
            service.move_many(session, cast.rosa, seen, to=Stage.REJECTED)
        assert _stages(session, three) == [Stage.APPLIED] * 3
        moved = service.move_many(session, cast.rosa, seen, to=Stage.REJECTED, reason="skills")
        assert len(moved.done) == 3

    def test_is_for_staff_and_has_a_bound(
        self, session: Session, cast: Cast, three: list[UUID]
    ) -> None:
        with pytest.raises(Refused):
            service.move_many(session, cast.cleo, [Seen(three[0])], to=Stage.OFFER)
        with pytest.raises(Invalid):
            service.move_many(session, cast.rosa, [Seen(three[0])] * (MOST + 1), to=Stage.OFFER)


class TestUndoBatch:
    def test_takes_all_back_where_nothing_happened_since(
        self, session: Session, cast: Cast, three: list[UUID]
    ) -> None:
        seen = [Seen(each) for each in three]
        moved = service.move_many(session, cast.rosa, seen, to=Stage.INTERVIEW)
        session.flush()
        acts.bring(session, cast.ada, three[2], Stage.OFFER)
        undone = service.undo_batch(session, cast.rosa, moved.batch_id)
        assert set(undone.done) == set(three[:2])
        assert "changed again since" in undone.refused[three[2]]
        assert _stages(session, three) == [Stage.APPLIED, Stage.APPLIED, Stage.OFFER]
        session.flush()
        assert acts.history(session, three[0])[-1].undoes_id is not None

    def test_is_nothing_to_those_who_see_none_of_it(
        self, session: Session, cast: Cast, three: list[UUID]
    ) -> None:
        moved = service.move_many(session, cast.rosa, [Seen(three[0])], to=Stage.INTERVIEW)
        session.flush()
        for batch_id in (moved.batch_id, uuid4()):
            with pytest.raises(NotFound):
                service.undo_batch(session, cast.remy, batch_id)
        with pytest.raises(Refused):
            service.undo_batch(session, cast.cleo, moved.batch_id)
        assert _stages(session, three[:1]) == [Stage.INTERVIEW]
