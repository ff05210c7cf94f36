"""Exports: made bit by bit, and nothing left behind however they end."""

import asyncio
import threading
from collections.abc import Generator, Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from talentra.errors import Away, Refused
from talentra.services import exports
from talentra.services.exports import MOST, Export


class Pieces:
    """Three pieces that note what is asked for and whether they were closed."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.closed = threading.Event()

    def __call__(self, session: Session, word: str) -> Generator[bytes]:
        try:
            for number in range(3):
                self.asked.append(number)
                session.execute(text("SELECT 1"))
                yield f"{word}{number}".encode()
        finally:
            self.closed.set()


def _threads() -> int:
    return sum(thread.name.startswith("export") for thread in threading.enumerate())


async def _over(pieces: Pieces) -> None:
    """Until everything is closed and no thread is left."""
    async with asyncio.timeout(10):
        await asyncio.to_thread(pieces.closed.wait)
        while _threads():  # noqa: ASYNC110 -- a thread that ends tells nobody
            await asyncio.sleep(0.01)
    assert Export._running == 0


pytestmark = pytest.mark.usefixtures("database")


class TestExport:
    def test_gives_its_pieces_in_order_and_ends(self) -> None:
        async def story() -> None:
            pieces = Pieces()
            export = Export(pieces, "a")
            first = await export.next()
            assert [piece async for piece in export.rest(first)] == [b"a0", b"a1", b"a2"]
            export.end()
            await _over(pieces)

        asyncio.run(story())

    def test_sends_no_piece_that_is_empty(self) -> None:
        def pieces(session: Session) -> Iterator[bytes]:
            yield from (b"", b"", b"a", b"", b"b", b"")

        async def story() -> None:
            export = Export(pieces)
            first = await export.next()
            assert [piece async for piece in export.rest(first)] == [b"a", b"b"]
            export.end()

        asyncio.run(story())

    def test_makes_a_piece_when_it_is_asked_for(self) -> None:
        async def story() -> None:
            pieces = Pieces()
            export = Export(pieces, "a")
            assert pieces.asked == []
            await export.next()
            await asyncio.sleep(0.05)
            assert pieces.asked == [0]
            export.end()
            export.end()
            await _over(pieces)

        asyncio.run(story())

    def test_that_is_broken_off_while_a_piece_is_made_is_closed(self) -> None:
        async def story() -> None:
            pieces, begun, may_go_on = Pieces(), threading.Event(), threading.Event()

            def slow(session: Session) -> Iterator[bytes]:
                for piece in pieces(session, "a"):
                    begun.set()
                    may_go_on.wait(10)
                    yield piece

            export = Export(slow)
            asking = asyncio.create_task(export.next())
            await asyncio.to_thread(begun.wait, 10)
            asking.cancel()
            export.end()
            may_go_on.set()
            await _over(pieces)

        asyncio.run(story())

    def test_that_nobody_takes_loses_its_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(exports, "PATIENCE", 0.05)

        async def story() -> None:
            pieces = Pieces()
            export = Export(pieces, "a")
            rest = export.rest(await export.next())
            assert await anext(rest) == b"a0"
            await _over(pieces)
            with pytest.raises(ConnectionAbortedError):
                await anext(rest)

        asyncio.run(story())

    def test_refuses_when_too_many_are_under_way(self) -> None:
        async def story() -> None:
            running = [Export(Pieces(), "a") for _ in range(MOST)]
            with pytest.raises(Away) as busy:
                Export(Pieces(), "a")
            assert busy.value.retry_after
            running.pop().end()
            running.append(Export(Pieces(), "a"))
            for export in running:
                export.end()

        asyncio.run(story())
        assert Export._running == 0

    def test_lets_a_refusal_through(self) -> None:
        def refused(session: Session) -> Iterator[bytes]:
            raise Refused("No.")

        async def story() -> None:
            export = Export(refused)
            with pytest.raises(Refused):
                await export.next()
            export.end()

        asyncio.run(story())
