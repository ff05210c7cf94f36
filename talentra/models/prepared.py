"""Reports that are made beside the requests: once, or again every week or month."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from talentra.models.base import Document, Row, key, moment, words


class Readiness(StrEnum):
    """How far a prepared report is."""

    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"
    GONE = "gone"  # its day is over, or what it tells may no longer be told


class Rhythm(StrEnum):
    """How often a report is made."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


class PreparedReport(Row, table=True):
    """What was asked for, how far it is, and for a day its file; the owner's alone."""

    __table_args__ = (Index("ix_prepared_reports_owner_id_asked_at", "owner_id", "asked_at"),)

    id: UUID = key()
    owner_id: UUID = Field(foreign_key="users.id")
    asked: dict[str, Any] = Field(sa_type=Document)  # see services.asking
    readiness: Readiness = Field(default=Readiness.WAITING, sa_type=words(Readiness, "readiness"))
    rows: int = 0
    size: int = 0  # bytes
    total: int = 0  # rows, as they were counted at its beginning
    file_sha256: str | None = Field(default=None, max_length=64, index=True)
    asked_at: datetime = moment(filled=True)
    begun_at: datetime | None = moment(nullable=True)  # from when on a loss of sight voids it
    done_at: datetime | None = moment(nullable=True)


class ReportSchedule(Row, table=True):
    """A report of the last week or month, made again and again for whoever asked for it."""

    id: UUID = key()
    owner_id: UUID = Field(foreign_key="users.id", index=True)
    asked: dict[str, Any] = Field(sa_type=Document)
    rhythm: Rhythm = Field(sa_type=words(Rhythm, "rhythm"))
    zone: str = Field(default="", max_length=64)
    next_at: datetime = moment()
    paused_at: datetime | None = moment(nullable=True)
    created_at: datetime = moment(filled=True)
