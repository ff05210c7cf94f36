"""Reports: whose applications, which columns, as they were sent, and who took them."""

import asyncio
import csv
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Invalid, Refused
from talentra.models import Actor, Application, AuditEntry, Stage, User
from talentra.models.base import uuid7
from talentra.queries.reports import ALWAYS, WHEN_ASKED, ReportFilter
from talentra.services import applications, assignments, profiles, reports
from talentra.services.exports import Export
from talentra.services.spreadsheets import Format
from tests.harness.cast import Cast
from tests.harness.workbooks import read_sheets
from tests.services import acts

CLEOS = ["Northwind Mills", "Data engineer", "Cleo Marsh", "Applied", "Rosa Lindqvist"]
CODYS = ["Northwind Mills", "Data engineer", "Cody Bright", "Applied", ""]
EVERYTHING = ReportFilter()


def _take(report: reports.Report, actor: Actor, wanted: ReportFilter = EVERYTHING) -> str:
    """The whole file."""
    with db.reading() as session:
        return b"".join(report(session, actor, wanted, ALWAYS, Format.CSV)).decode()


def _rows(report: reports.Report, actor: Actor, **wanted: Any) -> list[list[str]]:
    """The file without its header."""
    text = _take(report, actor, ReportFilter(**wanted)).removeprefix("\ufeff")
    header, *rows = csv.reader(StringIO(text, newline=""), strict=True)
    assert tuple(header) == ALWAYS
    return rows


def _wide(actor: Actor, columns: Sequence[str]) -> dict[str, str]:
    """The first row by its columns."""
    with db.reading() as session:
        told = b"".join(reports.system(session, actor, EVERYTHING, columns, Format.CSV))
    return next(csv.DictReader(StringIO(told.decode().removeprefix("\ufeff"), newline="")))


@pytest.fixture
def two(cast: Cast) -> Cast:
    """Cody applied too, after Cleo, and waits."""
    with db.transaction() as session:
        applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
    return cast


class TestWhose:
    def test_everybody_is_for_admins(self, two: Cast) -> None:
        assert _rows(reports.system, two.ada) == [CODYS, CLEOS]
        for other in (two.rosa, two.cleo):
            with pytest.raises(Refused):
                _take(reports.system, other)

    def test_recruiters_have_their_own_only(self, two: Cast) -> None:
        assert _rows(reports.own, two.rosa) == [CLEOS]
        assert _rows(reports.own, two.remy) == []
        assert _rows(reports.own, two.remy, recruiter_id=two.rosa.user_id) == []
        with pytest.raises(Refused):
            _take(reports.own, two.cleo)

    def test_admins_say_whose(self, two: Cast) -> None:
        assert _rows(reports.own, two.ada, recruiter_id=two.rosa.user_id) == [CLEOS]
        with pytest.raises(Invalid) as refused:
            _take(reports.own, two.ada)
        assert refused.value.fields[0][0] == "recruiter_id"

    def test_follows_a_reassignment_at_once(self, two: Cast) -> None:
        with db.transaction() as session:
            assignments.reassign(session, two.ada, two.cleo.user_id, two.remy.user_id)
        assert _rows(reports.own, two.rosa) == []
        assert [row[-1] for row in _rows(reports.own, two.remy)] == ["Remy Okafor"]


class TestNarrowing:
    def test_by_what_the_application_is(self, two: Cast) -> None:
        with db.transaction() as session:
            other = acts.post(session, two.remy, company="Halden Robotics")
            acts.apply(session, acts.person(session, "Third Person"), other.id)
            acts.bring(session, two.rosa, two.cleos_application_id, Stage.ONLINE_ASSESSMENT)

        def names(**wanted: Any) -> list[str]:
            return [row[2] for row in _rows(reports.system, two.ada, **wanted)]

        assert names(stage=Stage.ONLINE_ASSESSMENT) == ["Cleo Marsh"]
        assert names(job_id=other.id) == ["Third Person"]
        assert names(job_id=uuid7()) == []
        assert names(recruiter_id=two.rosa.user_id) == ["Cleo Marsh"]
        assert names(company="halden") == ["Third Person"]
        assert names(company="%") == []

    def test_by_when_it_was_sent(self, two: Cast) -> None:
        moment = datetime(2026, 3, 1, tzinfo=UTC)
        with db.transaction() as session:
            session.get_one(Application, two.cleos_application_id).applied_at = moment
        later = moment + timedelta(seconds=1)
        assert _rows(reports.system, two.ada, since=moment, until=later) == [CLEOS]
        assert _rows(reports.system, two.ada, until=moment) == []
        assert _rows(reports.system, two.ada, since=later) == [CODYS]


