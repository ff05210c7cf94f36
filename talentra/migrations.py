"""How the database comes to the schema of this version; several processes may ask at once."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, inspect

from talentra.config import ROOT
from talentra.db import engine, unhurried
from talentra.sqlite import WRITING

PATIENCE = 120  # seconds to wait for somebody else's migration, longer than for any writer
OUR_FUNCTIONS = """
SELECT p.oid::regprocedure::text FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
"""
TABLE = "alembic_version"
VERSIONS = ROOT / "alembic" / "versions"
NAMED = re.compile(r'^revision = "(.+)"$', re.MULTILINE)
COMES_AFTER = re.compile(r'^down_revision = "(.+)"$', re.MULTILINE)
LOCK = 7_461_626  # PostgreSQL advisory lock: one migration at a time


def upgrade(revision: str = "head") -> None:
    """Bring the schema up to the revision; nothing happens when it is there or beyond."""
    with alone() as connection:
        if revision != "head" or current(connection) != head():
            upgrade_inside(connection, revision)


def upgrade_inside(connection: Connection, revision: str = "head") -> None:
    """The same in a transaction that `alone` has opened, and that goes on afterwards."""
    from alembic import command  # nearly half a second to import: only where it is used

    scripts = _scripts()
    scripts.attributes["connection"] = connection
    command.upgrade(scripts, revision)


@cache
def head() -> str:
    """The revision of this version's schema: the one that no other comes after."""
    told = [each.read_text() for each in VERSIONS.glob("*.py")]
    before = {found[1] for text in told for found in COMES_AFTER.finditer(text)}
    (last,) = {found[1] for text in told for found in NAMED.finditer(text)} - before
    return last


def knows(revision: str) -> bool:
    """Whether this version can come from there."""
    from alembic.script import ScriptDirectory

    history = ScriptDirectory.from_config(_scripts()).walk_revisions()
    return any(each.revision == revision for each in history)


def current(connection: Connection) -> str:
    """The revision a database is at, as Alembic keeps it; "" while it has none."""
    if not inspect(connection).has_table(TABLE):
        return ""
    kept = connection.exec_driver_sql(f"SELECT version_num FROM {TABLE}").scalars()  # noqa: S608
    return " ".join(sorted(kept))  # several are those of nobody's version


def clear(connection: Connection) -> None:
    """Remove every table of ours and what guards it, inside a transaction of `alone`."""
    if connection.dialect.name == "sqlite":
        _drop_on_sqlite(connection, "sql LIKE 'CREATE VIRTUAL%'")  # and what they are made of
        _drop_on_sqlite(connection, "name NOT LIKE 'sqlite~_%' ESCAPE '~'")
        return
    for name in inspect(connection).get_table_names():
        connection.exec_driver_sql(f'DROP TABLE "{name}" CASCADE')
    for function in connection.exec_driver_sql(OUR_FUNCTIONS).scalars().all():
        connection.exec_driver_sql(f"DROP FUNCTION {function}")


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


def _drop_on_sqlite(connection: Connection, which: str) -> None:
    listed = f"SELECT name FROM sqlite_master WHERE type = 'table' AND {which}"  # noqa: S608 - ours
    for name in connection.exec_driver_sql(listed).scalars().all():
        connection.exec_driver_sql(f'DROP TABLE "{name}"')


def _scripts() -> Any:
    from alembic.config import Config

    return Config(ROOT / "alembic.ini")


@contextmanager
def _begun(connection: Connection) -> Generator[None]:
    connection.execution_options(**{WRITING: PATIENCE})
    with connection.begin():
        unhurried(connection)
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
