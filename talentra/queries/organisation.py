"""What an admin chose for the whole company."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from talentra.models import Choice
from talentra.models.organisation import CHOICES


def choice(session: Session, name: str) -> Any:
    """The chosen value, or the default."""
    default = CHOICES[name]
    chosen = session.get(Choice, name)
    return default if chosen is None else chosen.value


def rejection_hold(session: Session) -> timedelta:
    """How long a rejection is held back from the candidate."""
    return timedelta(hours=choice(session, "rejection_hold_hours"))
