"""Candidates who came to their recruiter from another one."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from talentra.models.base import Row, moment


class Takeover(Row, table=True):
    """With which assignment, and from whom; shown to the recruiter until they put it away."""

    assignment_id: UUID = Field(foreign_key="assignments.id", primary_key=True)
    taken_from: UUID = Field(foreign_key="users.id")
    put_away_at: datetime | None = moment(nullable=True)
