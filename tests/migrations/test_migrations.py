"""Up, down and up again, with people in the house: nothing that both schemas hold is lost."""

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError

from talentra import db, migrations
from talentra.config import ROOT
from tests.harness import cast as stage
from tests.harness.cast import Cast
from tests.migrations import schema

REVISIONS = [
    each.revision
    for each in ScriptDirectory.from_config(Config(ROOT / "alembic.ini")).walk_revisions()
]
EARLIER = REVISIONS[1:]  # the latest first, as one would go back


def broken_references() -> list[object]:
    """Rows without their parent; PostgreSQL has none, it refuses them at once."""
    if db.engine().dialect.name == "postgresql":
        return []
    with db.reading() as session:
        asked = session.connection().exec_driver_sql("PRAGMA foreign_key_check")
        return [*asked.fetchall()]


def is_guarded(table: str) -> bool:
    """Whether the database refuses to remove history."""
    try:
        with db.engine().begin() as connection:
            connection.execute(sa.text(f"DELETE FROM {table}"))
    except DatabaseError as refusal:
        return "append-only" in str(refusal)
    return False


class TestDownAndUp:
    @pytest.mark.parametrize("revision", EARLIER)
    @pytest.mark.usefixtures("cast")
    def test_keeps_what_was_there(self, revision: str) -> None:
        before = schema.contents()
        migrations.downgrade(revision)
        known = schema.contents()
        migrations.upgrade()
        after = schema.contents()
        assert known["applications"]
        for table, rows in known.items():
            columns = {name for row in rows for name in row}
            shown = [
                [{name: row[name] for name in columns} for row in all_[table]]
                for all_ in (before, after)
            ]
            assert shown == [rows, rows], table
        assert broken_references() == []

    @pytest.mark.usefixtures("cast")
    def test_to_nothing_leaves_nothing_and_all_comes_back(self) -> None:
        tables = schema.tables()
        migrations.downgrade("base")
        assert schema.tables() == []
        assert leftovers() == []
        migrations.upgrade()
        assert schema.tables() == tables
        assert isinstance(stage.enter(), Cast)
        assert is_guarded("stage_events")
        assert broken_references() == []

    def test_step_by_step_from_nothing(self, empty_database: str) -> None:
        for revision in reversed(REVISIONS):
            migrations.upgrade(revision)
            assert at() == revision
        for revision in EARLIER:
            migrations.downgrade(revision)
            assert at() == revision
        migrations.downgrade("base")
        assert schema.tables() == []


@pytest.mark.parametrize("engine_kind", ["sqlite"])
class TestReferences:
    def test_that_a_migration_would_break_are_kept(self, cast: Cast) -> None:
        before = schema.contents()
        with pytest.raises(RuntimeError, match="without their parent"), migrations.alone() as alone:
            alone.exec_driver_sql("DELETE FROM jobs")
        assert schema.contents() == before
        assert enforced()

    def test_are_enforced_again_afterwards(self, cast: Cast) -> None:
        with migrations.alone():
            pass
        assert enforced()


def enforced() -> bool:
    """Whether the next one to read or write has foreign keys, and waits no longer than usual."""
    with db.reading() as session:
        connection = session.connection()
        keys, wait = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "busy_timeout")
        )
        return (keys, wait) == (1, db.WAIT * 1000)


def at() -> str:
    """The revision that the database is at."""
    with db.reading() as session:
        return MigrationContext.configure(session.connection()).get_current_revision() or ""


def leftovers() -> list[str]:
    """Functions, triggers and types that a migration forgot to take away."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')",
        "postgresql": "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
        "UNION SELECT typname FROM pg_type WHERE typtype = 'e' "
        "AND typnamespace = 'public'::regnamespace",
    }
    with db.reading() as session:
        connection = session.connection()
        return [*connection.execute(sa.text(asked[connection.dialect.name])).scalars()]
