"""The chain of the history finds what somebody changed behind the database's own guards."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from types import FunctionType
from uuid import UUID

import pytest
from sqlalchemy import Connection, text

from talentra import db
from talentra.config import settings
from talentra.errors import Refused
from talentra.models import AuditEntry, HistoryLink, Log, Role, Stage
from talentra.models.base import uuid7
from talentra.queries import chain as query
from talentra.queries.chain import LATE, Checked
from talentra.services import applications, chain
from talentra.services.telling import audit
from tests.harness.cast import Cast
from tests.services import acts

TABLES = ("audit_entries", "stage_events", "history_links")


@contextmanager
def behind_the_guards() -> Generator[Connection]:
    """A connection of somebody who takes the triggers away and puts them back."""
    with db.transaction() as session:
        connection = session.connection()
        if connection.dialect.name == "sqlite":
            asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN "
            triggers = connection.exec_driver_sql(f"{asked}{TABLES}").fetchall()
            for name, _ in triggers:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            yield connection
            for _, made in triggers:
                connection.exec_driver_sql(made)
        else:
            for table in TABLES:
                connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield connection
            for table in TABLES:
                connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture
def linked(cast: Cast) -> Cast:
    """A cast whose moves and audit entries are linked."""
    with db.transaction() as session:
        for stage in (Stage.ONLINE_ASSESSMENT, Stage.INTERVIEW, Stage.OFFER):
            applications.move(session, cast.rosa, cast.cleos_application_id, to=stage)
    asyncio.run(chain.link())
    return cast


def looked_through(at_once: int = query.AT_ONCE) -> Checked:
    checked = Checked()
    with db.reading() as session:
        while not checked.is_done:
            checked = query.check(session, checked, at_once)
    return checked


def ids(log: Log) -> list[UUID]:
    with db.reading() as session:
        rows = session.query(HistoryLink).filter_by(log=log).order_by("number")
        return [link.row_id for link in rows]


def value(row_id: UUID) -> str:
    """An id as a statement's parameter on either engine."""
    return row_id.hex if db.engine().dialect.name == "sqlite" else str(row_id)


def changed(connection: Connection, log: Log, one: UUID, _: UUID) -> None:
    connection.execute(
        text(f"UPDATE {log} SET reason = 'Another one' WHERE id = :id"), {"id": value(one)}
    )


def redated(connection: Connection, log: Log, one: UUID, other: UUID) -> None:
    connection.execute(
        text(f"UPDATE {log} SET at = (SELECT at FROM {log} WHERE id = :other) WHERE id = :id"),
        {"id": value(one), "other": value(other)},
    )


def removed(connection: Connection, log: Log, one: UUID, _: UUID) -> None:
    connection.execute(text(f"DELETE FROM {log} WHERE id = :id"), {"id": value(one)})


def swapped(connection: Connection, _: Log, one: UUID, other: UUID) -> None:
    """Two links change their rows, so that what they name stands in another order."""
    ways = {one: uuid7(), other: one}
    ways[ways[one]] = other
    for was, to in ways.items():
        connection.execute(
            text("UPDATE history_links SET row_id = :to WHERE row_id = :was"),
            {"was": value(was), "to": value(to)},
        )


def unlinked(connection: Connection, _: Log, one: UUID, __: UUID) -> None:
    connection.execute(text("DELETE FROM history_links WHERE row_id = :id"), {"id": value(one)})


def removed_with_its_link(connection: Connection, log: Log, one: UUID, other: UUID) -> None:
    unlinked(connection, log, one, other)
    removed(connection, log, one, other)


NAMES_THE_NEXT = {"swapped", "unlinked", "removed_with_its_link"}


