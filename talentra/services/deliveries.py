"""Sending what webhooks are told: signed, again when it fails, and never while a transaction waits.

Signatures and the times between attempts are those of the Standard Webhooks specification.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db, outgoing
from talentra.clock import now
from talentra.models import Delivery, Webhook
from talentra.models.webhooks import Outcome
from talentra.outgoing import Posted
from talentra.queries import users
from talentra.security import signature, webhook_secret
from talentra.services import outbox
from talentra.services.outbox import Errand
from talentra.services.telling import announce, audit, notify

HOUR = timedelta(hours=1)
# After each attempt that failed, how long until the next; after the last of them it is given up.
WAITS = (
    *(timedelta(seconds=5), timedelta(minutes=5), HOUR / 2),
    *(hours * HOUR for hours in (2, 5, 10, 14, 20, 24)),
)
GIVES_UP_AFTER = timedelta(days=3)  # without one success a webhook is switched off
BOTH_SIGN = timedelta(days=1)  # how long an old secret signs along with the new one
KEPT_FOR = timedelta(days=30)
GONE = "It answered 410: it is gone for good."
FAILING = "Nothing arrived there for three days."
OFF = "The webhook is switched off."
HOOKS = "/admin/webhooks"  # the page of webhooks


@dataclass(frozen=True, slots=True)
class Letter:
    """A delivery ready to be sent; the headers but for the time and what depends on it."""

    delivery_id: UUID
    url: str
    private: bool
    message_id: UUID
    body: bytes
    secrets: list[str]

    def headers(self, at: datetime) -> dict[str, str]:
        """What the specification asks for, signed for this moment."""
        moment, message_id = int(at.timestamp()), str(self.message_id)
        signed = [signature(secret, message_id, moment, self.body) for secret in self.secrets]
        return {
            "Content-Type": "application/json",
            "User-Agent": "Talentra",
            "webhook-id": message_id,
            "webhook-timestamp": str(moment),
            "webhook-signature": " ".join(signed),
        }


async def deliver(errand: Errand) -> None:
    """Send one delivery, and write down what came of it."""
    letter = await db.read(_letter, UUID(errand.payload["delivery_id"]))
    if letter is None:
        await db.run(_drop, errand)
        return
    posted = await outgoing.post(
        letter.url, letter.body, letter.headers(now()), private=letter.private
    )
    await db.run(note, errand, posted)


def note(session: Session, errand: Errand, posted: Posted) -> None:
    """Write down how an attempt went, and when the next one is due."""
    found = _held(session, UUID(errand.payload["delivery_id"]))
    if found is None:
        outbox.finish(session, errand)
        return
    delivery, webhook = found
    arrived = posted.status is not None and HTTPStatus(200) <= posted.status < 300
    due_at = None if arrived else _next(errand, webhook, posted)
    if not _let_go(session, errand, posted, due_at):
        return  # it took too long: somebody else has it by now, and will say how it went
    _log(delivery, posted, arrived=arrived, due_at=due_at)
    _judge(session, webhook, posted, arrived=arrived)
    announce(session, "admin")


def forget(session: Session) -> None:
    """Drop the log of what was sent long ago."""
    old = (col(Delivery.created_at) < now() - KEPT_FOR, col(Delivery.outcome) != Outcome.WAITING)
    session.execute(delete(Delivery).where(*old))


def _letter(session: Session, delivery_id: UUID) -> Letter | None:
    """None when there is nobody to send it to any more."""
    delivery = session.get(Delivery, delivery_id)
    webhook = delivery and session.get(Webhook, delivery.webhook_id)
    if not delivery or not webhook or webhook.disabled_at:
        return None
    return Letter(
        delivery.id,
        webhook.url,
        webhook.allows_private,
        delivery.message_id,
        json.dumps(delivery.payload, separators=(",", ":")).encode(),
        _secrets(webhook),
    )


def _secrets(webhook: Webhook) -> list[str]:
    """The secret; shortly after it was renewed the one before as well."""
    numbers = [webhook.secret_number]
    if webhook.secret_renewed_at and webhook.secret_renewed_at > now() - BOTH_SIGN:
        numbers.append(webhook.secret_number - 1)
    return [webhook_secret(webhook.id, number) for number in numbers]


def _drop(session: Session, errand: Errand) -> None:
    if outbox.finish(session, errand) and (
        delivery := session.get(Delivery, UUID(errand.payload["delivery_id"]))
    ):
        delivery.outcome, delivery.error, delivery.next_attempt_at = Outcome.FAILED, OFF, None
        announce(session, "admin")


def _held(session: Session, delivery_id: UUID) -> tuple[Delivery, Webhook] | None:
    """The delivery and its webhook, locked: the webhook first, as by all who change either."""
    wanted = (
        select(Webhook)
        .join(Delivery, col(Delivery.webhook_id) == col(Webhook.id))
        .where(col(Delivery.id) == delivery_id)
        .with_for_update(of=Webhook, key_share=True)
    )
    webhook = session.execute(wanted).scalar_one_or_none()
    delivery = webhook and session.get(Delivery, delivery_id, with_for_update=True)
    return (delivery, webhook) if delivery and webhook else None


def _next(errand: Errand, webhook: Webhook, posted: Posted) -> datetime | None:
    """When to try again; None when it is given up."""
    over = webhook.disabled_at or posted.status == HTTPStatus.GONE or errand.attempts > len(WAITS)
    return None if over else now() + WAITS[errand.attempts - 1]


def _let_go(session: Session, errand: Errand, posted: Posted, due_at: datetime | None) -> bool:
    if due_at is None:
        return outbox.finish(session, errand)
    return outbox.retry(session, errand, due_at, _sentence(posted))


def _log(delivery: Delivery, posted: Posted, *, arrived: bool, due_at: datetime | None) -> None:
    delivery.attempts += 1
    delivery.attempted_at, delivery.next_attempt_at = now(), due_at
    delivery.status, delivery.milliseconds = posted.status, posted.milliseconds
    delivery.error = None if arrived else _sentence(posted)
    if arrived:
        delivery.outcome = Outcome.DELIVERED
    elif due_at is None:
        delivery.outcome = Outcome.FAILED


def _judge(session: Session, webhook: Webhook, posted: Posted, *, arrived: bool) -> None:
    """Switch a webhook off that is gone, or has heard nothing for long."""
    if arrived:
        webhook.failing_since = None
        return
    webhook.failing_since = webhook.failing_since or now()
    if webhook.disabled_at:
        return
    if posted.status == HTTPStatus.GONE:
        _switch_off(session, webhook, GONE)
    elif webhook.failing_since <= now() - GIVES_UP_AFTER:
        _switch_off(session, webhook, FAILING)


def _switch_off(session: Session, webhook: Webhook, why: str) -> None:
    webhook.disabled_at, webhook.disabled_because = now(), why
    audit(session, None, "webhook.switched_off", "webhook", webhook.id, reason=why)
    for admin_id in users.admins(session):
        notify(session, admin_id, "webhook_off", f"A webhook was switched off. {why}", HOOKS)


def _sentence(posted: Posted) -> str:
    if posted.status is None:
        return posted.error or ""
    if HTTPStatus(300) <= posted.status < 400:
        return f"It answered {posted.status}: redirects are not followed."
    return f"It answered {posted.status}."
