"""How long candidates are kept once their last application has ended, and whom not to erase."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field

from talentra.models.applications import Stage
from talentra.models.base import Row, moment

ENDED = (Stage.REJECTED, Stage.WITHDRAWN, Stage.HIRED)
LONGEST_KEPT = 120  # months
LONGEST_WHY = 200
WRONG = f"Enter whole months from 1 to {LONGEST_KEPT}, or nothing to keep everybody."
NO_WHY = f"Say why, in up to {LONGEST_WHY} characters."


class LegalHold(Row, table=True):
    """A candidate whom nobody may erase, until an admin lets them go."""

    candidate_id: UUID = Field(foreign_key="users.id", primary_key=True)
    reason: str = Field(max_length=LONGEST_WHY)
    held_by: UUID = Field(foreign_key="users.id")
    held_at: datetime = moment(filled=True)


def clean_rules(wanted: Mapping[Any, Any]) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Months by final stage as they are kept, and what is wrong with them; empty keeps all."""
    kept: dict[str, int] = {}
    wrong: list[tuple[str, str]] = []
    for stage in ENDED:
        said = str(wanted.get(stage.value) or "").strip()
        if said:
            months = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
            kept[stage.value] = months
            wrong += [] if 1 <= months <= LONGEST_KEPT else [(stage.value, WRONG)]
    return kept, wrong


def months_before(at: datetime, months: int) -> datetime:
    """The same day of the month so many months ago, or that month's last day."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
