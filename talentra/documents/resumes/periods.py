"""Dates of JSON Resume as people read them, and back."""

import re
from typing import NamedTuple

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
PRESENT = "Present"


class Month(NamedTuple):
    """A year and a month; month 0 when only the year is known."""

    year: int
    month: int


def month_of(date: str) -> Month | None:
    """The month of `2021`, `2021-03` or `2021-03-31`; None when it is not such a date."""
    if not (found := DATE.fullmatch(date.strip())):
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    fits = 1000 <= year <= 2999 and 0 <= month <= 12 and 0 <= day <= 31
    return Month(year, month) if fits and (month or found[2] is None) else None


def written(date: str) -> str:
    """`Mar 2021` for a date of that month; what was typed when it cannot be read."""
    if not (month := month_of(date)):
        return date.strip()
    return f"{MONTHS[month.month - 1]} {month.year}" if month.month else str(month.year)


def period(start: str, end: str, *, open_ended: bool = True) -> str:
    """`Mar 2021 – Present`; an end alone stands alone."""
    first, last = written(start), written(end)
    if not first:
        return last
    if not last and not open_ended:
        return first
    return first if first == last else f"{first} – {last or PRESENT}"
