"""Long reads on their way out: made bit by bit, in a thread of their own.

One piece is made while the one before it is sent, and none further ahead, so that memory stays flat
however slowly somebody takes it; whoever stops taking loses their place, so that nobody keeps the
database busy by being silent.
"""

import asyncio
import contextvars
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec

from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Away

MOST = 4  # at the same time, in one process
PATIENCE = 60  # seconds somebody may leave a piece untaken
BUSY = "Several reports are being written already. Try again in a moment."
P = ParamSpec("P")
Pieces = Callable[Concatenate[Session, P], Iterator[bytes]]


class Export:
    """The pieces of one export; whoever begins it ends it, whatever happens in between."""

    _running = 0

    def __init__(self, pieces: Pieces[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Begin; Away when too many are under way."""
        if Export._running >= MOST:
            raise Away(BUSY, retry_after=30)
        Export._running += 1
        self._thread: ThreadPoolExecutor | None = ThreadPoolExecutor(1, "export")
        self._pieces = reading(pieces, *args, **kwargs)

    async def next(self) -> bytes | None:
        """The next piece, None after the last; ConnectionAbortedError once it has ended."""
        if self._thread is None:
            raise ConnectionAbortedError
        carried, loop = contextvars.copy_context(), asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, carried.run, self._make)

    async def rest(self, first: bytes | None) -> AsyncGenerator[bytes]:
        """The first piece, which was asked for already, and all that follow."""
        piece = first
        while piece is not None:
            coming = asyncio.ensure_future(self.next())
            try:
                if piece:  # an empty one says only that more is to come
                    patience = asyncio.get_running_loop().call_later(PATIENCE, self.end)
                    yield piece
                    patience.cancel()
                piece = await self._unless_ended(coming)
            finally:
                coming.cancel()

    async def _unless_ended(self, coming: asyncio.Future[bytes | None]) -> bytes | None:
        """The piece, unless waiting for it took longer than anybody may."""
        if self._thread is None:
            raise ConnectionAbortedError
        return await coming

    def _make(self) -> bytes | None:
        return next(self._pieces, None)

    def end(self) -> None:
        """Close what is open, after the piece that is being made; once is enough."""
        if self._thread is not None:
            Export._running -= 1
            self._thread.submit(self._pieces.close)
            self._thread.shutdown(wait=False)
            self._thread = None


def reading(pieces: Pieces[P], *args: P.args, **kwargs: P.kwargs) -> Generator[bytes]:
    """Let the pieces be made from one moment, as SQLite does by itself."""
    with db.reading() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield from pieces(session, *args, **kwargs)
