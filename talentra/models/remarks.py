"""Notes on an application."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from talentra.models.base import Row, key, moment, words


class Visibility(StrEnum):
    """Who reads a remark."""

    INTERNAL = "internal"
    CANDIDATE = "candidate"


class Remark(Row, table=True):
    """A note by staff; internal unless it says that the candidate sees it too."""

    __table_args__ = (Index("ix_remarks_application_id_at", "application_id", "at"),)

    id: UUID = key()
    application_id: UUID = Field(foreign_key="applications.id")
    author_id: UUID = Field(foreign_key="users.id", index=True)
    text: str = Field(max_length=4000)
    visibility: Visibility = Field(
        default=Visibility.INTERNAL, sa_type=words(Visibility, "visibility")
    )
    at: datetime = moment(filled=True)
