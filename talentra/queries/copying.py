"""PostgreSQL's own CSV of a statement, some bytes at a time, as they are asked for."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Any

from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from talentra import db
from talentra.errors import Away

PIECE = 64 * 1024  # bytes that leave at once
AHEAD = 4  # pieces that are made before somebody takes them
LOST = "The database went away while this was read. Take it anew."
TICK = 0.2  # seconds from one look to the next at whether somebody still takes them


def copied(session: Session, statement: Select[*tuple[Any, ...]]) -> Generator[bytes]:
    """The rows as CSV, their lines ended by CRLF; the driver pushes them, in a thread of its own.

    Whoever stops asking cancels the statement, and the thread ends with it.
    """
    db.unhurried(session.connection())  # one statement for as long as somebody takes it
    copy = _Copy(session.connection().connection.driver_connection)
    thread = Thread(target=copy.run, args=(written_out(statement),), name="export copy")
    thread.start()
    try:
        yield from copy.pieces()
    finally:
        copy.stop()
        thread.join()
    if copy.failure:
        raise Away(LOST) from copy.failure


def written_out(statement: Select[*tuple[Any, ...]]) -> str:
    """The statement with its values in it: COPY takes none beside it."""
    dialect: Any = postgresql.dialect(paramstyle="named")  # pyright: ignore[reportUnknownMemberType]
    return str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


class _Copy:
    """What the driver writes into, and what is read from it: a few pieces, never all."""

    def __init__(self, driver: Any) -> None:
        self.failure: Exception | None = None
        self._driver = driver
        self._piece = bytearray()
        self._ready: Queue[bytes] = Queue(AHEAD)
        self._stopped, self._done = Event(), Event()

    def run(self, statement: str) -> None:
        """Copy it all, or until it is stopped."""
        try:
            with self._driver.cursor() as cursor:
                cursor.copy_expert(f"COPY ({statement}) TO STDOUT (FORMAT csv)", self)
            self._put()
        except self._driver.Error as failure:  # it rises where the pieces are asked for
            self.failure = None if self._stopped.is_set() else failure
        finally:
            self._done.set()

    def write(self, line: bytes) -> None:
        """Take one row, whatever lines are in it."""
        self._piece += line[:-1]
        self._piece += b"\r\n"
        if len(self._piece) > PIECE:
            self._put()

    def pieces(self) -> Iterator[bytes]:
        """Them all, in their order."""
        while not (self._done.is_set() and self._ready.empty()):
            with suppress(Empty):
                yield self._ready.get(timeout=TICK)

    def stop(self) -> None:
        """Have the database stop, if it is not done."""
        self._stopped.set()
        if not self._done.is_set():
            self._driver.cancel()

    def _put(self) -> None:
        """Wait until there is room; what nobody wants any more is dropped."""
        piece, self._piece = bytes(self._piece), bytearray()
        while not self._stopped.is_set():
            with suppress(Full):
                self._ready.put(piece, timeout=TICK)
                return
