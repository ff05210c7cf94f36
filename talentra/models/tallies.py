"""Numbers that are kept along, so that nobody who asks for them counts everything again."""

from enum import StrEnum

from sqlalchemy import BigInteger, Integer
from sqlmodel import Field

from talentra.models.base import Row, words

OFF = " deactivated"  # behind the role of those who are


class Counted(StrEnum):
    """What is counted, and by which name each number is kept."""

    APPLICATIONS = "applications"  # by stage
    APPLIED = "applied"  # by day in UTC: how many were sent
    PEOPLE = "people"  # by role; with OFF behind it when they are deactivated
    WAITING = "waiting"  # candidates who applied and have no recruiter; it has no name
    HANDLED = "handled"  # by recruiter, as 32 hex digits: their candidates
    OPEN_JOBS = "open_jobs"  # by closing day; without a name where there is none


class Tally(Row, table=True):
    """A number as it stood when the changes were last added up."""

    counted: Counted = Field(sa_type=words(Counted, "counted"), primary_key=True)
    name: str = Field(primary_key=True, max_length=40)
    number: int = Field(sa_type=BigInteger)


class TallyChange(Row, table=True):
    """What one change added or took away; triggers write it beside the change itself.

    It is only ever inserted, so that those who change different rows never wait for each other.
    """

    id: int | None = Field(
        default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer(), "sqlite")
    )
    counted: Counted = Field(sa_type=words(Counted, "counted"))
    name: str = Field(max_length=40)
    change: int
