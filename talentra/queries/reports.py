"""Applications as rows of a report: what is a candidate's own, as they sent it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, func, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.clock import now
from talentra.models import Actor, Application, ExperienceLevel, Job, Seal, Stage, User
from talentra.policies import applications as policy

AT_ONCE = 1000  # rows fetched together; a page of memory, not a table
FIRST = 20  # rows of a preview
Cell = str | int
Shown = Callable[[Any], Cell]
Known = dict[str, tuple[SQLColumnExpression[Any], Shown]]

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
LEVELS = {
    ExperienceLevel.FRESHER: "Fresher",
    ExperienceLevel.ONE_TO_THREE: "1–3 yrs",  # a spreadsheet would make the third of January of 1-3
    ExperienceLevel.THREE_TO_FIVE: "3–5 yrs",
    ExperienceLevel.OVER_FIVE: "5+ yrs",
}


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """What a report is narrowed to; `since` and `until` are about when people applied."""

    since: datetime | None = None
    until: datetime | None = None
    stage: Stage | None = None
    job_id: UUID | None = None
    recruiter_id: UUID | None = None
    company: str | None = None

    def told(self) -> dict[str, str]:
        """What it is narrowed to, for the log."""
        return {name: str(value) for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Preview:
    """How a report begins, and how many rows it has."""

    rows: list[tuple[Cell, ...]]
    total: int


def count(session: Session, actor: Actor, wanted: ReportFilter) -> int:
    """How many rows the report has."""
    statement = select(func.count()).select_from(Application).where(policy.visible_to(actor))
    if wanted.company:  # only the company is written elsewhere
        statement = statement.join(Job, col(Job.id) == col(Application.job_id))
    return session.execute(statement.where(*_conditions(wanted))).scalar_one()


def rows(
    session: Session, actor: Actor, wanted: ReportFilter, columns: Sequence[str]
) -> Iterator[list[tuple[Cell, ...]]]:
    """The rows, the latest sent first, some at a time from a cursor that stays in the database."""
    known = _columns()
    found = session.execute(
        _wanted(actor, wanted, known, columns), execution_options={"yield_per": AT_ONCE}
    )
    for some in found.partitions():
        yield [_written(row, known, columns) for row in some]


def preview(
    session: Session, actor: Actor, wanted: ReportFilter, columns: Sequence[str]
) -> Preview:
    """The first rows, as the file has them, and how many there are."""
    known = _columns()
    found = session.execute(_wanted(actor, wanted, known, columns).limit(FIRST))
    shown = [_written(row, known, columns) for row in found]
    return Preview(shown, count(session, actor, wanted))


def _wanted(
    actor: Actor, wanted: ReportFilter, known: Known, columns: Sequence[str]
) -> Select[*tuple[Any, ...]]:
    statement = _joined(*(known[name][0] for name in columns)).where(policy.visible_to(actor))
    latest = (col(Application.applied_at).desc(), col(Application.id).desc())
    return statement.where(*_conditions(wanted)).order_by(*latest)


def _written(row: Row[*tuple[Any, ...]], known: Known, columns: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(known[name][1](value) for name, value in zip(columns, row, strict=True))


def _joined(*columns: SQLColumnExpression[Any]) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .select_from(Application)
        .join(Job, col(Job.id) == col(Application.job_id))
        .join(Seal, col(Seal.application_id) == col(Application.id))
        .outerjoin(_recruiter, col(_recruiter.id) == col(Application.recruiter_id))
    )


def _conditions(wanted: ReportFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.since:
        yield col(Application.applied_at) >= wanted.since
    if wanted.until:
        yield col(Application.applied_at) < wanted.until
    if wanted.stage:
        yield col(Application.stage) == wanted.stage
    if wanted.job_id:
        yield col(Application.job_id) == wanted.job_id
    if wanted.recruiter_id:
        yield col(Application.recruiter_id) == wanted.recruiter_id
    if wanted.company:
        yield col(Job.company).icontains(wanted.company, autoescape=True)


def _columns() -> Known:
    """Where each column comes from, and how it is written."""
    moment = now()

    def days(since: datetime) -> int:
        return max(0, (moment - since).days)

    return {
        "Company Name": (col(Job.company), str),
        "Job Title": (col(Job.title), str),
        "Candidate Name": (_sent("full_name"), _text),
        "Status": (col(Application.stage), lambda stage: stage.label),
        "Recruiter Name": (col(_recruiter.full_name), _text),
        "Applied At": (col(Application.applied_at), _moment),
        "Stage Since": (col(Application.stage_changed_at), _moment),
        "Days In Stage": (col(Application.stage_changed_at), days),
        "Candidate Email": (_sent("email"), _text),
        "City": (_sent("city"), _text),
        "Experience Level": (_sent("experience_level"), lambda level: LEVELS.get(level, "")),
        "Job Id": (col(Application.job_id), str),
        "Application Id": (col(Application.id), str),
    }


def _sent(name: str) -> SQLColumnExpression[Any]:
    """A part of the profile as it stood when the application was sent."""
    return col(Seal.profile)[name].as_string()


def _text(value: str | None) -> str:
    return value or ""


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds").replace("+00:00", "Z")


_recruiter = aliased(User)
