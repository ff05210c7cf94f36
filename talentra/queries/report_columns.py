"""The columns of a report, each written out by the database itself: texts, and whole numbers.

That is what makes a long report fast: nothing is turned into an object on the way.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    case,
    cast,
    func,
    literal,
    literal_column,
    type_coerce,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from talentra.clock import now
from talentra.models import Application, ExperienceLevel, Job, Seal, Stage, User

Text = ColumnElement[Any]

ALWAYS = ("Company Name", "Job Title", "Candidate Name", "Status", "Recruiter Name")
WHEN_ASKED = (
    "Applied At",
    "Stage Since",
    "Days In Stage",
    "Candidate Email",
    "City",
    "Experience Level",
    "Job Id",
    "Application Id",
)
TYPED = frozenset(  # by people, who may type a formula
    {"Company Name", "Job Title", "Candidate Name", "Recruiter Name", "Candidate Email", "City"}
)
LEVELS = {
    ExperienceLevel.FRESHER.value: "Fresher",
    ExperienceLevel.ONE_TO_THREE.value: "1–3 yrs",  # of 1-3 a spreadsheet would make a day
    ExperienceLevel.THREE_TO_FIVE.value: "3–5 yrs",
    ExperienceLevel.OVER_FIVE.value: "5+ yrs",
}
ISO = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
HYPHENS = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))  # where the parts of an id begin, how long
recruiter = aliased(User)


def column(name: str, dialect: str) -> Text:
    """The column of that name, for this kind of database."""
    return COLUMNS[name](dialect)


def _plain(typed: Any) -> Callable[[str], Text]:
    return lambda _: func.coalesce(typed, "")


def _profile(name: str) -> Callable[[str], Text]:
    """A text of the profile as it was sent."""

    def written(dialect: str) -> Text:
        if dialect == "postgresql":
            return func.coalesce(_sent(name), "")
        kept = type_coerce(col(Seal.profile), String)
        return func.coalesce(func.json_extract(kept, literal_column(f"'$.{name}'")), "")

    return written


def _sent(name: str) -> Text:
    """A part of the profile as it stood when the application was sent."""
    return col(Seal.profile)[name].as_string()


def _status(_: str) -> Text:
    stage = type_coerce(col(Application.stage), String)
    return case({each.value: each.label for each in Stage}, value=stage, else_=stage)


def _moment(moment: Any) -> Callable[[str], Text]:
    def written(dialect: str) -> Text:
        if dialect == "postgresql":
            return func.to_char(func.timezone("UTC", moment), ISO)
        kept = type_coerce(moment, String)
        return (
            func.substr(kept, 1, 10).op("||")("T").op("||")(func.substr(kept, 12, 8)).op("||")("Z")
        )

    return written


def _days(dialect: str) -> Text:
    since, moment = col(Application.stage_changed_at), now()
    if dialect == "postgresql":
        passed = func.floor(func.extract("epoch", literal(moment) - since) / 86_400)
        return func.greatest(0, cast(passed, Integer))
    return func.max(
        0, (_epoch(literal(_kept(moment))) - _epoch(type_coerce(since, String))) // 86_400
    )


def _kept(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _epoch(moment: Any) -> Any:
    return cast(func.strftime("%s", moment), Integer)


def _id(identifier: Any) -> Callable[[str], Text]:
    def written(dialect: str) -> Text:
        if dialect == "postgresql":
            return cast(identifier, String)
        kept = type_coerce(identifier, String)
        first, *others = [func.substr(kept, start, length) for start, length in HYPHENS]
        joined: Any = first
        for part in others:
            joined = joined.op("||")("-").op("||")(part)
        return joined

    return written


COLUMNS: dict[str, Callable[[str], Text]] = {
    "Company Name": _plain(col(Job.company)),
    "Job Title": _plain(col(Job.title)),
    "Candidate Name": _profile("full_name"),
    "Status": _status,
    "Recruiter Name": _plain(col(recruiter.full_name)),
    "Applied At": _moment(col(Application.applied_at)),
    "Stage Since": _moment(col(Application.stage_changed_at)),
    "Days In Stage": _days,
    "Candidate Email": _profile("email"),
    "City": _profile("city"),
    "Experience Level": lambda _: case(LEVELS, value=_sent("experience_level"), else_=""),
    "Job Id": _id(col(Application.job_id)),
    "Application Id": _id(col(Application.id)),
}
