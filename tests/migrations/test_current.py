"""Whether a database has this version's schema is told without the library that changes it."""

import subprocess
import sys

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from talentra import db, migrations
from talentra.config import ROOT, settings
from tests.harness.cast import Cast

UPGRADE = (
    "import sys, talentra.talentra; from talentra import migrations\n"
    "migrations.upgrade(); print('alembic.config' in sys.modules)"
)


def _rewrite(statement: str) -> None:
    with db.engine().begin() as connection:
        connection.execute(sa.text(statement))


def _current() -> str:
    with db.engine().connect() as connection:
        return migrations.current(connection)


def _loads_alembic() -> bool:
    """Whether a process that knows the whole app loads it to bring the schema up."""
    env = {"DATABASE_URL": settings().database, "TALENTRA_DATA": str(settings().data)}
    command = [sys.executable, "-c", UPGRADE]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
    return done.stdout.split()[-1] == b"True"


def test_the_last_revision_is_the_one_alembic_finds() -> None:
    scripts = ScriptDirectory.from_config(Config(ROOT / "alembic.ini"))
    assert migrations.head() == scripts.get_current_head()


def test_nothing_is_loaded_where_nothing_is_missing(cast: Cast) -> None:
    assert not _loads_alembic()
    migrations.downgrade("-1")
    assert _loads_alembic()
    assert _current() == migrations.head()


class TestElse:
    def test_an_empty_database_gets_all_of_it(self, empty_database: str) -> None:
        assert _current() == ""
        migrations.upgrade()
        assert _current() == migrations.head()

    def test_one_that_forgot_where_it_is_is_no_one_of_ours(self, cast: Cast) -> None:
        _rewrite("DELETE FROM alembic_version")
        assert _current() == ""
        with pytest.raises(DBAPIError):
            migrations.upgrade()  # as if it were empty

    def test_a_newer_one_is_refused(self, cast: Cast) -> None:
        _rewrite("UPDATE alembic_version SET version_num = 'of_tomorrow'")
        assert _current() == "of_tomorrow"
        with pytest.raises(CommandError, match="of_tomorrow"):
            migrations.upgrade()
        assert _current() == "of_tomorrow"

    def test_two_at_once_are_nobodys(self, cast: Cast) -> None:
        _rewrite("INSERT INTO alembic_version VALUES ('of_tomorrow')")
        assert _current() not in ("", migrations.head())
        with pytest.raises(CommandError, match="of_tomorrow"):
            migrations.upgrade()

    def test_what_a_start_asks_waits_for_a_migration_that_is_under_way(self, cast: Cast) -> None:
        asking = "from talentra import migrations; print('asked', flush=True); migrations.upgrade()"
        env = {"DATABASE_URL": settings().database, "TALENTRA_DATA": str(settings().data)}
        with migrations.alone() as locked:
            locked.execute(sa.text("SELECT 1"))
            start = subprocess.Popen(
                [sys.executable, "-c", asking], cwd=ROOT, env=env, stdout=subprocess.PIPE
            )
            assert start.stdout
            assert start.stdout.readline() == b"asked\n"
            with pytest.raises(subprocess.TimeoutExpired):
                start.wait(0.5)
        assert start.wait(30) == 0
        start.stdout.close()
