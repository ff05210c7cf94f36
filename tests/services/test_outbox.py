"""Errands: each is done by one worker at a time, and forgotten long after."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest

from talentra import db
from talentra.models import Delivery, OutboxMessage
from talentra.models.webhooks import Outcome
from talentra.services import errands, outbox, publishing
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services.sending import OK, claim, note, send, shown


class TestClaim:
    def test_gives_an_errand_to_one_of_many(self, cast: Cast, webhook_id: UUID) -> None:
        sent = {send(cast, webhook_id) for _ in range(24)}
        with ThreadPoolExecutor(8) as pool:
            claimed = [
                errand for some in pool.map(lambda _: claim(4), range(12)) for errand in some
            ]
        ids = [UUID(errand.payload["delivery_id"]) for errand in claimed]
        assert len(ids) == len(sent)
        assert {*ids} == sent

    @pytest.mark.parametrize("engine_kind", ["postgresql"])
    def test_does_not_wait_for_who_is_claiming(self, cast: Cast, webhook_id: UUID) -> None:
        for _ in range(2):
            send(cast, webhook_id)
        with db.transaction() as one:
            assert len(outbox.claim(one, 1)) == 1
            assert len(claim(2)) == 1

    def test_hands_over_what_a_dead_worker_had(
        self, cast: Cast, webhook_id: UUID, clock: SteeredClock
    ) -> None:
        send(cast, webhook_id)
        (first,) = claim()
        clock.forward(timedelta(minutes=1))
        (second,) = claim()
        assert (second.id, second.attempts) == (first.id, 2)


class TestTidy:
    def test_drops_what_was_done_long_ago(
        self, cast: Cast, webhook_id: UUID, clock: SteeredClock
    ) -> None:
        send(cast, webhook_id)
        note(OK)
        waiting = send(cast, webhook_id)
        for days, (log, done) in {7: (2, 2), 23: (2, 1), 2: (1, 1)}.items():
            clock.forward(timedelta(days=days))
            with db.transaction() as session:
                errands.tidy(session)
            with db.reading() as session:
                assert session.query(Delivery).count() == log
                kept = session.query(OutboxMessage).filter_by(kind=publishing.DELIVERY)
                assert kept.count() == done
        assert shown(waiting).outcome is Outcome.WAITING
