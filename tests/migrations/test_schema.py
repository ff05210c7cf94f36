"""The schema is what the models say, everything in it has its name, and references are indexed."""

import re

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError

from talentra import db
from talentra.config import ROOT
from tests.migrations import schema

ALEMBIC = ROOT / "alembic.ini"
DATED = re.compile(r"\d{4}_\d{2}_\d{2}_\w+\.py")
LEFT_OVER = "CREATE TABLE left_over (id INTEGER PRIMARY KEY, user_id {key} REFERENCES users (id))"


def ask(statement: str) -> None:
    with db.engine().begin() as connection:
        connection.execute(sa.text(statement))


@pytest.fixture
def left_over(database: str) -> None:
    """A table that nobody declared, whose constraints nobody named."""
    key = "CHAR(32)" if db.engine().dialect.name == "sqlite" else "UUID"
    ask(LEFT_OVER.format(key=key))


@pytest.mark.usefixtures("database")
class TestIsWhatTheModelsSay:
    def test_to_alembic(self) -> None:
        command.check(Config(ALEMBIC))

    @pytest.mark.parametrize(
        "change",
        [
            "ALTER TABLE users ADD COLUMN shoe_size INTEGER",
            "ALTER TABLE jobs DROP COLUMN closed_at",
            "DROP INDEX ix_applications_changed",
            "CREATE INDEX ix_users_full_name ON users (full_name)",
            "DROP TABLE outbox_messages",
        ],
    )
    def test_a_difference_is_noticed(self, change: str) -> None:
        ask(change)
        with pytest.raises(CommandError, match="New upgrade operations"):
            command.check(Config(ALEMBIC))

    def test_in_its_checks_too(self) -> None:
        assert schema.checks() == schema.declared_checks()
        assert "ck_applications_stage" in schema.checks()


class TestNames:
    def test_follow_the_convention(self, database: str) -> None:
        assert list(schema.misnamed()) == []

    def test_another_one_is_noticed(self, left_over: None) -> None:
        ask("CREATE INDEX by_user ON left_over (user_id)")
        assert len([each for each in schema.misnamed() if each.startswith("left_over: ")]) == 3


class TestReferences:
    def test_are_indexed_where_they_are_searched_by(self, database: str) -> None:
        assert set(schema.unindexed()) == schema.NEVER_SEARCHED

    def test_one_without_an_index_is_noticed(self, left_over: None) -> None:
        assert "left_over.user_id" in schema.unindexed()
        ask("CREATE INDEX part ON left_over (user_id) WHERE id > 7")
        assert "left_over.user_id" in schema.unindexed()
        ask("CREATE INDEX whole ON left_over (user_id, id)")
        assert "left_over.user_id" not in schema.unindexed()


class TestRevisions:
    def test_are_one_line_in_files_with_a_date(self) -> None:
        scripts = ScriptDirectory.from_config(Config(ALEMBIC))
        assert len(scripts.get_heads()) == 1
        names = [revision.path.rpartition("/")[2] for revision in scripts.walk_revisions()]
        assert all(DATED.fullmatch(name) for name in names)
        days = [name[:10] for name in reversed(names)]
        assert days == sorted(days)
