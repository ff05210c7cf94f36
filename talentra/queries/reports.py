"""Applications as rows of a report: what is a candidate's own, as they sent it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.models import Actor, Application, Job, Seal, Stage
from talentra.policies import applications as policy
from talentra.queries import copying
from talentra.queries.report_columns import ALWAYS, TYPED, WHEN_ASKED, column, recruiter

__all__ = [
    "ALWAYS", "WHEN_ASKED", "Preview", "ReportFilter",
    "copied", "count", "lines", "preview", "rows",
]  # fmt: skip

AT_ONCE = 2000  # rows fetched together; a page of memory, not a table
FIRST = 20  # rows of a preview
Cell = str | int
Guard = Callable[[ColumnElement[Any]], ColumnElement[Any]]
Join = Callable[[Sequence[ColumnElement[Any]]], ColumnElement[Any]]


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
) -> Iterator[Sequence[Sequence[Cell]]]:
    """The rows, the latest sent first, some at a time from a cursor that stays in the database."""
    statement = _wanted(session, actor, wanted, columns)
    if session.get_bind().dialect.name == "postgresql":
        yield from session.execute(statement, execution_options={"yield_per": AT_ONCE}).partitions()
    else:
        yield from _fetched(session, statement)


def lines(
    session: Session, actor: Actor, wanted: ReportFilter, columns: Sequence[str], join: Join
) -> Iterator[Sequence[tuple[bytes]]]:
    """The rows in SQLite, the cells of each made one value by `join`, some rows at a time."""
    statement = _wanted(session, actor, wanted, columns)
    return _fetched(session, statement.with_only_columns(join(statement.selected_columns.values())))


def copied(
    session: Session, actor: Actor, wanted: ReportFilter, columns: Sequence[str], guard: Guard
) -> Iterator[bytes]:
    """The rows as PostgreSQL itself writes them as CSV, their lines ended by CRLF.

    `guard` is asked for what people have typed.
    """
    return copying.copied(session, _wanted(session, actor, wanted, columns, guard))


def preview(
    session: Session, actor: Actor, wanted: ReportFilter, columns: Sequence[str]
) -> Preview:
    """The first rows, as the file has them, and how many there are."""
    found = session.execute(_wanted(session, actor, wanted, columns).limit(FIRST))
    return Preview([tuple(row) for row in found], count(session, actor, wanted))


def _wanted(
    session: Session,
    actor: Actor,
    wanted: ReportFilter,
    columns: Sequence[str],
    guard: Guard | None = None,
) -> Select[*tuple[Any, ...]]:
    dialect = session.get_bind().dialect.name
    written = {name: column(name, dialect) for name in columns}
    told = [guard(each) if guard and name in TYPED else each for name, each in written.items()]
    latest = (col(Application.applied_at).desc(), col(Application.id).desc())
    return (
        select(*told)
        .select_from(Application)
        .join(Job, col(Job.id) == col(Application.job_id))
        .join(Seal, col(Seal.application_id) == col(Application.id))
        .outerjoin(recruiter, col(recruiter.id) == col(Application.recruiter_id))
        .where(policy.visible_to(actor), *_conditions(wanted))
        .order_by(*latest)
    )


def _fetched(session: Session, statement: Select[*tuple[Any, ...]]) -> Iterator[Sequence[Any]]:
    """What SQLite's own cursor finds, which makes texts, numbers and bytes of it already."""
    found = session.connection().execute(statement)
    cursor: Any = found.cursor
    try:
        while some := cursor.fetchmany(AT_ONCE):
            yield some
    finally:
        found.close()


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
