"""SQLite as the database of a server: writers queue, and no statement takes for ever."""

import threading
import time
from functools import partial
from math import inf
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from talentra.errors import Away

BUSY = "The database is busy or away. Nothing was changed; try again in a moment."
WAIT = 8  # seconds a writer waits for another before it gives up
LONGEST = 30  # seconds for a statement, as PostgreSQL is told
STEPS = 100_000  # of SQLite's machine (some milliseconds) from one look at the clock to the next
WRITING = "talentra_writing"  # seconds that whoever writes waits for its turn
UNHURRIED = "talentra_unhurried"  # whose statements may take as long as they take
TURN = "talentra_turn"
UNTIL = "talentra_until"


def engine(url: str, connections: int) -> Engine:
    """An engine of at most that many connections, each prepared for several threads."""
    made = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=WAIT,
        connect_args={"timeout": WAIT, "isolation_level": None, "check_same_thread": False},
    )
    turn = threading.Lock()
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", partial(_begin, turn))
    event.listen(made, "checkin", partial(_end_turn, turn))
    event.listen(made, "before_cursor_execute", _limit)
    return made


def _prepare(connection: Any, record: ConnectionPoolEntry) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.set_progress_handler(lambda: time.monotonic() > record.info.get(UNTIL, inf), STEPS)


def _limit(
    connection: Connection, _cursor: Any, _said: str, _values: Any, context: Any, _many: bool
) -> None:
    """Let a statement end in time, but for those whose rows are taken in parts."""
    options = context.execution_options
    unhurried = options.get(UNHURRIED) or options.get("yield_per")
    connection.info[UNTIL] = inf if unhurried else time.monotonic() + LONGEST


def _begin(turn: threading.Lock, connection: Connection) -> None:
    """Writers queue at BEGIN: a deferred transaction would fail half-way instead.

    Those of this process take turns: SQLite lets whoever looks at the right moment go first.
    """
    patience = connection.get_execution_options().get(WRITING)
    if patience:
        if not turn.acquire(timeout=patience):
            raise Away(BUSY)
        connection.info[TURN] = True
    connection.exec_driver_sql("BEGIN IMMEDIATE" if patience else "BEGIN")


def _end_turn(turn: threading.Lock, _connection: Any, record: ConnectionPoolEntry) -> None:
    """Let the next writer begin."""
    record.info.pop(UNTIL, None)
    if record.info.pop(TURN, False):
        turn.release()
