"""How a database goes about a query: what it is asked, what it does for it, and when that is much.

The crowd has 20,000 applications of 8,000 people. A page of fifty must not cost anything that
grows with them.
"""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from talentra import db

MOST_STEPS = 30_000  # instructions of SQLite's machine; looking at each person once takes more
MOST_ROWS = 3_000  # that one step of PostgreSQL's plan touches

# What the first holds is added up and taken away all the time; the crowd has sent one file.
SHORT = {"SCAN tally_changes", "SCAN files"}

Asked = tuple[str, Any]
R = TypeVar("R")
Read = Callable[[Session], object]


def wasteful(read: Read) -> list[str]:
    """What the database does too much of to answer the query."""
    return [said for asked in statements(read) for said in _judged(*asked)]


def wasteful_during(act: Callable[[], R]) -> tuple[list[str], R]:
    """What the database does too much of while something is done at a door, and what came of it."""
    asked: list[Asked] = []
    with _noting(asked):
        came = act()
    found: list[str] = []
    for statement, filled in asked:
        if statement.startswith("SELECT"):
            found += _judged(statement, filled)
    return found, came


def _judged(statement: str, filled: Any) -> list[str]:
    with db.reading() as session:
        connection = session.connection()
        of_engine = _of_sqlite if connection.dialect.name == "sqlite" else _of_postgresql
        return [f"{said}: {statement}" for said in of_engine(connection, statement, filled)]


def statements(read: Read) -> list[Asked]:
    """The SELECTs that a query sends, with what is filled in."""
    asked: list[Asked] = []
    with _noting(asked), db.reading() as session:
        read(session)
    return [each for each in asked if each[0].startswith("SELECT")]


def steps_to_write(write: Read) -> int:
    """The instructions of SQLite's machine for a write, triggers included; it is taken back."""
    with db.transaction() as session:
        with _counting(session.connection()) as ticks:
            write(session)
            session.flush()
        session.rollback()
    return len(ticks) * 10


def _of_sqlite(connection: Connection, statement: str, filled: Any) -> Iterator[str]:
    """Tables that are read from end to end without an index, and work that is too much."""
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", filled).fetchall()
    for *_, step in plan:
        if step.startswith("SCAN ") and " USING " not in step and not _is_known(step):
            yield step
    steps = _steps(connection, statement, filled)
    if steps > MOST_STEPS:
        yield f"{steps} steps"


def _is_known(step: str) -> bool:
    """Whether it only looks like reading a table from end to end."""
    return _is_made_up(step) or _is_full_text(step) or step in SHORT


def _is_made_up(step: str) -> bool:
    """Whether what is scanned are values in the statement itself."""
    return step == "SCAN CONSTANT ROW" or step.startswith(("SCAN (subquery", "SCAN anon_"))


def _is_full_text(step: str) -> bool:
    """Whether a full-text index is asked for words: the plan says M1 when it is for a MATCH."""
    return re.match(r"SCAN job_words_index VIRTUAL TABLE INDEX \d+:M", step) is not None


def _steps(connection: Connection, statement: str, filled: Any) -> int:
    with _counting(connection) as ticks:
        connection.exec_driver_sql(statement, filled).fetchall()
    return len(ticks) * 10


@contextmanager
def _counting(connection: Connection) -> Generator[list[None]]:
    """One entry for each ten instructions that SQLite's machine carries out meanwhile."""
    ticks: list[None] = []
    driver: Any = connection.connection.dbapi_connection
    driver.set_progress_handler(lambda: ticks.append(None), 10)
    try:
        yield ticks
    finally:
        driver.set_progress_handler(None, 0)


def _of_postgresql(connection: Connection, statement: str, filled: Any) -> Iterator[str]:
    """Steps of the plan, as it was carried out, that touch too many rows: scans, sorts, joins."""
    asked = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", filled)
    for step in _tree(asked.scalar_one()[0]["Plan"]):
        passed_over = sum(step[name] for name in step if name.startswith("Rows Removed"))
        rows = round((step["Actual Rows"] + passed_over) * step["Actual Loops"])
        if rows > MOST_ROWS:
            yield f"{step['Node Type']} of {rows} rows"


def _tree(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield step
    for below in step.get("Plans", ()):
        yield from _tree(below)


@contextmanager
def _noting(asked: list[Asked]) -> Generator[None]:
    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        asked.append((statement, parameters))

    engine = db.engine()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", note)