class TestColumns:
    @pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.OFFER, Stage.ONLINE_ASSESSMENT])
    def test_name_the_stage_as_people_do(self, cast: Cast, stage: Stage) -> None:
        with db.transaction() as session:
            acts.bring(session, cast.rosa, cast.cleos_application_id, stage)
        labels = {
            "online_assessment": "Online Assessment",
            "offer": "Offer",
            "rejected": "Rejected",
        }
        assert _rows(reports.system, cast.ada)[0][3] == labels[stage]

    def test_tell_of_the_candidate_what_was_sent(self, cast: Cast) -> None:
        with db.transaction() as session:
            new = {"city": "Oslo", "experience_level": None}
            profiles.edit(session, cast.cleo, details=new, full_name="Cleo Another")
            session.get_one(User, cast.cleo.user_id).email = "another@talentra.example"
        seen = _wide(cast.ada, [*ALWAYS, *WHEN_ASKED])
        assert seen["Candidate Name"] == "Cleo Marsh"
        assert seen["Candidate Email"] == "cleo@talentra.example"
        assert (seen["City"], seen["Experience Level"]) == ("Pune", "3–5 yrs")

    def test_tell_since_when(self, cast: Cast) -> None:
        with db.transaction() as session:
            application = session.get_one(Application, cast.cleos_application_id)
            application.applied_at = datetime(2026, 1, 31, 9, 30, 5, 123, tzinfo=UTC)
            application.stage_changed_at -= timedelta(days=3, hours=1)
        seen = _wide(cast.ada, [*ALWAYS, *WHEN_ASKED])
        assert seen["Applied At"] == "2026-01-31T09:30:05Z"
        assert seen["Stage Since"].endswith("Z")
        assert seen["Days In Stage"] == "3"
        assert seen["Job Id"] == str(cast.job_id)
        assert seen["Application Id"] == str(cast.cleos_application_id)

    def test_hold_nothing_that_is_run(self, cast: Cast) -> None:
        with db.transaction() as session:
            job = acts.post(session, cast.remy, company="=1+1", title=" @cmd")
            acts.apply(session, acts.person(session, "+49 Person"), job.id)
        assert _rows(reports.system, cast.ada)[0][:3] == ["'=1+1", "' @cmd", "'+49 Person"]


class TestWorkbook:
    def test_says_what_the_csv_says(self, two: Cast) -> None:
        columns = [*ALWAYS, *WHEN_ASKED]
        with db.reading() as session:
            take = [
                b"".join(reports.system(session, two.ada, EVERYTHING, columns, kind))
                for kind in (Format.CSV, Format.XLSX)
            ]
        told = csv.reader(StringIO(take[0].decode().removeprefix("\ufeff"), newline=""))
        (sheet,) = read_sheets(take[1])
        assert [[str(cell) for cell in row] for row in sheet] == list(told)
        assert sheet[1][columns.index("Days In Stage")] == 0

    def test_is_of_ones_own_and_written_down(self, two: Cast) -> None:
        with db.reading() as session:
            taken = b"".join(reports.own(session, two.rosa, EVERYTHING, ALWAYS, Format.XLSX))
        assert read_sheets(taken) == [[list(ALWAYS), CLEOS]]
        with db.reading() as session:
            entry = session.query(AuditEntry).filter_by(target_kind="report").one()
        assert entry.after
        assert (entry.after["format"], entry.after["rows"]) == ("xlsx", 1)


class TestLog:
    def _entries(self, session: Session) -> list[AuditEntry]:
        found = session.query(AuditEntry).filter_by(target_kind="report").all()
        return sorted(found, key=lambda entry: entry.id)

    def test_says_who_took_how_many_rows(self, two: Cast) -> None:
        _take(reports.system, two.ada, ReportFilter(company="northwind"))
        _take(reports.own, two.rosa)
        with db.reading() as session:
            system, own = self._entries(session)
        assert (system.action, system.actor_id) == ("report.system", two.ada.user_id)
        assert system.after == {
            "format": "csv",
            "columns": list(ALWAYS),
            "rows": 2,
            "filter": {"company": "northwind"},
        }
        assert (own.action, own.actor_id) == ("report.recruiter", two.rosa.user_id)
        assert own.after and own.after["rows"] == 1

    def test_is_written_before_the_first_row_leaves(self, cast: Cast) -> None:
        with db.reading() as session:
            reports.system(session, cast.ada, EVERYTHING)
            with db.reading() as other:
                assert len(self._entries(other)) == 1

    def test_has_no_entry_of_what_was_refused(self, cast: Cast) -> None:
        for refused in (
            lambda session: reports.system(session, cast.rosa, EVERYTHING),
            lambda session: reports.own(session, cast.ada, EVERYTHING, ALWAYS, Format.XLSX),
        ):
            with pytest.raises((Refused, Invalid)), db.reading() as session:
                refused(session)
        with db.reading() as session:
            assert self._entries(session) == []


def test_sees_one_moment_however_long_it_takes(cast: Cast) -> None:
    async def story() -> bytes:
        export = Export(reports.system, cast.ada, EVERYTHING)
        first = await export.next()
        with db.transaction() as other:
            acts.apply(other, acts.person(other, "Late Comer"), cast.job_id)
            acts.bring(other, cast.rosa, cast.cleos_application_id, Stage.OFFER)
        told = b"".join([piece async for piece in export.rest(first)])
        export.end()
        return told

    assert asyncio.run(story()).decode().splitlines()[1:] == [",".join(CLEOS)]
