"""Resumes a candidate keeps: two slots."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from talentra.models.base import Row, key, moment

SLOTS = (1, 2)


class Resume(Row, table=True):
    """A file in one of its candidate's two slots, until it is removed."""

    __table_args__ = (
        CheckConstraint("slot IN (1, 2)", name="slot"),
        Index(
            "uq_resumes_candidate_id_slot",
            "candidate_id",
            "slot",
            unique=True,
            sqlite_where=text("removed_at IS NULL"),
            postgresql_where=text("removed_at IS NULL"),
        ),
    )

    id: UUID = key()
    candidate_id: UUID = Field(foreign_key="users.id", index=True)
    slot: int
    file_sha256: str = Field(foreign_key="files.sha256", max_length=64, index=True)
    file_name: str = Field(max_length=200)
    uploaded_at: datetime = moment(filled=True)
    removed_at: datetime | None = moment(nullable=True)
