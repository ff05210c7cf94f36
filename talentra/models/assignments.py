"""The admin's decision that a recruiter handles a candidate."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from talentra.models.base import Row, key, moment

OPEN = text("ended_at IS NULL")


class Assignment(Row, table=True):
    """From … to …, by whom, why; at most one open for each candidate.

    `registered_at` repeats when they did, for an index; a trigger fills it.
    """

    __table_args__ = (
        Index(
            "uq_assignments_candidate_id_open",
            "candidate_id",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(
            "ix_assignments_started_at_id_open",
            "started_at",
            "id",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(
            "ix_assignments_recruiter_id_registered",
            *("recruiter_id", "registered_at", "candidate_id"),
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index("ix_assignments_candidate_id_started_at", "candidate_id", "started_at"),
        Index("ix_assignments_recruiter_id_ended_at", "recruiter_id", "ended_at"),
    )

    id: UUID = key()
    candidate_id: UUID = Field(foreign_key="users.id")
    recruiter_id: UUID = Field(foreign_key="users.id")
    assigned_by: UUID = Field(foreign_key="users.id")
    reason: str | None = Field(default=None, max_length=500)
    started_at: datetime = moment(filled=True)
    ended_at: datetime | None = moment(nullable=True)
    ended_by: UUID | None = Field(default=None, foreign_key="users.id")
    registered_at: datetime | None = moment(nullable=True)
