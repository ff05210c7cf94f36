"""Answers that are given again to whoever did not hear them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Text
from sqlmodel import Field

from talentra.models.base import Row, moment


class KeptAnswer(Row, table=True):
    """What the call with an idempotency key was answered; the fingerprint is that of its body."""

    __table_args__ = (Index("ix_kept_answers_kept_at", "kept_at"),)

    user_id: UUID = Field(foreign_key="users.id", primary_key=True)
    key: str = Field(primary_key=True, max_length=200)
    fingerprint: str = Field(max_length=64)
    status: int
    body: str = Field(sa_type=Text)
    kept_at: datetime = moment(filled=True)
