"""Reports made beside the requests: made, told, fetched, voided, thrown away, and nobody else's."""

import asyncio
import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest

from talentra import db, files
from talentra.clock import now
from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import Actor, PreparedReport, Stage, User
from talentra.models.base import uuid7
from talentra.models.prepared import Readiness
from talentra.queries import prepared as query
from talentra.queries.reports import ALWAYS, ReportFilter
from talentra.services import asking, assignments, outbox, preparing, storage
from talentra.services.asking import Asked
from talentra.services.preparing import KEPT_FOR, KEPT_LONGER
from talentra.services.spreadsheets import Format
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

OWN, ALL = Asked("recruiter", ReportFilter()), Asked("system", ReportFilter())


def _asked_for(actor: Actor, asked: Asked = OWN) -> UUID:
    with db.transaction() as session:
        return preparing.prepare(session, actor, asked).id


def _work() -> None:
    """Run what the outbox holds for us."""
    with db.transaction() as session:
        errands = [each for each in outbox.claim(session, 9) if each.kind == preparing.PREPARE]
    for errand in errands:
        asyncio.run(preparing.make(errand))


def _made(actor: Actor, asked: Asked = OWN) -> UUID:
    report_id = _asked_for(actor, asked)
    _work()
    return report_id


def _report(report_id: UUID) -> PreparedReport:
    with db.reading() as session:
        return session.get_one(PreparedReport, report_id)


def _fetch(actor: Actor, report_id: UUID) -> bytes | None:
    with db.transaction() as session:
        found = preparing.fetch(session, actor, report_id)
    return found and files.read(found.sha256)


class TestMaking:
    def test_writes_the_file_and_tells_its_owner(self, cast: Cast) -> None:
        report_id = _made(cast.rosa)
        report = _report(report_id)
        assert (report.readiness, report.rows, report.total) == (Readiness.READY, 1, 1)
        content = _fetch(cast.rosa, report_id)
        assert content and len(content) == report.size
        told = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
        assert told[0] == list(ALWAYS)
        assert [row[2] for row in told[1:]] == ["Cleo Marsh"]
        with db.reading() as session:
            said = "Your report with 1 row is ready. Sign in to download it: it is kept for a day."
            assert acts.messages(session, cast.rosa)[-1] == said
            assert acts.actions(session, report_id) == ["report.asked_for", "report.fetched"]

    def test_is_in_the_sight_of_that_moment(self, cast: Cast) -> None:
        report_id = _asked_for(cast.rosa)
        with db.transaction() as session:
            assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        _work()
        assert _report(report_id).rows == 0

    def test_of_a_workbook_counts_its_rows_too(self, cast: Cast) -> None:
        report_id = _made(cast.ada, Asked("system", ReportFilter(), ALWAYS, Format.XLSX))
        assert _report(report_id).rows == 1
        assert (_fetch(cast.ada, report_id) or b"").startswith(b"PK")

    def test_stops_when_it_was_cancelled(self, cast: Cast) -> None:
        report_id = _asked_for(cast.rosa)
        with db.transaction() as session:
            preparing.remove(session, cast.rosa, report_id)
        _work()
        assert _report(report_id).readiness is Readiness.CANCELLED
        assert _report(report_id).file_sha256 is None

    def test_is_given_up_after_three_deaths(self, cast: Cast, clock: SteeredClock) -> None:
        report_id = _asked_for(cast.rosa)
        for _ in range(preparing.TRIES):
            with db.transaction() as session:
                assert outbox.claim(session, 9)  # by somebody who dies
            clock.forward(outbox.LEASE)
        _work()
        assert _report(report_id).readiness is Readiness.FAILED

    def test_of_one_who_left_is_not_made(self, cast: Cast) -> None:
        report_id = _asked_for(cast.rosa)
        with db.transaction() as session:
            session.get_one(User, cast.rosa.user_id).is_active = False
        _work()
        assert _report(report_id).readiness is Readiness.FAILED


