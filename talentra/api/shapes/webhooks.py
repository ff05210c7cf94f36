"""Webhooks and what was sent to them."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from talentra.api.shapes.base import Sent, Told, unsent
from talentra.models.webhooks import Event, Outcome
from talentra.outgoing import LONGEST_URL
from talentra.queries.webhooks import WebhookView

Url = Annotated[
    str, Field(max_length=LONGEST_URL, examples=["https://hooks.northwind.example/talentra"])
]
Events = Annotated[
    list[Event], Field(min_length=1, max_length=len(Event), examples=[["application.moved"]])
]
Note = Annotated[str, Field(max_length=200, examples=["Tells the payroll system"])]
PRIVATE = "Whether it may lead into a private network or to this machine, and speak plain http."


class NewWebhook(Sent):
    """An address that is to be told."""

    url: Url
    events: Events
    note: Note | None = None
    allows_private: bool = Field(default=False, description=PRIVATE)


class WebhookChanges(Sent):
    """Only what is sent is changed; switched on again, a webhook begins anew."""

    url: Url = unsent()
    events: Events = unsent()
    note: Note | None = None
    allows_private: bool = unsent()
    is_active: bool = unsent()


class Webhook(Told):
    """A webhook without its secret; `failing_since` is empty while messages arrive."""

    id: UUID
    url: str = Field(examples=["https://hooks.northwind.example/talentra"])
    events: list[Event] = Field(examples=[["application.moved"]])
    note: str | None = Field(examples=["Tells the payroll system"])
    allows_private: bool = Field(description=PRIVATE)
    is_active: bool
    created_at: datetime
    failing_since: datetime | None
    disabled_at: datetime | None
    disabled_because: str | None = Field(examples=["Nothing arrived there for three days."])


class Secret(Told):
    """What signs a webhook's messages, this once."""

    secret: str = Field(
        description="Keep it now: it is not shown again.",
        examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )


class MadeWebhook(Webhook, Secret):
    """A webhook with its secret, this once."""

    @classmethod
    def of(cls, view: WebhookView, secret: str) -> Self:
        """From its read model and the secret that only its maker sees."""
        return cls(**Webhook.model_validate(view).model_dump(), secret=secret)


class Delivery(Told):
    """One message to one webhook; `status` and `error` tell of the last attempt."""

    id: UUID
    message_id: UUID = Field(description="The `webhook-id` it is sent under, each time the same.")
    event: str = Field(examples=["application.moved"])
    payload: dict[str, Any]
    outcome: Outcome
    attempts: int
    created_at: datetime
    attempted_at: datetime | None
    next_attempt_at: datetime | None
    status: int | None = Field(examples=[200])
    error: str | None = Field(examples=["It answered 500."])
    milliseconds: int | None
