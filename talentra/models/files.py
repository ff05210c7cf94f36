"""Stored bytes, one row for each content, named by its hash."""

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlmodel import Field

from talentra.models.base import Document, Row, moment


class File(Row, table=True):
    """The facts about bytes that are kept, and what a parser reads in them."""

    sha256: str = Field(primary_key=True, max_length=64)
    content_type: str = Field(max_length=100)
    size: int
    pages: int | None = None
    text: str = Field(default="", sa_type=Text)
    text_note: str | None = Field(default=None, max_length=300)
    hidden: list[dict[str, Any]] | None = Field(default=None, sa_type=Document)  # not looked: None
    stored_at: datetime = moment(filled=True)
