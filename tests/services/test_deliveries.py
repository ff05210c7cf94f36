"""Sending messages to webhooks: once, signed, again when it fails, and not for ever."""

from datetime import timedelta
from uuid import UUID

import pytest

from talentra import db
from talentra.models import Notification, Webhook
from talentra.models.webhooks import Outcome
from talentra.security import webhook_secret
from talentra.services import deliveries, webhooks
from tests.harness.cast import Cast
from tests.harness.receiver import Receiver
from tests.harness.steered_clock import SteeredClock
from tests.services.sending import BROKEN, GONE, OK, claim, deliver, hook, note, send, shown

HOUR = timedelta(hours=1)
SCHEDULE = [  # Standard Webhooks: a suggested retry schedule
    timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30),
    *(hours * HOUR for hours in (2, 5, 10, 14, 20, 24)),
]  # fmt: skip


class TestDeliver:
    def test_sends_what_is_signed(self, cast: Cast, webhook_id: UUID, receiver: Receiver) -> None:
        sent = shown(send(cast, webhook_id))
        deliver()
        (came,) = receiver.at()
        assert came.told == sent.payload
        assert came.told["type"] == "webhook.test"
        assert came.headers["webhook-id"] == str(sent.message_id)
        assert came.headers["content-type"] == "application/json"
        assert came.is_signed_by(webhook_secret(webhook_id, 1))
        assert not came.is_signed_by(webhook_secret(webhook_id, 2))
        seen = shown(sent.id)
        assert (seen.outcome, seen.attempts, seen.status) == (Outcome.DELIVERED, 1, 200)
        assert (seen.error, seen.next_attempt_at) == (None, None)
        assert claim() == []

    def test_signs_with_the_old_secret_too_for_a_day(
        self, cast: Cast, webhook_id: UUID, receiver: Receiver, clock: SteeredClock
    ) -> None:
        with db.transaction() as session:
            new = webhooks.renew_secret(session, cast.ada, webhook_id)
        old = webhook_secret(webhook_id, 1)
        send(cast, webhook_id)
        deliver()
        assert receiver.at()[0].is_signed_by(new) and receiver.at()[0].is_signed_by(old)
        clock.forward(24 * HOUR)
        send(cast, webhook_id)
        deliver()
        signatures = receiver.at()[1].headers["webhook-signature"].split(" ")
        assert len(signatures) == 1

    @pytest.mark.parametrize(
        ("how", "status", "error"),
        [
            (500, 500, "It answered 500."),
            (404, 404, "It answered 404."),
            ("redirect", 302, "It answered 302: redirects are not followed."),
            ("cut", None, "The connection was refused, or cut before there was an answer."),
        ],
    )
    def test_says_what_went_wrong_and_tries_again_as_the_same_message(
        self, cast: Cast, webhook_id: UUID, receiver: Receiver, clock: SteeredClock,
        how: int | str, status: int | None, error: str,
    ) -> None:  # fmt: skip
        receiver.answer("/hook", how, 200)
        sent = send(cast, webhook_id)
        deliver()
        seen = shown(sent)
        assert (seen.outcome, seen.status, seen.error) == (Outcome.WAITING, status, error)
        assert seen.next_attempt_at == clock.moment + SCHEDULE[0]
        assert hook(webhook_id).failing_since == clock.moment
        clock.forward(SCHEDULE[0])
        deliver()
        first, second = receiver.at()
        assert first.headers["webhook-id"] == second.headers["webhook-id"]
        assert first.body == second.body
        assert int(second.headers["webhook-timestamp"]) == int(clock.moment.timestamp())
        seen = shown(sent)
        assert (seen.outcome, seen.attempts, seen.error) == (Outcome.DELIVERED, 2, None)
        assert hook(webhook_id).failing_since is None
        assert receiver.at("/elsewhere") == []

    def test_sends_nothing_to_what_was_switched_off_or_removed_meanwhile(
        self, cast: Cast, webhook_id: UUID, receiver: Receiver
    ) -> None:
        sent = send(cast, webhook_id)
        with db.transaction() as session:
            webhooks.edit(session, cast.ada, webhook_id, details={}, is_active=False)
        deliver()
        assert (shown(sent).outcome, shown(sent).error) == (
            Outcome.FAILED,
            "The webhook is switched off.",
        )
        with db.transaction() as session:
            webhooks.edit(session, cast.ada, webhook_id, details={}, is_active=True)
        send(cast, webhook_id)
        with db.transaction() as session:
            webhooks.remove(session, cast.ada, webhook_id)
        deliver()
        assert receiver.came == []

    def test_refuses_a_private_address_that_nobody_allowed(
        self, cast: Cast, webhook_id: UUID, receiver: Receiver
    ) -> None:
        """However it came to be there: the check is made when something is sent."""
        with db.transaction() as session:
            session.get_one(Webhook, webhook_id).allows_private = False
        sent = send(cast, webhook_id)
        deliver()
        assert receiver.came == []
        assert "private address" in (shown(sent).error or "")


