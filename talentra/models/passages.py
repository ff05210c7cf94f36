"""What applications went through, as figures count it; kept along with the history by triggers."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from talentra.models.applications import Stage
from talentra.models.base import Row, moment, words


class Passed(StrEnum):
    """What happened to an application, by steps that stand; what makes its `seconds` and `at`."""

    LEFT = "left"  # a stage: how long it was there; when it left
    ANSWERED = "answered"  # first by staff: how long after it was sent; when it was sent
    HIRED = "hired"  # how long after it was sent; when
    REJECTED = "rejected"  # for the reason of that step; when
    REACHED = "reached"  # the farthest stage, where that is past Applied; when it was sent


class Passage(Row, table=True):
    """One row of it; `again_at` is when the same happened to the same application the next time.

    So the last time within a span is a row whose next time is not in it.
    """

    __table_args__ = (
        Index("ix_passages_what_seconds", "what", "stage", "seconds", "again_at", "at"),
        Index("ix_passages_what_at", "what", "stage", "at", "again_at", "seconds"),
    )

    application_id: UUID = Field(
        foreign_key="applications.id", primary_key=True, ondelete="CASCADE"
    )
    what: Passed = Field(sa_type=words(Passed, "what"), primary_key=True)
    number: int = Field(primary_key=True)  # of the step; 0 where it is of no single one
    stage: Stage = Field(sa_type=words(Stage, "stage"))
    at: datetime = moment()
    seconds: int
    again_at: datetime | None = moment(nullable=True)
