"""The database as the last honest colleague: what it refuses when services are walked around."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlmodel import SQLModel

from talentra import db
from talentra.models import (
    Application,
    Assignment,
    AuditEntry,
    Choice,
    File,
    Job,
    JobStatus,
    JobVersion,
    Profile,
    Resume,
    Seal,
    Skill,
    StageEvent,
    User,
)
from talentra.models.base import uuid7
from talentra.models.stage_events import Stage
from tests.harness.cast import Cast
from tests.services.acts import JOB

Make = Callable[[Cast], SQLModel]
HASH = "a" * 64
LIKE_THE_LAST = """
    INSERT OR REPLACE INTO stage_events
        (rowid, id, application_id, number, to_stage, actor_id, at, undoes_id, is_override)
    VALUES (:rowid, :id, :application_id, :number, 'hired', :actor_id, :at, :undoes_id, 0)
"""


def _job(cast: Cast, **more: Any) -> Job:
    details: dict[str, Any] = JOB | {"status": JobStatus.OPEN} | more
    return Job(owner_id=cast.rosa.user_id, **details)


def _event(cast: Cast, number: int, **more: Any) -> StageEvent:
    return StageEvent(
        application_id=cast.cleos_application_id,
        number=number,
        to_stage=Stage.APPLIED,
        actor_id=cast.rosa.user_id,
        **more,
    )


def _resume(cast: Cast, slot: int, sha256: str = "") -> Resume:
    with db.reading() as session:
        kept = session.get_one(Resume, cast.codys_resume_id).file_sha256
    return Resume(
        candidate_id=cast.cody.user_id, slot=slot, file_sha256=sha256 or kept, file_name="x.pdf"
    )


REFUSED: dict[str, Make] = {
    "a second account of one address": lambda c: User(
        email="cleo@talentra.example", full_name="X", role=c.cleo.role
    ),
    "an address in capitals": lambda c: User(
        email="Cleo2@talentra.example", full_name="X", role=c.cleo.role
    ),
    "a second open assignment": lambda c: Assignment(
        candidate_id=c.cleo.user_id, recruiter_id=c.remy.user_id, assigned_by=c.ada.user_id
    ),
    "an assignment of nobody": lambda c: Assignment(
        candidate_id=uuid7(), recruiter_id=c.remy.user_id, assigned_by=c.ada.user_id
    ),
    "a second application to one job": lambda c: Application(
        candidate_id=c.cleo.user_id, job_id=c.job_id
    ),
    "an application to no job": lambda c: Application(candidate_id=c.cody.user_id, job_id=uuid7()),
    "two resumes in one slot": lambda c: _resume(c, 1),
    "a third slot": lambda c: _resume(c, 3),
    "a slot before the first": lambda c: _resume(c, 0),
    "a resume without its file": lambda c: _resume(c, 2, HASH),
    "two events of one number": lambda c: _event(c, 1),
    "an event of no application": lambda c: StageEvent(
        application_id=uuid7(), number=1, to_stage=Stage.APPLIED, actor_id=c.ada.user_id
    ),
    "a job without an opening": lambda c: _job(c, openings=0),
    "a salary that falls": lambda c: _job(c, salary_min=2, salary_max=1, currency="EUR"),
    "a salary below nothing": lambda c: _job(c, salary_min=-1, salary_max=1, currency="EUR"),
    "two texts of one number": lambda c: JobVersion(
        job_id=c.job_id, number=1, text={}, created_by=c.rosa.user_id
    ),
    "a second profile": lambda c: Profile(user_id=c.cleo.user_id),
    "a seal without its resume": lambda c: Seal(
        application_id=c.cleos_application_id,
        file_sha256=HASH,
        file_name="x.pdf",
        resume_id=uuid7(),
        resume_text="",
        profile={},
        job_version_id=uuid7(),
    ),
}


class TestConstraints:
    @pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
    def test_refuse(self, cast: Cast, make: Make) -> None:
        row = make(cast)
        with pytest.raises(IntegrityError), db.transaction() as session:
            session.add(row)

    @pytest.mark.parametrize(
        ("table", "column"),
        [
            ("users", "role"),
            ("applications", "stage"),
            ("jobs", "status"),
            ("jobs", "work_mode"),
            ("profiles", "visa_status"),
            ("profiles", "experience_level"),
        ],
    )
    def test_refuse_words_that_are_not_ours(self, cast: Cast, table: str, column: str) -> None:
        with pytest.raises(IntegrityError), db.transaction() as session:
            session.connection().exec_driver_sql(f"UPDATE {table} SET {column} = 'wizard'")

    @pytest.mark.parametrize("table", ["users", "jobs", "applications", "files", "job_versions"])
    def test_refuse_to_take_parents_away(self, cast: Cast, table: str) -> None:
        with pytest.raises(IntegrityError), db.transaction() as session:
            session.connection().exec_driver_sql(f"DELETE FROM {table}")

    def test_undo_one_event_once(self, cast: Cast) -> None:
        with db.transaction() as session:
            session.add(first := _event(cast, 2))
        with db.transaction() as session:
            session.add(_event(cast, 3, undoes_id=first.id))
        with pytest.raises(IntegrityError), db.transaction() as session:
            session.add(_event(cast, 4, undoes_id=first.id))

    def test_let_ended_and_removed_ones_be_many(self, cast: Cast) -> None:
        with db.transaction() as session:
            for slot in (1, 1):
                gone = _resume(cast, slot)
                gone.removed_at = gone.uploaded_at
                session.add(gone)
            for _ in range(2):
                ended = Assignment(
                    candidate_id=cast.cleo.user_id,
                    recruiter_id=cast.remy.user_id,
                    assigned_by=cast.ada.user_id,
                )
                ended.ended_at = ended.started_at
                session.add(ended)


class TestHistory:
    @pytest.mark.parametrize("table", ["stage_events", "audit_entries"])
    @pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
    def test_is_never_changed(self, cast: Cast, table: str, change: str) -> None:
        self._refused(cast, change.format(table))

    @pytest.mark.parametrize("engine_kind", ["postgresql"])
    @pytest.mark.parametrize("table", ["stage_events", "audit_entries"])
    def test_is_never_emptied(self, cast: Cast, table: str) -> None:
        self._refused(cast, f"TRUNCATE {table}")
        self._refused(cast, f"TRUNCATE {table} CASCADE")

    @pytest.mark.parametrize("engine_kind", ["postgresql"])
    def test_does_not_fall_with_its_application(self, cast: Cast) -> None:
        self._refused(cast, "TRUNCATE applications CASCADE")

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_is_not_replaced(self, cast: Cast) -> None:
        """REPLACE deletes without firing delete triggers, unless recursive triggers are on."""
        with db.reading() as session:
            row = session.query(StageEvent).one().id.hex
        self._refused(
            cast,
            "INSERT OR REPLACE INTO stage_events (id, application_id, number, to_stage, actor_id,"
            " at, is_override) SELECT id, application_id, number, 'hired', actor_id, at,"
            f" is_override FROM stage_events WHERE id = '{row}'",
        )

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    @pytest.mark.parametrize("same", ["id", "rowid", "number", "undoes_id"])
    def test_is_not_replaced_by_a_connection_that_is_not_ours(self, cast: Cast, same: str) -> None:
        with db.transaction() as session:
            session.add(first := _event(cast, 2))
            session.flush()
            session.add(_event(cast, 3, undoes_id=first.id))
        before = self._rows()
        file = db.engine().url.database
        with closing(sqlite3.connect(str(file))) as foreign:
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                foreign.execute(LIKE_THE_LAST, self._last(foreign, same))
            foreign.commit()
        assert self._rows() == before

    def _last(self, foreign: sqlite3.Connection, same: str) -> dict[str, Any]:
        """New values for an event, but for one that the last event has already."""
        wanted = "SELECT rowid, * FROM stage_events ORDER BY number DESC"
        foreign.row_factory = sqlite3.Row
        last = dict(foreign.execute(wanted).fetchone())
        fresh = {"id": uuid7().hex, "rowid": None, "number": 99, "undoes_id": None}
        return last | fresh | {same: last[same]}

    def _refused(self, cast: Cast, statement: str) -> None:
        with db.transaction() as session:
            session.add(AuditEntry(action="x", target_kind="x"))
        before = self._rows()
        with pytest.raises(DatabaseError, match="append-only"), db.transaction() as session:
            session.connection().execute(text(statement))
        assert self._rows() == before

    def _rows(self) -> list[Any]:
        with db.reading() as session:
            connection = session.connection()
            return [
                connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY id").all()
                for table in ("stage_events", "audit_entries")
            ]


def test_bytes_are_described_once(cast: Cast) -> None:
    file = File(sha256=HASH, content_type="x", size=1)
    with db.transaction() as session:
        session.add(file)
    with pytest.raises(IntegrityError), db.transaction() as session:
        session.add(File(sha256=HASH, content_type="y", size=2))


def test_a_skill_is_kept_once(cast: Cast) -> None:
    with pytest.raises(IntegrityError), db.transaction() as session:
        session.add_all([Skill(name="C++", folded="c++"), Skill(name="c++", folded="c++")])


def test_a_choice_is_kept_once(cast: Cast) -> None:
    with pytest.raises(IntegrityError), db.transaction() as session:
        session.add(Choice(name="company_name", value="A"))
        session.flush()
        session.expunge_all()
        session.add(Choice(name="company_name", value="B"))
