"""Once a day: what usually takes how long is reckoned, and recruiters are told what is late."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from talentra import db
from talentra.models import Actor, Choice, Notification, OutboxMessage, Stage
from talentra.models.preferences import Ways
from talentra.queries import usual_stays
from talentra.services import ageing, organisation, outbox, preferences
from talentra.services.errands import tidy
from talentra.services.outbox import Errand
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

SENTENCE = "1 application is over its target time, by 4 days."


@pytest.fixture
def late(cast: Cast, clock: SteeredClock) -> None:
    """Cleo has been at Applied for nine days; five are meant."""
    with db.transaction() as session:
        organisation.change(session, cast.ada, {"stage_targets": {"applied": 5}})
    clock.forward(timedelta(days=9, hours=1))


def _claimed() -> list[Errand]:
    with db.transaction() as session:
        return [each for each in outbox.claim(session, 8) if each.kind == ageing.AGEING]


def _work() -> int:
    """What the workers do within an hour; how many rounds there were."""
    with db.transaction() as session:
        tidy(session)
    errands = _claimed()
    for errand in errands:
        asyncio.run(ageing.run(errand))
    return len(errands)


def _told(actor: Actor) -> list[tuple[str, str]]:
    with db.reading() as session:
        found = session.query(Notification).filter_by(user_id=actor.user_id, kind="over_target")
        return [(each.sentence, each.link) for each in found]


class TestRound:
    def test_is_once_a_day(self, cast: Cast, clock: SteeredClock, late: None) -> None:
        assert (_work(), _work()) == (1, 0)
        assert _told(cast.rosa) == [(SENTENCE, "/candidates?over=1&sort=changed")]
        assert _told(cast.remy) == _told(cast.ada) == _told(cast.cleo) == []
        clock.forward(timedelta(days=1))
        assert (_work(), _work()) == (1, 0)
        assert _told(cast.rosa)[-1][0] == "1 application is over its target time, by 5 days."

    def test_tells_of_several_by_number_and_longest(
        self, cast: Cast, clock: SteeredClock, late: None
    ) -> None:
        with db.transaction() as session:
            acts.apply(session, cast.cody, cast.job_id)
            organisation.change(session, cast.ada, {"assign_to_job_owner": True})
            other = acts.person(session, "Nell Second")
            acts.apply(session, other, cast.job_id)
        clock.forward(timedelta(days=6))
        assert _work() == 1
        said = "2 applications are over their target time, the longest by 10 days."
        assert [sentence for sentence, _ in _told(cast.rosa)] == [said]

    def test_tells_nobody_of_nothing(self, cast: Cast, clock: SteeredClock) -> None:
        clock.forward(timedelta(days=90))
        assert _work() == 1
        assert _told(cast.rosa) == []

    def test_is_not_told_to_who_wants_to_hear_nothing(self, cast: Cast, late: None) -> None:
        with db.transaction() as session:
            preferences.prefer(
                session, cast.rosa, "over_target", Ways(in_product=False, by_mail=False)
            )
        assert _work() == 1
        assert _told(cast.rosa) == []

    def test_is_begun_once_by_several_workers(self, cast: Cast, late: None) -> None:
        def begin(_: int) -> None:
            with db.transaction() as session:
                ageing.schedule(session)

        with ThreadPoolExecutor(4) as workers:
            list(workers.map(begin, range(4)))
        with db.reading() as session:
            assert session.query(OutboxMessage).filter_by(kind=ageing.AGEING).count() == 1

    def test_is_done_once_although_its_worker_seemed_dead(
        self, cast: Cast, clock: SteeredClock, late: None
    ) -> None:
        with db.transaction() as session:
            ageing.schedule(session)
        (slow,) = _claimed()
        clock.forward(outbox.LEASE + timedelta(seconds=1))
        (quick,) = _claimed()
        asyncio.run(ageing.run(slow))
        assert _told(cast.rosa) == []
        asyncio.run(ageing.run(quick))
        asyncio.run(ageing.run(quick))
        assert [sentence for sentence, _ in _told(cast.rosa)] == [SENTENCE]

    def test_keeps_what_it_reckoned(self, cast: Cast, clock: SteeredClock) -> None:
        with db.transaction() as session:
            session.add(Choice(name="usual_stays", value={"offer": 90}))
            sent = [
                acts.apply(session, acts.person(session, f"Nell{n} Five"), cast.job_id).id
                for n in range(5)
            ]
        clock.forward(timedelta(days=3))
        with db.transaction() as session:
            for each in sent:
                acts.bring(session, cast.ada, each, Stage.INTERVIEW)
        assert _work() == 1
        with db.reading() as session:
            assert usual_stays.usual(session) == {"applied": 3}