class TestCheck:
    def test_holds_for_what_nobody_touched(self, linked: Cast) -> None:
        checked = looked_through()
        assert checked.fault is None
        assert checked.number == len(ids(Log.AUDIT_ENTRIES)) + len(ids(Log.STAGE_EVENTS)) == 7

    def test_is_the_same_bit_by_bit(self, linked: Cast) -> None:
        assert looked_through(2) == looked_through()

    @pytest.mark.parametrize("log", list(Log), ids=str)
    @pytest.mark.parametrize(
        ("act", "said"),
        [
            (changed, "was changed"),
            (redated, "was changed"),
            (removed, "was removed"),
            (swapped, "was changed"),
            (unlinked, "those between them were removed"),
            (removed_with_its_link, "those between them were removed"),
        ],
        ids=lambda each: getattr(each, "__name__", ""),
    )
    def test_names_the_first_row_that_is_not_as_it_was(
        self, linked: Cast, log: Log, act: FunctionType, said: str
    ) -> None:
        second, third = ids(log)[1:3]
        with behind_the_guards() as connection:
            act(connection, log, second, third)
        fault = looked_through().fault
        assert fault is not None
        assert said in fault.sentence
        named = third if act.__name__ in NAMES_THE_NEXT else second
        assert fault.row_id == named
        assert looked_through(1).fault == fault

    def test_finds_what_was_put_in_between(self, linked: Cast) -> None:
        oldest = ids(Log.AUDIT_ENTRIES)[0]
        late = UUID(int=oldest.int - (2 * int(LATE.total_seconds() * 1000) << 80))
        with db.transaction() as session:
            session.add(AuditEntry(id=late, action="account.created", target_kind="user"))
        asyncio.run(chain.link(all_late=True))
        fault = looked_through().fault
        assert fault is not None
        assert (fault.row_id, fault.number) == (late, None)
        assert "added among older ones" in fault.sentence

    def test_finds_a_whole_stretch_that_is_gone(self, linked: Cast) -> None:
        with behind_the_guards() as connection:
            connection.exec_driver_sql("DELETE FROM history_links WHERE number BETWEEN 2 AND 5")
        fault = looked_through(2).fault
        assert fault is not None
        assert fault.number == 6

    def test_finds_a_chain_that_was_made_anew_without_our_key(
        self, linked: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with behind_the_guards() as connection:
            connection.exec_driver_sql("DELETE FROM history_links")
        with monkeypatch.context() as theirs:
            theirs.setattr(settings(), "secret_key", "k" * 40)
            asyncio.run(chain.link())
        fault = looked_through().fault
        assert fault is not None
        assert fault.number == 1


class TestLink:
    def test_takes_what_was_committed_late(self, linked: Cast) -> None:
        early = uuid7()
        with db.transaction() as session:
            audit(session, linked.ada, "job.closed", "job", linked.job_id)
        asyncio.run(chain.link())
        with db.transaction() as session:
            session.add(AuditEntry(id=early, action="job.opened", target_kind="job"))
        asyncio.run(chain.link())
        assert ids(Log.AUDIT_ENTRIES)[-1] == early
        assert looked_through().fault is None

    def test_links_nothing_twice(self, linked: Cast) -> None:
        with db.reading() as session:
            assert query.unlinked(session, 9, all_late=True) == []
            assert query.waiting(session) == 0
        before = looked_through()
        asyncio.run(chain.link(all_late=True))
        assert looked_through() == before

    def test_of_several_at_once_makes_one_chain(self, linked: Cast) -> None:
        async def crowd() -> None:
            for _ in range(6):
                async with asyncio.TaskGroup() as group:
                    for _ in range(4):
                        group.create_task(chain.link())
                        group.create_task(db.run(audit, linked.ada, "job.closed", "job"))
            await chain.link(all_late=True)

        asyncio.run(crowd())
        checked = looked_through()
        assert (checked.fault, checked.number) == (None, 7 + 24)

    def test_does_not_see_what_is_not_committed(self, linked: Cast) -> None:
        before = looked_through()
        with db.reading() as reader, db.transaction() as session:
            audit(session, linked.ada, "job.closed", "job", linked.job_id)
            session.flush()
            assert query.unlinked(reader, 9, all_late=True) == []
        assert looked_through() == before


class TestVerify:
    def test_is_for_admins(self, linked: Cast) -> None:
        with db.transaction() as session:
            assert chain.verify(session, linked.ada, Checked()).is_done
            for nosy in (linked.rosa, acts.person(session, "Nell Pry", Role.RECRUITER)):
                with pytest.raises(Refused):
                    chain.verify(session, nosy, Checked())
                with pytest.raises(Refused):
                    chain.tell(session, nosy, Checked())

    def test_is_written_down(self, linked: Cast) -> None:
        with db.transaction() as session:
            chain.tell(session, linked.ada, looked_through())
        with db.reading() as session:
            entry = session.query(AuditEntry).filter_by(action="audit.verified").one()
            assert entry.after == {"links": 7, "fault": None}
