"""Jobs that a candidate keeps an eye on."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from talentra.models.base import Row, moment


class SavedJob(Row, table=True):
    """A job that a candidate saved, once."""

    candidate_id: UUID = Field(foreign_key="users.id", primary_key=True)
    job_id: UUID = Field(foreign_key="jobs.id", primary_key=True, index=True)
    saved_at: datetime = moment(filled=True)
