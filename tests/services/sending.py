"""What tests of the outbox do: put something in, claim it, carry it out."""

import asyncio
from uuid import UUID

from talentra import db
from talentra.models import Delivery, Webhook
from talentra.outgoing import Posted
from talentra.services import deliveries, outbox, webhooks
from talentra.services.outbox import Errand
from tests.harness.cast import Cast

OK, BROKEN, GONE = (Posted(status, None, 3) for status in (200, 500, 410))


def send(cast: Cast, webhook_id: UUID) -> UUID:
    """A message on its way."""
    with db.transaction() as session:
        return webhooks.send_test(session, cast.ada, webhook_id).id


def claim(how_many: int = 1) -> list[Errand]:
    """What is due."""
    with db.transaction() as session:
        return outbox.claim(session, how_many)


def deliver() -> None:
    """Run everything that is due, as the worker does."""
    while errands_due := claim():
        for errand in errands_due:
            asyncio.run(deliveries.deliver(errand))


def note(posted: Posted) -> None:
    """The one errand that is due went like this."""
    (errand,) = claim()
    with db.transaction() as session:
        deliveries.note(session, errand, posted)


def shown(delivery_id: UUID) -> Delivery:
    """How it stands."""
    with db.reading() as session:
        return session.get_one(Delivery, delivery_id)


def hook(webhook_id: UUID) -> Webhook:
    """How the webhook stands."""
    with db.reading() as session:
        return session.get_one(Webhook, webhook_id)
