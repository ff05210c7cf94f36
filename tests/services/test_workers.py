"""What several processes have counted is one sum, whichever of them is asked."""

from datetime import timedelta
from uuid import UUID

import pytest

from talentra import db, tally
from talentra.models import Worker
from talentra.models.base import uuid7
from talentra.queries.workers import GONE, together
from talentra.services import workers
from talentra.tally import Snapshot
from tests.harness.steered_clock import SteeredClock

pytestmark = pytest.mark.usefixtures("database")
ONE, OTHER, THIRD = uuid7(), uuid7(), uuid7()


def _note(worker_id: UUID, calls: float, **levels: float) -> None:
    with db.transaction() as session:
        workers.note(session, worker_id, Snapshot({"calls": calls}, levels))


def _told_to(worker_id: UUID, mine: Snapshot) -> Snapshot:
    with db.reading() as session:
        return together(session, mine, worker_id)


class TestTogether:
    def test_is_the_sum_with_ones_own_as_it_is_now(self, clock: SteeredClock) -> None:
        _note(ONE, 5, tabs=2)
        _note(OTHER, 7, tabs=3)
        told = _told_to(ONE, Snapshot({"calls": 6}, {"tabs": 1}))
        assert told.counts == {"calls": 13}
        assert told.levels == {"tabs": 4, "workers": 2}

    def test_is_the_same_from_each(self, clock: SteeredClock) -> None:
        for worker_id, calls in ((ONE, 5), (OTHER, 7), (THIRD, 1)):
            _note(worker_id, calls, tabs=1)
        told = [
            _told_to(worker_id, Snapshot({"calls": calls}, {"tabs": 1}))
            for worker_id, calls in ((ONE, 5), (OTHER, 7), (THIRD, 1))
        ]
        assert told[0] == told[1] == told[2]

    def test_keeps_the_counts_of_one_that_ended_and_not_its_levels(
        self, clock: SteeredClock
    ) -> None:
        _note(OTHER, 7, tabs=3)
        clock.forward(GONE + timedelta(seconds=1))
        told = _told_to(ONE, Snapshot({"calls": 1}, {"tabs": 1}))
        assert told == Snapshot({"calls": 8}, {"tabs": 1, "workers": 1})


class TestFold:
    def test_leaves_one_row_for_all_that_ended_and_the_same_sum(self, clock: SteeredClock) -> None:
        mine = Snapshot({"calls": 1})
        for worker_id in (OTHER, THIRD):
            _note(worker_id, 7, tabs=3)
            clock.forward(workers.FOLDED_AFTER + timedelta(minutes=1))
            before = _told_to(ONE, mine)
            with db.transaction() as session:
                workers.fold(session)
            assert _told_to(ONE, mine).counts == before.counts
        with db.reading() as session:
            assert [each.id for each in session.query(Worker)] == [workers.ENDED]
        assert _told_to(ONE, mine).levels == {"workers": 1}

    def test_leaves_those_that_run(self, clock: SteeredClock) -> None:
        _note(OTHER, 7)
        with db.transaction() as session:
            workers.fold(session)
        with db.reading() as session:
            assert [each.id for each in session.query(Worker)] == [OTHER]


class TestTally:
    def test_counts_by_label_and_sorts_times_into_buckets(self) -> None:
        before = tally.snapshot().counts
        for seconds in (0.02, 3.0, 60.0):
            tally.time("request_seconds", seconds, door="trial")
        after = tally.snapshot().counts
        grown = {
            name: number - before.get(name, 0) for name, number in after.items() if "trial" in name
        }
        assert grown['request_seconds_bucket{door="trial",le="0.025"}'] == 1
        assert grown['request_seconds_bucket{door="trial",le="5.0"}'] == 2
        assert (
            grown['request_seconds_bucket{door="trial",le="+Inf"}']
            == grown['request_seconds_count{door="trial"}']
            == 3
        )
        assert grown['request_seconds_sum{door="trial"}'] == pytest.approx(63.02)
        assert 'request_seconds_bucket{door="trial",le="0.01"}' not in grown
