"""Who of staff has opened which application, so that the others can be marked as new to them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from talentra.models.base import Row, moment


class Look(Row, table=True):
    """That somebody has opened an application, and when for the first time."""

    application_id: UUID = Field(foreign_key="applications.id", primary_key=True)
    user_id: UUID = Field(foreign_key="users.id", primary_key=True, index=True)
    at: datetime = moment(filled=True)
