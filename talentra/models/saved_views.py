"""Lists that somebody wants to come back to."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from talentra.models.base import Row, key


class SavedView(Row, table=True):
    """A name that somebody gave to what the address of a list asks for."""

    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: UUID = key()
    user_id: UUID = Field(foreign_key="users.id")
    name: str = Field(max_length=60)
    asked: str = Field(max_length=1000)  # the query of the address
