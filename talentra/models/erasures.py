"""That somebody wants to be forgotten, and what came of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from talentra.models.base import Row, key, moment

OPEN = text("withdrawn_at IS NULL AND carried_out_at IS NULL")


class Erasure(Row, table=True):
    """A candidate's request to be erased: open until they withdraw it or it is carried out."""

    __table_args__ = (
        Index("ix_erasures_candidate_id_asked_at", "candidate_id", "asked_at"),
        Index(
            "uq_erasures_candidate_id_open",
            "candidate_id",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(
            "ix_erasures_asked_at_id_open",
            "asked_at",
            "id",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )

    id: UUID = key()
    candidate_id: UUID = Field(foreign_key="users.id")
    asked_at: datetime = moment(filled=True)
    withdrawn_at: datetime | None = moment(nullable=True)
    carried_out_at: datetime | None = moment(nullable=True)
    carried_out_by: UUID | None = Field(default=None, foreign_key="users.id")
