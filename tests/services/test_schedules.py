"""Reports made again and again: when, of which time, once, in whose sight, and not when paused."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from talentra import db
from talentra.errors import Conflict, NotFound, Refused
from talentra.models import Actor, PreparedReport, ReportSchedule, User
from talentra.models.prepared import Rhythm
from talentra.queries import prepared as query
from talentra.queries.reports import ReportFilter
from talentra.services import asking, outbox, schedules
from talentra.services.asking import Asked
from talentra.services.outbox import Errand
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock

OWN, ALL = Asked("recruiter", ReportFilter()), Asked("system", ReportFilter())
WEEK = timedelta(days=7)


def _plan(actor: Actor, asked: Asked = OWN, rhythm: Rhythm = Rhythm.WEEKLY) -> UUID:
    with db.transaction() as session:
        return schedules.create(session, actor, asked, rhythm).id


def _due() -> list[Errand]:
    with db.transaction() as session:
        return [each for each in outbox.claim(session, 9) if each.kind == schedules.SCHEDULED]


def _work() -> None:
    for errand in _due():
        asyncio.run(schedules.run(errand))


def _made(owner: Actor) -> list[PreparedReport]:
    with db.reading() as session:
        return session.query(PreparedReport).filter_by(owner_id=owner.user_id).all()


def _schedule(schedule_id: UUID) -> ReportSchedule:
    with db.reading() as session:
        return session.get_one(ReportSchedule, schedule_id)


class TestMaking:
    def test_begins_with_the_next_week_and_goes_on(self, cast: Cast, clock: SteeredClock) -> None:
        schedule_id = _plan(cast.rosa)
        first = _schedule(schedule_id).next_at
        assert (first.weekday(), first.hour) == (0, schedules.HOUR.hour)
        _work()
        assert _made(cast.rosa) == []
        clock.forward(first - clock.moment + timedelta(minutes=1))
        _work()
        _work()
        [report] = _made(cast.rosa)
        wanted = asking.read(report.asked).wanted
        midnight = first - timedelta(hours=schedules.HOUR.hour)
        assert (wanted.since, wanted.until) == (midnight - WEEK, midnight)
        assert _schedule(schedule_id).next_at == first + WEEK
        clock.forward(WEEK)
        _work()
        assert len(_made(cast.rosa)) == 2

    def test_is_done_once_by_two_workers(self, cast: Cast, clock: SteeredClock) -> None:
        _plan(cast.rosa)
        clock.forward(WEEK)
        [errand] = _due()
        clock.forward(outbox.LEASE)  # the first one is slow, and a second one takes it
        [again] = _due()
        asyncio.run(schedules.run(again))
        asyncio.run(schedules.run(errand))
        assert len(_made(cast.rosa)) == 1

    def test_is_not_for_whoever_left(self, cast: Cast, clock: SteeredClock) -> None:
        _plan(cast.rosa)
        with db.transaction() as session:
            session.get_one(User, cast.rosa.user_id).is_active = False
        clock.forward(WEEK)
        _work()
        assert _made(cast.rosa) == []

    def test_of_everybody_is_not_for_one_who_is_no_admin_any_more(
        self, cast: Cast, clock: SteeredClock
    ) -> None:
        _plan(cast.ada, ALL)
        with db.transaction() as session:
            session.get_one(User, cast.ada.user_id).role = cast.rosa.role
        clock.forward(WEEK)
        _work()
        assert _made(cast.ada) == []


class TestChanging:
    def test_pauses_and_goes_on_with_one_errand(self, cast: Cast, clock: SteeredClock) -> None:
        schedule_id = _plan(cast.rosa)
        for paused in (True, False):
            with db.transaction() as session:
                schedules.pause(session, cast.rosa, schedule_id, paused=paused)
        clock.forward(WEEK)
        _work()
        assert len(_made(cast.rosa)) == 1

    def test_makes_none_while_it_is_paused(self, cast: Cast, clock: SteeredClock) -> None:
        schedule_id = _plan(cast.rosa)
        with db.transaction() as session:
            schedules.pause(session, cast.rosa, schedule_id, paused=True)
        clock.forward(WEEK)
        _work()
        assert _made(cast.rosa) == []

    def test_makes_none_once_it_is_deleted(self, cast: Cast, clock: SteeredClock) -> None:
        schedule_id = _plan(cast.rosa)
        with db.transaction() as session:
            schedules.remove(session, cast.rosa, schedule_id)
        clock.forward(WEEK)
        _work()
        assert _made(cast.rosa) == []

    @pytest.mark.parametrize("who", ["remy", "ada", "cleo"])
    def test_is_its_owners_alone(self, cast: Cast, who: str) -> None:
        schedule_id, other = _plan(cast.rosa), getattr(cast, who)
        with pytest.raises(NotFound), db.transaction() as session:
            schedules.remove(session, other, schedule_id)
        with db.reading() as session:
            assert query.schedules(session, other) == []

    def test_is_for_staff_and_everybody_for_admins(self, cast: Cast) -> None:
        for actor, asked in ((cast.cleo, OWN), (cast.rosa, ALL)):
            with pytest.raises(Refused):
                _plan(actor, asked)

    def test_ten_are_enough(self, cast: Cast) -> None:
        for _ in range(schedules.MOST):
            _plan(cast.rosa)
        with pytest.raises(Conflict):
            _plan(cast.rosa)


@pytest.mark.parametrize(
    ("rhythm", "zone", "due"),
    [
        (Rhythm.WEEKLY, "", datetime(2026, 12, 7, 6, tzinfo=UTC)),
        (Rhythm.MONTHLY, "", datetime(2027, 1, 1, 6, tzinfo=UTC)),
        (Rhythm.MONTHLY, "Asia/Kolkata", datetime(2027, 1, 1, 0, 30, tzinfo=UTC)),
    ],
    ids=["week", "month", "month there"],
)
def test_is_due_in_the_morning_where_its_owner_is(
    clock: SteeredClock, rhythm: Rhythm, zone: str, due: datetime
) -> None:
    clock.forward(datetime(2026, 12, 2, 12, tzinfo=UTC) - clock.moment)
    assert schedules.following(rhythm, zone) == due
