"""A report before it is taken: it begins as the file does, and is as long."""

import csv
from collections.abc import Sequence
from io import StringIO

from sqlalchemy.orm import Session

from talentra import db
from talentra.models import Actor, Role, Stage
from talentra.queries import reports as query
from talentra.queries.reports import ALWAYS, ReportFilter
from talentra.services import assignments, reports
from tests.harness.cast import Cast
from tests.services import acts

COLUMNS = (*ALWAYS, "Candidate Email", "City")


def _file(session: Session, actor: Actor, wanted: ReportFilter) -> list[list[str]]:
    written = b"".join(reports.own(session, actor, wanted, COLUMNS)).decode("utf-8-sig")
    return list(csv.reader(StringIO(written, newline="")))[1:]


def _shown(rows: Sequence[Sequence[str | int]]) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in rows]


def test_begins_as_the_file_and_counts_all_of_it(cast: Cast) -> None:
    with db.transaction() as session:
        for number in range(query.FIRST + 2):
            candidate = acts.person(session, f"Pip {number}")
            acts.apply(session, candidate, cast.job_id)
            assignments.assign(session, cast.ada, candidate.user_id, cast.rosa.user_id)
    with db.reading() as session:
        file = _file(session, cast.rosa, ReportFilter())
        seen = query.preview(session, cast.rosa, ReportFilter(), COLUMNS)
    assert _shown(seen.rows) == file[: query.FIRST]
    assert seen.total == len(file) == query.FIRST + 3


def test_holds_nobody_whom_its_reader_does_not_see(session: Session, cast: Cast) -> None:
    for actor, number in ((cast.rosa, 1), (cast.remy, 0), (cast.ada, 1)):
        seen = query.preview(session, actor, ReportFilter(), ALWAYS)
        assert (len(seen.rows), seen.total) == (number, number)
    other = acts.person(session, "Ruth Other", Role.RECRUITER)
    assignments.reassign(session, cast.ada, cast.cleo.user_id, other.user_id)
    assert query.preview(session, cast.rosa, ReportFilter(), ALWAYS) == query.Preview([], 0)


def test_is_narrowed_like_the_file(session: Session, cast: Cast) -> None:
    for wanted, number in (
        (ReportFilter(stage=Stage.OFFER), 0),
        (ReportFilter(stage=Stage.APPLIED), 1),
        (ReportFilter(company="mills"), 1),
        (ReportFilter(recruiter_id=cast.remy.user_id), 0),
    ):
        assert query.preview(session, cast.ada, wanted, ALWAYS).total == number
