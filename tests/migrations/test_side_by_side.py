"""An old version serves on while a new one has migrated: a migration only adds."""

from typing import Any

import pytest
import sqlalchemy as sa

from talentra import db, migrations
from tests.migrations.test_migrations import REVISIONS

# Steps that did more, before anybody ran a version that could have stood beside them.
FIRST_RELEASE = "history_links"
Seen = dict[str, dict[str, Any]]


def seen() -> Seen:
    """Every table with its columns."""
    inspector = sa.inspect(db.engine())
    return {
        name: {each["name"]: each for each in inspector.get_columns(name)}
        for name in inspector.get_table_names()
        if not name.startswith("job_words_index")
    }


def taken_away(before: Seen, after: Seen) -> list[str]:
    """What the version before reads or writes, and does not find, or not as it was."""
    return [
        f"{table}.{name}"
        for table, columns in before.items()
        for name, column in columns.items()
        if name not in after.get(table, {})
        or (column["nullable"] and not after[table][name]["nullable"])
        or (str(column["type"]) != str(after[table][name]["type"]))
    ]


def demanded(before: Seen, after: Seen) -> list[str]:
    """New columns of old tables that the version before does not fill."""
    return [
        f"{table}.{name}"
        for table, columns in after.items()
        if table in before
        for name, column in columns.items()
        if name not in before[table] and not column["nullable"] and column["default"] is None
    ]


class TestEachStep:
    def test_only_adds(self, empty_database: str) -> None:
        steps = REVISIONS[::-1]
        first = steps.index(FIRST_RELEASE)
        migrations.upgrade(FIRST_RELEASE)
        before = seen()
        for revision in steps[first + 1 :]:
            migrations.upgrade(revision)
            after = seen()
            assert taken_away(before, after) == [], revision
            assert demanded(before, after) == [], revision
            before = after


@pytest.mark.parametrize("engine_kind", ["sqlite"])
class TestTheRule:
    @pytest.mark.parametrize(
        "step",
        [
            "ALTER TABLE users RENAME COLUMN full_name TO name",
            "DROP TABLE saved_views",
            "ALTER TABLE users ADD COLUMN nickname VARCHAR NOT NULL DEFAULT ''",
            "ALTER TABLE users ADD COLUMN nickname VARCHAR",
        ],
    )
    def test_finds_what_breaks_it(self, database: str, step: str) -> None:
        before = seen()
        with db.transaction() as session:
            session.connection().exec_driver_sql(step)
        broken = [*taken_away(before, seen()), *demanded(before, seen())]
        assert bool(broken) is not step.startswith("ALTER TABLE users ADD")

    def test_wants_new_columns_to_fill_themselves(self, database: str) -> None:
        after = seen()
        before = {**after, "users": {k: v for k, v in after["users"].items() if k != "email"}}
        assert demanded(before, after) == ["users.email"]
