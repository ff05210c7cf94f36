"""What each process of the server has counted of itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field

from talentra.models.base import Document, Row, moment


class Worker(Row, table=True):
    """The last that one was heard of: its counts since it began, its levels at that moment."""

    id: UUID = Field(primary_key=True)
    seen_at: datetime = moment()
    counts: dict[str, Any] = Field(sa_type=Document)
    levels: dict[str, Any] = Field(sa_type=Document)
