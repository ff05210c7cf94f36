"""Resume drafts: what the resume builder edits, and the steps it can go back to."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from talentra.models.base import Document, Row, key, moment

LONGEST_TITLE = 120
LONGEST_NAME = 60  # of a version


class ResumeDraft(Row, table=True):
    """A resume in the making, as JSON Resume; `version` grows with each change of it."""

    id: UUID = key()
    candidate_id: UUID = Field(foreign_key="users.id", index=True)
    title: str = Field(max_length=LONGEST_TITLE)
    content: dict[str, Any] = Field(default_factory=dict, sa_type=Document)
    look: dict[str, Any] = Field(default_factory=dict, sa_type=Document)
    version: int = 1
    step: int = 1  # which of its versions it shows
    created_at: datetime = moment(filled=True)
    updated_at: datetime = moment(filled=True)
    removed_at: datetime | None = moment(nullable=True)


class DraftVersion(Row, table=True):
    """A draft as it was once: a step that can be undone, and one to come back to."""

    __table_args__ = (UniqueConstraint("draft_id", "number"),)

    id: UUID = key()
    draft_id: UUID = Field(foreign_key="resume_drafts.id", ondelete="CASCADE")
    number: int  # rises from the first version to the last
    content: dict[str, Any] = Field(default_factory=dict, sa_type=Document)
    look: dict[str, Any] = Field(default_factory=dict, sa_type=Document)
    name: str | None = Field(default=None, max_length=LONGEST_NAME)
    is_typed: bool = False  # further typing goes on in it, for a while
    at: datetime = moment(filled=True)
