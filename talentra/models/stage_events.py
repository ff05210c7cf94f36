"""The history of applications: append-only, also for the database itself."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from talentra.models.applications import Stage
from talentra.models.base import Row, key, moment, words


class StageEvent(Row, table=True):
    """One step of an application; `number` is the version it led to, so replay needs no clock."""

    __table_args__ = (
        UniqueConstraint("application_id", "number"),
        Index("ix_stage_events_at_id", "at", "id"),
    )

    id: UUID = key()
    application_id: UUID = Field(foreign_key="applications.id")
    number: int
    from_stage: Stage | None = Field(default=None, sa_type=words(Stage, "from_stage"))
    to_stage: Stage = Field(sa_type=words(Stage, "to_stage"))
    actor_id: UUID = Field(foreign_key="users.id", index=True)
    at: datetime = moment(filled=True)
    reason: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None, max_length=4000)
    batch_id: UUID | None = Field(default=None, index=True)
    undoes_id: UUID | None = Field(default=None, foreign_key="stage_events.id", unique=True)
    is_override: bool = False
