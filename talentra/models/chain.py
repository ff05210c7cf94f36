"""The chain in which each entry of the history is linked to all that came before it."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from talentra.models.base import Row, words


class Log(StrEnum):
    """The tables whose rows are linked, by their names."""

    AUDIT_ENTRIES = "audit_entries"
    STAGE_EVENTS = "stage_events"

    @property
    def label(self) -> str:
        """What one of its rows is called."""
        return "audit entry" if self is Log.AUDIT_ENTRIES else "stage event"


class HistoryLink(Row, table=True):
    """One link: the digest is over the row's content, the number, and the digest before it."""

    __table_args__ = (UniqueConstraint("log", "row_id"),)

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    log: Log = Field(sa_type=words(Log, "log"))
    row_id: UUID
    digest: str = Field(max_length=64)
