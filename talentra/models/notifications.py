"""Messages inside the product, and work that is done after a commit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from talentra.models.base import Document, Row, key, moment


class Notification(Row, table=True):
    """A message to one user, with a link; read or unread."""

    __table_args__ = (
        Index("ix_notifications_user_id_at_id", "user_id", "at", "id"),
        Index(
            "ix_notifications_user_id_unread",
            "user_id",
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
    )

    id: UUID = key()
    user_id: UUID = Field(foreign_key="users.id")
    candidate_id: UUID | None = Field(default=None, foreign_key="users.id")  # whom it is about
    kind: str = Field(max_length=40)
    sentence: str = Field(max_length=300)
    link: str = Field(max_length=200)
    at: datetime = moment(filled=True)
    read_at: datetime | None = moment(nullable=True)


class OutboxMessage(Row, table=True):
    """Work to do after the commit, such as mail: claimed by one worker, retried, done once."""

    __table_args__ = (
        Index(
            "ix_outbox_messages_due",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    id: UUID = key()
    kind: str = Field(max_length=40)
    payload: dict[str, Any] = Field(sa_type=Document)
    created_at: datetime = moment(filled=True)
    due_at: datetime = moment(filled=True)
    claimed_until: datetime | None = moment(nullable=True)
    attempts: int = 0
    last_error: str | None = Field(default=None, max_length=500)
    done_at: datetime | None = moment(nullable=True)
