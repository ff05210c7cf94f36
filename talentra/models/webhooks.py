"""Addresses of other systems that are told what happens here, and what was sent to them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from talentra.models.base import Document, Row, key, moment, uuid7, words


class Event(StrEnum):
    """What other systems can ask to be told."""

    APPLICATION_CREATED = "application.created"
    APPLICATION_MOVED = "application.moved"
    APPLICATION_WITHDRAWN = "application.withdrawn"
    JOB_OPENED = "job.opened"
    JOB_CLOSED = "job.closed"


TEST = "webhook.test"  # what is sent to try a webhook out; nobody asks for it


class Outcome(StrEnum):
    """How far a delivery has come."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class Webhook(Row, table=True):
    """One address; what signs its messages is made from `secret_number`, so that it is not kept."""

    id: UUID = key()
    url: str = Field(max_length=500)
    events: list[str] = Field(sa_type=Document)
    note: str | None = Field(default=None, max_length=200)
    allows_private: bool = False
    secret_number: int = 1
    secret_renewed_at: datetime | None = moment(nullable=True)
    created_by: UUID = Field(foreign_key="users.id")
    created_at: datetime = moment(filled=True)
    failing_since: datetime | None = moment(nullable=True)
    disabled_at: datetime | None = moment(nullable=True)
    disabled_because: str | None = Field(default=None, max_length=200)


class Delivery(Row, table=True):
    """One message to one webhook: what was sent, how often, and what was answered last."""

    __table_args__ = (
        Index("ix_deliveries_webhook_id_created_at_id", "webhook_id", "created_at", "id"),
        Index("ix_deliveries_created_at", "created_at"),
    )

    id: UUID = key()
    webhook_id: UUID = Field(foreign_key="webhooks.id")
    message_id: UUID = Field(default_factory=uuid7)
    errand_id: UUID  # the outbox message that sends it; forgotten sooner than this log
    event: str = Field(max_length=40)
    payload: dict[str, Any] = Field(sa_type=Document)
    outcome: Outcome = Field(default=Outcome.WAITING, sa_type=words(Outcome, "outcome"))
    attempts: int = 0
    created_at: datetime = moment(filled=True)
    attempted_at: datetime | None = moment(nullable=True)
    next_attempt_at: datetime | None = moment(nullable=True)
    status: int | None = None
    error: str | None = Field(default=None, max_length=200)
    milliseconds: int | None = None
