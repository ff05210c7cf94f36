"""Staying signed in, and everything that ends it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest

from talentra import db, live
from talentra.errors import TooMany, Unauthenticated
from talentra.models import Door, SignIn, User
from talentra.queries import sign_ins as query
from talentra.services import accounts, sign_ins, throttle
from talentra.services.sign_ins import Started
from tests.harness.cast import Cast, email
from tests.harness.steered_clock import SteeredClock
from tests.services.signing_in import MINUTE, actions, bearer, holder, refresh, start


class TestWhatEndsIt:
    @pytest.fixture
    def cleo(self, cast: Cast, clock: SteeredClock) -> Started:
        """Cleo, signed in."""
        return start()

    def test_signing_out(self, cleo: Started) -> None:
        other = start()
        with db.transaction() as session:
            sign_ins.end(session, cleo.actor)
        assert holder(cleo.secret) is None
        assert holder(other.secret)
        assert actions()[-1] == "sign_in.ended"

    def test_idleness(self, cleo: Started, clock: SteeredClock) -> None:
        clock.forward(query.IDLE - MINUTE)
        assert holder(cleo.secret)
        clock.forward(MINUTE)
        assert holder(cleo.secret) is None

    def test_its_age_for_a_candidate(self, cleo: Started, clock: SteeredClock) -> None:
        self._use_until(cleo, clock, timedelta(days=7) - MINUTE)
        assert holder(cleo.secret)
        clock.forward(MINUTE)
        assert holder(cleo.secret) is None

    def test_its_age_for_staff(self, cast: Cast, clock: SteeredClock) -> None:
        rosa = start(email(cast.rosa))
        self._use_until(rosa, clock, timedelta(hours=12) - MINUTE)
        assert holder(rosa.secret)
        clock.forward(MINUTE)
        assert holder(rosa.secret) is None

    def test_deactivation_and_it_stays_ended(self, cleo: Started) -> None:
        self._set_active(cleo.actor.user_id, False)
        assert holder(cleo.secret) is None

    def test_ending_all(self, cleo: Started) -> None:
        api = start(door=Door.API)
        with db.transaction() as session:
            sign_ins.end_all(session, cleo.actor.user_id)
        assert holder(cleo.secret) is None
        assert bearer(api) is None

    def test_nothing_revives_it(self, cleo: Started, cast: Cast) -> None:
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, cleo.actor.user_id)
        self._set_active(cleo.actor.user_id, True)
        assert holder(cleo.secret) is None

    def test_a_role_is_read_afresh(self, cleo: Started) -> None:
        with db.transaction() as session:
            session.query(User).filter_by(id=cleo.actor.user_id).update({"role": "recruiter"})
        actor = holder(cleo.secret)
        assert actor
        assert actor.is_staff

    def test_a_secret_opens_one_door_only(self, cleo: Started) -> None:
        assert holder(start(door=Door.API).secret) is None
        assert bearer(cleo) is None
        with pytest.raises(Unauthenticated):
            refresh(cleo.secret)

    def test_use_is_written_once_a_minute(self, cleo: Started, clock: SteeredClock) -> None:
        seen = [self._use(cleo)]
        for _ in range(4):
            clock.forward(timedelta(seconds=25))
            seen.append(self._use(cleo))
        assert len(set(seen)) == 2

    def _use_until(self, started: Started, clock: SteeredClock, age: timedelta) -> None:
        hours, rest = divmod(age, timedelta(hours=1))
        for step in [timedelta(hours=1)] * hours + [rest]:
            clock.forward(step)
            self._use(started)

    def _use(self, started: Started) -> object:
        with db.transaction() as session:
            sign_ins.touch(session, started.sign_in_id)
        with db.reading() as session:
            return session.get_one(SignIn, started.sign_in_id).last_seen_at

    def _set_active(self, user_id: UUID, is_active: bool) -> None:
        with db.transaction() as session:
            session.query(User).filter_by(id=user_id).update({"is_active": is_active})


class TestRotate:
    @pytest.fixture
    def api(self, cast: Cast, clock: SteeredClock) -> Started:
        """Cleo's script, signed in."""
        return start(door=Door.API)

    def test_gives_a_new_pair_of_the_same_sign_in(self, api: Started) -> None:
        renewed = refresh(api.secret)
        assert renewed.secret != api.secret
        assert renewed.sign_in_id == api.sign_in_id
        assert bearer(renewed)

    def test_two_tabs_get_the_same(self, api: Started, clock: SteeredClock) -> None:
        first = refresh(api.secret)
        clock.forward(timedelta(seconds=9))
        assert refresh(api.secret).secret == first.secret
        assert refresh(first.secret)

    def test_two_at_once_agree(self, api: Started) -> None:
        with ThreadPoolExecutor(2) as tabs:
            given = {renewed.secret for renewed in tabs.map(refresh, [api.secret] * 2)}
        assert len(given) == 1

    @pytest.mark.parametrize("generations", [1, 2, 40])
    def test_a_used_token_ends_the_sign_in(
        self, api: Started, clock: SteeredClock, generations: int
    ) -> None:
        latest = api.secret
        for _ in range(generations):
            latest = refresh(latest).secret
        clock.forward(timedelta(seconds=11))
        with pytest.raises(Unauthenticated):
            refresh(api.secret)
        with pytest.raises(Unauthenticated):
            refresh(latest)
        assert bearer(api) is None
        assert "sign_in.replayed" in actions()

    def test_an_unknown_token_ends_nothing(self, api: Started) -> None:
        with pytest.raises(Unauthenticated):
            refresh("guessed")
        assert bearer(api)

    def test_guessing_is_counted(self, api: Started) -> None:
        with pytest.raises(TooMany):
            for number in range(throttle.ALTOGETHER + 1):
                with pytest.raises(Unauthenticated), db.transaction() as session:
                    sign_ins.rotate(session, f"guess {number}", ip="192.0.2.7")

    def test_not_after_the_sign_in_is_over(self, api: Started, clock: SteeredClock) -> None:
        clock.forward(timedelta(days=7))
        with pytest.raises(Unauthenticated):
            refresh(api.secret)


class TestTellingOpenPages:
    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    @pytest.mark.usefixtures("cast")
    def test_signing_out_announces_its_own_topic(self) -> None:
        started = start()

        async def listen() -> None:
            async with live.following(f"session:{started.sign_in_id}") as changes:
                await db.run(sign_ins.end, started.actor)
                await asyncio.wait_for(anext(changes), 2)

        asyncio.run(listen())


class TestOwn:
    def test_lists_what_stands_and_only_ones_own(self, cast: Cast) -> None:
        mine, ended = start(user_agent="Firefox"), start()
        start(email(cast.cody))
        with db.transaction() as session:
            sign_ins.end(session, ended.actor)
        with db.reading() as session:
            listed = query.own(session, mine.actor)
        assert [(each.id, each.user_agent) for each in listed] == [(mine.sign_in_id, "Firefox")]


class TestActing:
    def test_calls_as_whoever_it_is_now(self, cast: Cast) -> None:
        started = start()
        with db.reading() as session:
            assert query.acting(
                session, started.sign_in_id, None, lambda _, actor: actor.user_id
            ) == (cast.cleo.user_id)

    @pytest.mark.usefixtures("cast")
    def test_nobody_acts_without_a_sign_in(self) -> None:
        with db.reading() as session, pytest.raises(Unauthenticated):
            query.acting(session, None, None, lambda _, actor: actor)
