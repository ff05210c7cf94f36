"""What an admin chose for the whole company."""

from typing import Any

from sqlmodel import Field

from talentra.models.base import Document, Row

# Every choice with its default; a name that is not here cannot be kept.
CHOICES: dict[str, Any] = {
    "company_name": "Talentra",
    "assign_to_job_owner": False,
    "rejection_hold_hours": 0,
    "public_job_list": False,
    "setup_token_hash": None,
    "is_demo": False,
    "checklist_dismissed": False,
}


class Choice(Row, table=True):
    """One setting that was changed from its default."""

    name: str = Field(primary_key=True, max_length=60)
    value: Any = Field(default=None, sa_type=Document)
