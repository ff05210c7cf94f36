"""How the database comes to the schema of this version; several processes may ask at once."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from talentra.config import ROOT
from talentra.db import WRITING, engine

PATIENCE = 120  # seconds to wait for somebody else's migration, longer than for any writer
LOCK = 7_461_626  # PostgreSQL advisory lock: one migration at a time


def upgrade(revision: str = "head") -> None:
    """Bring the schema up to the revision; nothing happens when it is there or beyond."""
    from alembic import command  # about a second to import: only where it is used

    command.upgrade(_scripts(), revision)


def downgrade(revision: str) -> None:
    """Take the schema back to the revision ("base": to nothing), and what it held with it."""
    from alembic import command

    command.downgrade(_scripts(), revision)


@contextmanager
def alone() -> Generator[Connection]:
    """A connection inside one transaction that no other migration shares."""
    with engine().connect() as connection:
        if connection.dialect.name == "sqlite":
            with _altering_tables(connection), _begun(connection):
                yield connection
                _check_references(connection)
        else:
            with _begun(connection):
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
                yield connection


def _scripts() -> Any:
    from alembic.config import Config

    return Config(ROOT / "alembic.ini")


@contextmanager
def _begun(connection: Connection) -> Generator[None]:
    connection.execution_options(**{WRITING: PATIENCE})
    with connection.begin():
        yield


@contextmanager
def _altering_tables(connection: Connection) -> Generator[None]:
    """A table is rebuilt to be altered; with foreign keys on, that would empty its children."""
    raw: Any = connection.connection.dbapi_connection
    (waiting,) = raw.execute("PRAGMA busy_timeout").fetchone()
    raw.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute(f"PRAGMA busy_timeout = {waiting}")


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"The migration would leave {len(broken)} rows without their parent.")
