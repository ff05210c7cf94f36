"""Resumes that a candidate keeps."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import Field

from talentra.api.shapes.base import Told
from talentra.queries.resumes import ResumeView


class HiddenText(Told):
    """Text in a file that programs read and people do not see: where, and how it begins."""

    page: int | None
    place: str = Field(examples=["Page 1, in the colour of its background"])
    words: str = Field(examples=["Python SQL Airflow"])


class Resume(Told):
    """A kept resume; `used_in` counts the applications it was sent with."""

    id: UUID
    slot: int
    file_name: str
    content_type: str
    size: int
    sha256: str
    uploaded_at: datetime
    used_in: int
    hidden_text: list[HiddenText] = Field(
        description="What programs read in it and people do not see; whoever gets it is told."
    )

    @classmethod
    def of(cls, view: ResumeView) -> Self:
        """From its read model."""
        return cls.model_validate(view)
