"""Webhooks and the log of what was sent to them."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import NotFound
from talentra.models import Actor, Delivery, Webhook
from talentra.models.webhooks import Outcome
from talentra.policies import webhooks as policy
from talentra.queries.pages import Ask, Page, paged


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A webhook as admins may see it: never its secret."""

    id: UUID
    url: str
    events: list[str]
    note: str | None
    allows_private: bool
    is_active: bool
    created_at: datetime
    failing_since: datetime | None
    disabled_at: datetime | None
    disabled_because: str | None


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One message to one webhook; `status` and `error` tell of its last attempt."""

    id: UUID
    message_id: UUID
    event: str
    payload: dict[str, Any]
    outcome: Outcome
    attempts: int
    created_at: datetime
    attempted_at: datetime | None
    next_attempt_at: datetime | None
    status: int | None
    error: str | None
    milliseconds: int | None


def page(session: Session, actor: Actor, ask: Ask) -> Page[WebhookView]:
    """The webhooks, the latest made first."""
    statement = select(Webhook).where(policy.visible_to(actor))
    by = (col(Webhook.created_at), col(Webhook.id))
    return paged(session, statement, by, ask, lambda row: view(row[0]))


def get(session: Session, actor: Actor, webhook_id: UUID, *, lock: bool = False) -> Webhook:
    """The webhook, if the actor sees it."""
    wanted = select(Webhook).where(col(Webhook.id) == webhook_id, policy.visible_to(actor))
    wanted = wanted.with_for_update(key_share=True) if lock else wanted
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def how_many(session: Session) -> int:
    """How many webhooks there are."""
    return session.execute(select(func.count()).select_from(Webhook)).scalar_one()


def listening(session: Session, event: str) -> list[UUID]:
    """The webhooks that asked for the event; whoever makes it happen need not see them."""
    return [each for each, events in session.execute(_listening()) if event in events]


@cache
def _listening() -> Select[*tuple[Any, ...]]:
    wanted = select(col(Webhook.id), col(Webhook.events))
    return wanted.where(col(Webhook.disabled_at).is_(None))


def deliveries(session: Session, actor: Actor, webhook_id: UUID, ask: Ask) -> Page[DeliveryView]:
    """What was sent to the webhook, the latest first."""
    webhook = get(session, actor, webhook_id)
    statement = select(Delivery).where(
        policy.visible_to(actor), col(Delivery.webhook_id) == webhook.id
    )
    by = (col(Delivery.created_at), col(Delivery.id))
    return paged(session, statement, by, ask, lambda row: delivery_view(row[0]))


def delivery(session: Session, actor: Actor, webhook_id: UUID, delivery_id: UUID) -> Delivery:
    """One delivery of the webhook, if the actor sees it, held until the transaction ends."""
    wanted = select(Delivery).where(
        col(Delivery.id) == delivery_id,
        col(Delivery.webhook_id) == webhook_id,
        policy.visible_to(actor),
    )
    found = session.execute(wanted.with_for_update()).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def view(webhook: Webhook) -> WebhookView:
    """What of a webhook may leave."""
    return WebhookView(
        id=webhook.id,
        url=webhook.url,
        events=webhook.events,
        note=webhook.note,
        allows_private=webhook.allows_private,
        is_active=webhook.disabled_at is None,
        created_at=webhook.created_at,
        failing_since=webhook.failing_since,
        disabled_at=webhook.disabled_at,
        disabled_because=webhook.disabled_because,
    )


def delivery_view(delivery: Delivery) -> DeliveryView:
    """What of a delivery may leave."""
    return DeliveryView(
        id=delivery.id,
        message_id=delivery.message_id,
        event=delivery.event,
        payload=delivery.payload,
        outcome=delivery.outcome,
        attempts=delivery.attempts,
        created_at=delivery.created_at,
        attempted_at=delivery.attempted_at,
        next_attempt_at=delivery.next_attempt_at,
        status=delivery.status,
        error=delivery.error,
        milliseconds=delivery.milliseconds,
    )