class TestWhose:
    @pytest.mark.parametrize("who", ["remy", "ada", "cleo"])
    def test_is_its_owners_alone(self, cast: Cast, who: str) -> None:
        report_id, other = _made(cast.rosa), getattr(cast, who)
        for act in (preparing.fetch, preparing.remove):
            with pytest.raises(NotFound), db.transaction() as session:
                act(session, other, report_id)
        with db.reading() as session:
            assert query.latest(session, other) == []

    def test_everybody_is_for_admins_and_nothing_for_candidates(self, cast: Cast) -> None:
        for actor, asked in ((cast.rosa, ALL), (cast.cleo, OWN)):
            with pytest.raises(Refused):
                _asked_for(actor, asked)

    def test_three_at_once_are_enough(self, cast: Cast) -> None:
        for _ in range(preparing.MOST):
            _asked_for(cast.rosa)
        with pytest.raises(Conflict):
            _asked_for(cast.rosa)


class TestVoid:
    def test_is_whatever_may_name_somebody_lost_since(self, cast: Cast) -> None:
        report_id = _made(cast.rosa)
        with db.transaction() as session:
            assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        assert _fetch(cast.rosa, report_id) is None
        assert _report(report_id).readiness is Readiness.GONE

    def test_is_not_an_admins(self, cast: Cast) -> None:
        report_id = _made(cast.ada, ALL)
        with db.transaction() as session:
            assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        assert _fetch(cast.ada, report_id)

    def test_is_everybodys_of_one_who_is_no_admin_any_more(self, cast: Cast) -> None:
        report_id = _made(cast.ada, ALL)
        former = Actor(cast.ada.user_id, cast.rosa.role, cast.ada.full_name)
        assert _fetch(former, report_id) is None


class TestSweep:
    def test_throws_it_away_after_a_day_with_its_file(
        self, cast: Cast, clock: SteeredClock
    ) -> None:
        report_id = _made(cast.rosa)
        sha256 = _report(report_id).file_sha256
        assert sha256
        with db.transaction() as session:
            preparing.sweep(session)
            assert not storage.strays(session)
        clock.forward(KEPT_FOR + timedelta(minutes=1))
        with db.transaction() as session:
            preparing.sweep(session)
        assert _report(report_id).readiness is Readiness.GONE
        storage.sweep()
        assert not files.path(sha256).exists()
        with pytest.raises(Conflict):
            _fetch(cast.rosa, report_id)

    def test_keeps_a_scheduled_one_for_a_week(self, cast: Cast, clock: SteeredClock) -> None:
        report_id = _made(cast.rosa, replace(OWN, rhythm="weekly"))
        for waited, readiness in ((KEPT_FOR, Readiness.READY), (KEPT_LONGER, Readiness.GONE)):
            clock.forward(waited + timedelta(minutes=1))
            with db.transaction() as session:
                preparing.sweep(session)
            assert _report(report_id).readiness is readiness


def test_an_admin_says_whose_before_it_is_begun(cast: Cast) -> None:
    with pytest.raises(Invalid):
        _asked_for(cast.ada)


@pytest.mark.parametrize(
    ("zone", "days"),
    [("", "15 Nov to 22 Nov 2026"), ("Asia/Kolkata", "16 Nov to 22 Nov 2026")],
    ids=["utc", "there"],
)
def test_a_scheduled_one_names_its_days_where_its_owner_is(zone: str, days: str) -> None:
    since, until = (datetime(2026, 11, day, 18, 30, tzinfo=UTC) for day in (15, 22))
    asked = Asked("recruiter", ReportFilter(since, until), rhythm="weekly")
    told = preparing.sentence(asked, 1204, zone)
    assert told == (
        f"Your weekly report of {days} is ready, with 1,204 rows. "
        "Sign in to download it: it is kept for a week."
    )


def test_what_was_asked_is_read_as_it_was_kept() -> None:
    wanted = ReportFilter(now(), now(), Stage.OFFER, uuid7(), uuid7(), "Mills")
    asked = Asked("system", wanted, (*ALWAYS, "City"), Format.XLSX, "weekly")
    assert asking.read(asking.kept(asked)) == asked


@pytest.mark.parametrize(
    ("piece", "number"),
    [(b"a,b\r\n", 1), (b'"a\r\nb",c\r\nd,e\r\n', 2), (b'"a""\r\n",b\r\n', 1), (b"", 0)],
    ids=["plain", "lines in a cell", "quotes in a cell", "nothing"],
)
def test_records_are_told_from_lines(piece: bytes, number: int) -> None:
    assert preparing.lines(piece) == number
