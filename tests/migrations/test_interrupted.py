"""A migration that dies half-way, that waits, or that is started twice, on both engines."""

import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from talentra import db, migrations
from talentra.config import ROOT, settings
from tests.harness.cast import Cast
from tests.migrations import schema

# Goes up, or down to the second word; dies as soon as a statement has the first word in it.
CHILD = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from alembic import command
from talentra import migrations

word, revision = sys.argv[1:]

@event.listens_for(Engine, "before_cursor_execute")
def die(_connection, _cursor, statement, *_):
    if word and word in statement:
        os.kill(os.getpid(), signal.SIGKILL)

print("ready", flush=True)
sys.stdin.readline()
migrations.downgrade(revision) if revision else migrations.upgrade()
"""
FIRST = ("CREATE TABLE choices", "CREATE TABLE applications", "CREATE TRIGGER", "('0001')")
LATER = ("ix_applications_changed", "ix_users_created_at_id", "='indexes_of_lists'")
ROUNDS = 3


def start(*, dies_at: str = "", down_to: str = "") -> subprocess.Popen[str]:
    """A process that migrates the database of this one, as soon as it is told to go."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, dies_at, down_to],
        cwd=ROOT,
        env={"DATABASE_URL": settings().database, "TALENTRA_DATA": str(settings().data)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    return child


def finish(*children: subprocess.Popen[str]) -> list[int]:
    """Tell all of them to go, and how each of them ended."""
    for child in children:
        assert child.stdin
        child.stdin.write("go\n")
        child.stdin.flush()
    return [child.returncode for child in children if child.communicate(timeout=120)]


def is_complete() -> bool:
    """Whether the schema is the models'; raises with what differs."""
    command.check(Config(ROOT / "alembic.ini"))
    return True


class TestKilled:
    @pytest.mark.parametrize("at", FIRST)
    def test_the_first_one_leaves_nothing_and_runs_again(
        self, empty_database: str, at: str
    ) -> None:
        assert finish(start(dies_at=at)) == [-9]
        assert schema.tables() == []
        assert finish(start()) == [0]
        assert is_complete()

    @pytest.mark.parametrize("at", LATER)
    def test_a_later_one_leaves_the_old_schema_with_its_rows(self, cast: Cast, at: str) -> None:
        migrations.downgrade("0001")
        before = schema.contents()
        db.dispose()
        assert finish(start(dies_at=at)) == [-9]
        assert schema.contents() == before
        with pytest.raises(Exception, match="not up to date"):
            is_complete()
        assert finish(start()) == [0]
        assert is_complete()

    def test_on_the_way_down_leaves_the_new_schema_with_its_rows(self, cast: Cast) -> None:
        before = schema.contents()
        db.dispose()
        assert finish(start(dies_at="DROP TABLE jobs", down_to="base")) == [-9]
        assert schema.contents() == before
        assert is_complete()


class TestTwoAtOnce:
    @pytest.mark.parametrize("turn", range(ROUNDS))
    def test_both_end_well(self, empty_database: str, turn: int) -> None:
        assert finish(start(), start()) == [0, 0]
        assert is_complete()

    def test_one_waits_longer_than_a_writer_would(
        self, cast: Cast, engine_kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        migrations.downgrade("0001")
        db.dispose()
        monkeypatch.setattr(db, "WAIT", 0.1)
        with _migrating_elsewhere(1.0):
            began = time.monotonic()
            migrations.upgrade()
            assert time.monotonic() - began > 0.5
        assert is_complete()


@contextmanager
def _migrating_elsewhere(seconds: float) -> Generator[None]:
    """Somebody else's migration, under way for so long."""
    under_way, over = threading.Event(), threading.Event()

    def hold() -> None:
        with migrations.alone() as locked:
            locked.execute(sa.text("SELECT 1"))
            under_way.set()
            over.wait(seconds)

    thread = threading.Thread(target=hold)
    thread.start()
    under_way.wait(10)
    try:
        yield
    finally:
        over.set()
        thread.join()
