"""Taking reports: whoever takes one is written down before the first row leaves."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Invalid, ensure
from talentra.models import Actor, Role
from talentra.policies import reports as policy
from talentra.queries import reports as query
from talentra.queries.reports import ReportFilter
from talentra.services import spreadsheets
from talentra.services.spreadsheets import Format
from talentra.services.telling import audit

Report = Callable[[Session, Actor, ReportFilter, Sequence[str], Format], Iterator[bytes]]
WHOSE = "Say whose candidates the report is about: recruiter_id."


def own(
    session: Session,
    actor: Actor,
    wanted: ReportFilter,
    columns: Sequence[str] = query.ALWAYS,
    kind: Format = Format.CSV,
) -> Iterator[bytes]:
    """The applications of one's own candidates; an admin says whose."""
    ensure(policy.can_take_own(actor), "Only recruiters and admins take reports.")
    ensure_whose(actor, wanted)
    return _take(session, actor, "recruiter", wanted, columns, kind)


def ensure_whose(actor: Actor, wanted: ReportFilter) -> None:
    """Invalid when an admin does not say whose candidates the report is about."""
    if actor.role is Role.ADMIN and wanted.recruiter_id is None:
        raise Invalid(WHOSE, fields=[("recruiter_id", WHOSE)])


def system(
    session: Session,
    actor: Actor,
    wanted: ReportFilter,
    columns: Sequence[str] = query.ALWAYS,
    kind: Format = Format.CSV,
) -> Iterator[bytes]:
    """Everybody's applications."""
    ensure(policy.can_take_all(actor), "Only admins report on everybody.")
    return _take(session, actor, "system", wanted, columns, kind)


def _take(
    session: Session,
    actor: Actor,
    name: str,
    wanted: ReportFilter,
    columns: Sequence[str],
    kind: Format,
) -> Iterator[bytes]:
    """The file, some bytes at a time; the session sees one moment, however long that takes."""
    written = _written(session, actor, wanted, columns, kind)
    told = {
        "format": kind,
        "columns": list(columns),
        "rows": query.count(session, actor, wanted),
        "filter": wanted.told(),
    }
    with db.transaction() as apart:
        audit(apart, actor, f"report.{name}", "report", after=told)
    return written


def _written(
    session: Session, actor: Actor, wanted: ReportFilter, columns: Sequence[str], kind: Format
) -> Iterator[bytes]:
    """The bytes; the lines of a CSV are made by the database itself, as far as it can."""
    if kind is not Format.CSV:
        return spreadsheets.write(kind, columns, query.rows(session, actor, wanted, columns))
    if session.get_bind().dialect.name == "postgresql":
        lines = query.copied(session, actor, wanted, columns, spreadsheets.inert)
    else:
        joined = query.lines(session, actor, wanted, columns, spreadsheets.joined)
        lines = spreadsheets.finished(joined)
    return chain([spreadsheets.begun(columns)], lines)
