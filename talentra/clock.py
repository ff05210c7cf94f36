"""The only clock."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """The present moment, in UTC with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in UTC."""
    return now().date()