class TestNote:
    def test_waits_longer_each_time_and_gives_up(
        self, cast: Cast, webhook_id: UUID, clock: SteeredClock
    ) -> None:
        sent = send(cast, webhook_id)
        for wait in SCHEDULE:
            note(BROKEN)
            assert shown(sent).next_attempt_at == clock.moment + wait
            clock.forward(wait - timedelta(seconds=1))
            assert claim() == []
            clock.forward(timedelta(seconds=1))
            self._keep_on(webhook_id)
        note(BROKEN)
        seen = shown(sent)
        assert (seen.outcome, seen.attempts, seen.next_attempt_at) == (Outcome.FAILED, 10, None)
        clock.forward(1000 * HOUR)
        assert claim() == []

    def _keep_on(self, webhook_id: UUID) -> None:
        with db.transaction() as session:
            session.get_one(Webhook, webhook_id).failing_since = None

    def test_switches_off_what_heard_nothing_for_three_days(
        self, cast: Cast, webhook_id: UUID, clock: SteeredClock
    ) -> None:
        send(cast, webhook_id)
        note(BROKEN)
        clock.forward(timedelta(days=3) - timedelta(seconds=1))
        note(BROKEN)
        assert hook(webhook_id).disabled_at is None
        clock.forward(timedelta(hours=3))
        note(BROKEN)
        off = hook(webhook_id)
        assert off.disabled_at == clock.moment
        assert off.disabled_because == "Nothing arrived there for three days."
        with db.reading() as session:
            (message,) = session.query(Notification).filter_by(kind="webhook_off")
            assert message.user_id == cast.ada.user_id

    def test_forgives_with_one_success(
        self, cast: Cast, webhook_id: UUID, clock: SteeredClock
    ) -> None:
        send(cast, webhook_id)
        note(BROKEN)
        clock.forward(timedelta(days=2))
        note(OK)
        clock.forward(timedelta(days=2))
        send(cast, webhook_id)
        note(BROKEN)
        assert hook(webhook_id).disabled_at is None

    def test_takes_gone_for_an_answer(self, cast: Cast, webhook_id: UUID) -> None:
        sent = send(cast, webhook_id)
        note(GONE)
        assert hook(webhook_id).disabled_because == "It answered 410: it is gone for good."
        assert (shown(sent).outcome, shown(sent).next_attempt_at) == (Outcome.FAILED, None)
        assert claim() == []

    def test_believes_nobody_who_took_too_long(
        self, cast: Cast, webhook_id: UUID, clock: SteeredClock
    ) -> None:
        """Whoever claimed it first was asleep; the second had it delivered."""
        sent = send(cast, webhook_id)
        (late,) = claim()
        clock.forward(timedelta(seconds=59))
        assert claim() == []
        clock.forward(timedelta(seconds=1))
        note(OK)
        with db.transaction() as session:
            deliveries.note(session, late, BROKEN)
        seen = shown(sent)
        assert (seen.outcome, seen.attempts, seen.status) == (Outcome.DELIVERED, 1, 200)

    def test_lets_a_waiting_one_be_hurried(
        self, cast: Cast, webhook_id: UUID, clock: SteeredClock
    ) -> None:
        sent = send(cast, webhook_id)
        note(BROKEN)
        assert claim() == []
        with db.transaction() as session:
            webhooks.redeliver(session, cast.ada, webhook_id, sent)
        note(OK)
        assert shown(sent).outcome is Outcome.DELIVERED
