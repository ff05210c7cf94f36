"""Resumes that a candidate keeps."""

from datetime import datetime
from typing import Self
from uuid import UUID

from talentra.api.shapes.base import Told
from talentra.queries.resumes import ResumeView


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

    @classmethod
    def of(cls, view: ResumeView) -> Self:
        """From its read model."""
        return cls.model_validate(view)
