"""A fresh migrated SQLite file for every test, copied from one that was migrated once."""

import contextlib
import shutil
import sqlite3
from collections.abc import Generator
from pathlib import Path

from talentra import db, migrations
from tests.harness import run


@contextlib.contextmanager
def fresh_database(folder: Path) -> Generator[str]:
    """The address of a migrated and empty database in the folder."""
    template = run.once("sqlite-template", _make_template)
    shutil.copyfile(template, folder / "talentra.db")
    yield f"sqlite:///{folder / 'talentra.db'}"


@contextlib.contextmanager
def empty_database(folder: Path) -> Generator[str]:
    """The address of a database without any table, for tests of migrations."""
    yield f"sqlite:///{folder / 'empty.db'}"


def _make_template() -> str:
    path = run.folder() / "template.db"
    db.use(f"sqlite:///{path}")
    migrations.upgrade()
    db.dispose()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # all of it in the one file copied
    return str(path)
