"""Webhooks: which other systems are told what happens here, and a look at whether they hear it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import outgoing
from talentra.clock import now
from talentra.errors import Conflict, Invalid, ensure
from talentra.models import Actor, Delivery, Webhook
from talentra.models.base import uuid7
from talentra.models.webhooks import TEST, Event, Outcome
from talentra.policies import webhooks as policy
from talentra.queries import webhooks as query
from talentra.security import webhook_secret
from talentra.services import outbox, publishing
from talentra.services.telling import announce, audit

MOST = 20
LONGEST_NOTE = 200
ADMINS_ONLY = "Only admins decide which other systems are told what happens here."
BY_HAND = "An admin switched it off."
OFF = "This webhook is switched off. Switch it on first."


def create(
    session: Session,
    actor: Actor,
    url: str,
    *,
    events: Sequence[Event],
    note: str | None = None,
    allows_private: bool = False,
) -> tuple[Webhook, str]:
    """Tell an address of these events from now on; the webhook and the secret that signs for us."""
    ensure(policy.can_manage(actor), ADMINS_ONLY)
    if query.how_many(session) >= MOST:
        raise Conflict(f"There are {MOST} webhooks already. Delete one first.", code="too_many")
    webhook = Webhook(
        url=outgoing.checked(url, private=allows_private),
        events=_named(events),
        note=_noted(note),
        allows_private=allows_private,
        created_by=actor.user_id,
    )
    session.add(webhook)
    session.flush()
    _tell(session, actor, "webhook.made", webhook, after=_facts(webhook))
    return webhook, webhook_secret(webhook.id, webhook.secret_number)


def edit(
    session: Session,
    actor: Actor,
    webhook_id: UUID,
    *,
    details: Mapping[str, Any],
    is_active: bool | None = None,
) -> Webhook:
    """Change what is given; switched on again, it begins as if it had never failed."""
    ensure(policy.can_manage(actor), ADMINS_ONLY)
    webhook = query.get(session, actor, webhook_id, lock=True)
    before = _facts(webhook)
    for name, value in details.items():
        setattr(webhook, name, CLEANED[name](value) if name in CLEANED else value)
    outgoing.checked(webhook.url, private=webhook.allows_private)
    if is_active is True and webhook.disabled_at:
        webhook.disabled_at = webhook.disabled_because = webhook.failing_since = None
    elif is_active is False and not webhook.disabled_at:
        webhook.disabled_at, webhook.disabled_because = now(), BY_HAND
    _tell(session, actor, "webhook.edited", webhook, before=before, after=_facts(webhook))
    return webhook


def remove(session: Session, actor: Actor, webhook_id: UUID) -> None:
    """Tell it nothing more; the log of what it was told goes, too."""
    ensure(policy.can_manage(actor), ADMINS_ONLY)
    webhook = query.get(session, actor, webhook_id, lock=True)
    session.execute(delete(Delivery).where(col(Delivery.webhook_id) == webhook.id))
    _tell(session, actor, "webhook.deleted", webhook, before=_facts(webhook))
    session.delete(webhook)


def renew_secret(session: Session, actor: Actor, webhook_id: UUID) -> str:
    """A new secret; for a day the old one signs as well, so that receivers can change over."""
    ensure(policy.can_manage(actor), ADMINS_ONLY)
    webhook = query.get(session, actor, webhook_id, lock=True)
    webhook.secret_number += 1
    webhook.secret_renewed_at = now()
    _tell(session, actor, "webhook.secret_renewed", webhook)
    return webhook_secret(webhook.id, webhook.secret_number)


def send_test(session: Session, actor: Actor, webhook_id: UUID) -> Delivery:
    """Send a message that says nothing, to see whether it arrives."""
    ensure(policy.can_manage(actor), ADMINS_ONLY)
    webhook = _switched_on(session, actor, webhook_id)
    payload = publishing.message(TEST, {"webhook_id": str(webhook.id)}, now())
    return publishing.send(session, webhook.id, TEST, uuid7(), payload)


def redeliver(session: Session, actor: Actor, webhook_id: UUID, delivery_id: UUID) -> Delivery:
    """Send a message again, or sooner than it would be; it keeps the id that receivers know."""
    ensure(policy.can_manage(actor), ADMINS_ONLY)
    webhook = _switched_on(session, actor, webhook_id)
    delivery = query.delivery(session, actor, webhook.id, delivery_id)
    if delivery.outcome is Outcome.WAITING:
        if not outbox.hurry(session, delivery.errand_id):
            raise Conflict("It is on its way at this moment. Look again in a minute.")
    else:
        errand = outbox.put(session, publishing.DELIVERY, {"delivery_id": str(delivery.id)})
        delivery.errand_id, delivery.outcome = errand.id, Outcome.WAITING
    delivery.next_attempt_at = now()
    audit(session, actor, "webhook.redelivered", "webhook", webhook.id)
    return delivery


def _switched_on(session: Session, actor: Actor, webhook_id: UUID) -> Webhook:
    webhook = query.get(session, actor, webhook_id, lock=True)
    if webhook.disabled_at:
        raise Conflict(OFF, code="webhook_off")
    return webhook


def _named(events: Sequence[str]) -> list[str]:
    """Each event once, in our order; Invalid when there is none."""
    chosen = [event.value for event in Event if event in events]
    if not chosen:
        sentence = "Choose at least one event."
        raise Invalid(sentence, fields=[("events", sentence)])
    return chosen


def _noted(note: str | None) -> str | None:
    """The note without blanks around it; None for an empty one."""
    text = (note or "").strip()
    if len(text) > LONGEST_NOTE or "\0" in text:
        sentence = f"Keep the note within {LONGEST_NOTE} characters."
        raise Invalid(sentence, fields=[("note", sentence)])
    return text or None


CLEANED: dict[str, Callable[[Any], Any]] = {"events": _named, "note": _noted}


def _facts(webhook: Webhook) -> dict[str, Any]:
    """What the audit log may know: some put a secret into the address behind the question mark."""
    return {
        "url": urlsplit(webhook.url)._replace(query="").geturl(),
        "events": webhook.events,
        "allows_private": webhook.allows_private,
        "is_active": webhook.disabled_at is None,
    }


def _tell(session: Session, actor: Actor, action: str, webhook: Webhook, **changes: Any) -> None:
    audit(session, actor, action, "webhook", webhook.id, **changes)
    announce(session, "admin")
