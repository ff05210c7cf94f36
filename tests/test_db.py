"""Transactions in threads: who waits for whom, and what is told when no answer comes."""

import asyncio
import contextlib
import sqlite3
import threading
import time
from collections.abc import Generator

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from talentra import db, sqlite
from talentra.errors import Away
from talentra.models import User
from tests.harness.cast import Cast


@pytest.fixture
def release() -> Generator[threading.Event]:
    """Lets go whatever a test holds up, at its end at the latest."""
    event = threading.Event()
    yield event
    event.set()


def _one(session: Session) -> int:
    return session.execute(text("SELECT 1")).scalar_one()


def _hold(session: Session, release: threading.Event) -> str:
    release.wait(30)
    return "done"


def test_writers_who_wait_keep_nobody_from_reading(cast: Cast, release: threading.Event) -> None:
    async def all_at_once() -> list[str]:
        writers = [asyncio.create_task(db.run(_hold, release)) for _ in range(3 * db.THREADS)]
        await asyncio.sleep(0.2)
        assert await asyncio.wait_for(db.read(_one), 2) == 1
        release.set()
        return await asyncio.gather(*writers)

    assert set(asyncio.run(all_at_once())) == {"done"}


class TestSilence:
    """A database that is frozen answers nothing at all."""

    @pytest.mark.parametrize("writes", [False, True])
    def test_is_told_after_a_while(
        self, cast: Cast, release: threading.Event, monkeypatch: pytest.MonkeyPatch, writes: bool
    ) -> None:
        monkeypatch.setattr(db, "PATIENCE", 0.2)

        async def ask() -> None:
            try:
                await (db.run if writes else db.read)(_hold, release)
            finally:
                release.set()

        with pytest.raises(Away) as told:
            asyncio.run(ask())
        assert told.value.sentence == (db.UNSURE if writes else db.BUSY)

    def test_what_had_not_begun_is_known_to_have_changed_nothing(
        self, cast: Cast, release: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(db, "PATIENCE", 0.3)

        async def queue() -> list[str]:
            waiting = [db.run(_hold, release) for _ in range(db.THREADS + 1)]
            answers = await asyncio.gather(*waiting, return_exceptions=True)
            release.set()
            return [answer.sentence for answer in answers if isinstance(answer, Away)]

        assert asyncio.run(queue()) == [db.UNSURE] * db.THREADS + [db.BUSY]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
class TestTurns:
    """SQLite has one writer at a time."""

    def test_whoever_waits_too_long_is_told_and_the_next_goes_on(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(db, "WAIT", 0.2)
        with db.transaction() as first:
            _one(first)
            with pytest.raises(Away) as told, db.transaction() as second:
                _one(second)
        assert told.value.sentence == db.BUSY
        with db.transaction() as third:
            assert _one(third) == 1

    def test_is_not_kept_by_whoever_could_not_begin(
        self, cast: Cast, database: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(db, "WAIT", 0.2)
        db.dispose()  # the next connection is as impatient
        elsewhere = sqlite3.connect(make_url(database).database or "", isolation_level=None)
        with contextlib.closing(elsewhere):
            elsewhere.execute("BEGIN IMMEDIATE")
            with pytest.raises(Away) as told, db.transaction() as refused:
                _one(refused)
        assert told.value.sentence == db.BUSY
        with db.transaction() as next_one:
            assert _one(next_one) == 1


class TestCommit:
    def test_that_is_not_confirmed_is_not_called_undone(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def cut(_session: Session) -> None:
            raise OperationalError("COMMIT", None, Exception("server closed the connection"))

        with pytest.raises(Away) as told, db.transaction() as session:
            session.get_one(User, cast.cleo.user_id).full_name = "Cleo Marsh"
            monkeypatch.setattr(Session, "commit", cut)
        assert told.value.sentence == db.UNSURE

    def test_what_is_refused_before_is_known_to_have_changed_nothing(self, cast: Cast) -> None:
        with pytest.raises(Away) as told, db.transaction() as session:
            session.get_one(User, cast.cleo.user_id).full_name = "Cleo Marsh"
            session.flush()
            raise OperationalError("UPDATE", None, Exception("server closed the connection"))
        assert told.value.sentence == db.BUSY


MANY = 1_000_000
NUMBERS = text(
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers"
    " WHERE n < 1000000) SELECT n FROM numbers"
)
ENDLESS = text(
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)"
    " SELECT max(n) FROM numbers"
)


class TestLongest:
    """No statement holds one of the few threads for ever."""

    @pytest.fixture(autouse=True)
    def soon(self, cast: Cast, monkeypatch: pytest.MonkeyPatch, engine_kind: str) -> None:
        """A statement may take a fifth of a second."""
        if engine_kind == "sqlite":
            monkeypatch.setattr(sqlite, "LONGEST", 0.2)

    def _ask(self, session: Session) -> int:
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text("SET LOCAL statement_timeout = 200"))
        return session.execute(ENDLESS).scalar_one()

    def test_is_ended_and_the_connection_is_good_for_the_next(self) -> None:
        with pytest.raises(Away) as told, db.reading() as session:
            self._ask(session)
        assert told.value.sentence == db.BUSY
        with db.reading() as session:
            assert session.execute(text("SELECT count(*) FROM users")).scalar_one()

    def test_undoes_what_was_written_before(self, cast: Cast) -> None:
        with pytest.raises(Away), db.transaction() as session:
            session.get_one(User, cast.cleo.user_id).full_name = "Nobody"
            session.flush()
            self._ask(session)
        with db.reading() as session:
            assert session.get_one(User, cast.cleo.user_id).full_name != "Nobody"

    def test_leaves_those_alone_whose_rows_are_taken_in_parts(self, cast: Cast) -> None:
        with db.reading() as session:
            rows = session.execute(NUMBERS, execution_options={"yield_per": 1_000})
            time.sleep(0.3)
            assert sum(len(part) for part in rows.partitions()) == MANY
