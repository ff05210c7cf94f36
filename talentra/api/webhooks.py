"""Webhooks, for admins: which other systems are told what happens, and whether they hear it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session

from talentra import db
from talentra.api.deps import Admin, Id
from talentra.api.described import leads_to
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.base import Listing, Paging, listing
from talentra.api.shapes.webhooks import (
    Delivery,
    MadeWebhook,
    NewWebhook,
    Secret,
    Webhook,
    WebhookChanges,
)
from talentra.models import Actor
from talentra.queries import webhooks as query
from talentra.queries.webhooks import DeliveryView, WebhookView
from talentra.services import webhooks as service

router = APIRouter(prefix="/admin/webhooks", tags=["webhooks"], route_class=Route)


@router.get("")
async def list_webhooks(actor: Admin, paging: Annotated[Paging, Query()]) -> Listing[Webhook]:
    """The webhooks, the latest made first."""
    return listing(await db.read(query.page, actor, paging.ask()), Webhook.model_validate)


@router.post(
    "", status_code=201, responses={**leads_to("get_webhook", "webhook_id"), **documented(409)}
)
async def make_webhook(actor: Admin, body: NewWebhook) -> MadeWebhook:
    """Tell an address of these events; the secret is shown in this answer and never again."""
    return MadeWebhook.of(*await db.run(_make, actor, body))


@router.get("/{webhook_id}", responses=documented(404))
async def get_webhook(actor: Admin, webhook_id: Id) -> Webhook:
    """One webhook."""
    return Webhook.model_validate(await db.read(_view, actor, webhook_id))


@router.put("/{webhook_id}", responses=documented(404))
async def edit_webhook(actor: Admin, webhook_id: Id, body: WebhookChanges) -> Webhook:
    """Change what is sent; `is_active` switches it off and on."""
    return Webhook.model_validate(await db.run(_edit, actor, webhook_id, body))


@router.delete("/{webhook_id}", status_code=204, responses=documented(404))
async def delete_webhook(actor: Admin, webhook_id: Id) -> None:
    """Tell it nothing more, and drop its log."""
    await db.run(service.remove, actor, webhook_id)


@router.post("/{webhook_id}/secret", responses=documented(404))
async def renew_webhook_secret(actor: Admin, webhook_id: Id) -> Secret:
    """A new secret; for 24 hours messages carry the signature of the old one as well."""
    return Secret(secret=await db.run(service.renew_secret, actor, webhook_id))


@router.post("/{webhook_id}/test", status_code=202, responses=documented(404, 409))
async def test_webhook(actor: Admin, webhook_id: Id) -> Delivery:
    """Send a `webhook.test`; look into the deliveries for what became of it."""
    return Delivery.model_validate(await db.run(_test, actor, webhook_id))


@router.get("/{webhook_id}/deliveries", responses=documented(404))
async def list_deliveries(
    actor: Admin, webhook_id: Id, paging: Annotated[Paging, Query()]
) -> Listing[Delivery]:
    """What was sent to it in the last 30 days, the latest first."""
    found = await db.read(query.deliveries, actor, webhook_id, paging.ask())
    return listing(found, Delivery.model_validate)


@router.post(
    "/{webhook_id}/deliveries/{delivery_id}/redeliver",
    status_code=202,
    responses=documented(404, 409),
)
async def redeliver_delivery(actor: Admin, webhook_id: Id, delivery_id: Id) -> Delivery:
    """Send a message again now, under the id that it had."""
    return Delivery.model_validate(await db.run(_redeliver, actor, webhook_id, delivery_id))


def _make(session: Session, actor: Actor, body: NewWebhook) -> tuple[WebhookView, str]:
    webhook, secret = service.create(
        session,
        actor,
        body.url,
        events=body.events,
        note=body.note,
        allows_private=body.allows_private,
    )
    return query.view(webhook), secret


def _view(session: Session, actor: Actor, webhook_id: UUID) -> WebhookView:
    return query.view(query.get(session, actor, webhook_id))


def _edit(session: Session, actor: Actor, webhook_id: UUID, body: WebhookChanges) -> WebhookView:
    sent = body.given()
    is_active = sent.pop("is_active", None)
    return query.view(service.edit(session, actor, webhook_id, details=sent, is_active=is_active))


def _test(session: Session, actor: Actor, webhook_id: UUID) -> DeliveryView:
    return query.delivery_view(service.send_test(session, actor, webhook_id))


def _redeliver(session: Session, actor: Actor, webhook_id: UUID, delivery_id: UUID) -> DeliveryView:
    return query.delivery_view(service.redeliver(session, actor, webhook_id, delivery_id))
