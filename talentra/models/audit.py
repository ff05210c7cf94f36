"""Who did what to what."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from talentra.models.base import Document, Row, key, moment


class AuditEntry(Row, table=True):
    """Append-only; never a password, a token or a file's content."""

    __table_args__ = (
        Index("ix_audit_entries_at_id", "at", "id"),
        Index("ix_audit_entries_actor_id_at_id", "actor_id", "at", "id"),
        Index("ix_audit_entries_action_at_id", "action", "at", "id"),
        Index("ix_audit_entries_target_id_at", "target_id", "at"),
    )

    id: UUID = key()
    at: datetime = moment(filled=True)
    actor_id: UUID | None = Field(default=None, foreign_key="users.id")
    sign_in_id: UUID | None = None
    ip: str | None = Field(default=None, max_length=64)
    action: str = Field(max_length=60)
    target_kind: str = Field(max_length=40)
    target_id: UUID | None = None
    before: dict[str, Any] | None = Field(default=None, sa_type=Document)
    after: dict[str, Any] | None = Field(default=None, sa_type=Document)
    reason: str | None = Field(default=None, max_length=500)
