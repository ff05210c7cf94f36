"""A page that is slower than what happens falls behind by one reading, and keeps none of them."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from reflex.event import Event
from reflex_base.event.processor import BaseStateEventProcessor, EventFuture
from reflex_base.registry import RegistrationContext
from reflex_base.utils.format import format_event_handler

from talentra import live
from talentra.policies.audiences import EVERYBODY
from talentra.talentra import app
from talentra.ui.state import AppState, on

TIDE = "tide"
PATIENCE = 5  # seconds


@dataclass
class Reading:
    """What the page's readings do: each waits until it may end."""

    begun: int = 0
    ended: int = 0
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    fails: bool = False
    failures: list[Exception] = field(default_factory=list[Exception])

    async def read(self) -> None:
        """Read, for as long as it takes."""
        self.begun += 1
        await self.may_end.wait()
        self.ended += 1
        if self.fails:
            raise ValueError("The sea is not there.")


@pytest.fixture(autouse=True)
def apart() -> Generator[None]:
    """A copy of the app's registry: a state that is made here is in no other test."""
    assert app
    with RegistrationContext.get().fork():
        yield


def _page(reading: Reading) -> type[Any]:
    class TideState(AppState):
        __audience__ = EVERYBODY

        @on(public=True, background=True)
        async def follow(self) -> None:
            await self._follow(TideState.refresh, TIDE)

        @on(public=True)
        async def refresh(self) -> None:
            await reading.read()

    return TideState


@asynccontextmanager
async def _opened(reading: Reading) -> AsyncGenerator[EventFuture]:
    """A page that follows the tide, by Reflex's own processor: the event that goes on."""
    name = format_event_handler(_page(reading).event_handlers["follow"])
    processor = BaseStateEventProcessor(backend_exception_handler=reading.failures.append)
    async with processor.configure():
        following = await processor.enqueue("tab", Event(name=name))
        await _until(lambda: reading.begun == 1)
        yield following


async def _until(have: Callable[[], bool]) -> None:
    for _ in range(PATIENCE * 1000):
        if have():
            return
        await asyncio.sleep(0.001)
    raise TimeoutError


async def _tides(how_many: int) -> None:
    for _ in range(how_many):
        live.announce(TIDE)
        await asyncio.sleep(live.COALESCE * 1.5)


def _told(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), PATIENCE * 2))


def test_whatever_comes_while_it_reads_is_one_more_reading() -> None:
    async def story() -> None:
        reading = Reading()
        async with _opened(reading):
            await _tides(8)
            assert reading.begun == 1
            reading.may_end.set()
            await _until(lambda: reading.ended == 2)
            await asyncio.sleep(live.COALESCE * 5)
            assert (reading.begun, reading.ended) == (2, 2)

    _told(story)


def test_goes_on_after_a_reading_that_fails() -> None:
    async def story() -> None:
        reading = Reading(fails=True)
        reading.may_end.set()
        async with _opened(reading):
            await _until(lambda: reading.ended == 1)
            live.announce(TIDE)
            await _until(lambda: reading.ended == 2)

    _told(story)


def test_keeps_nothing_of_readings_that_are_over() -> None:
    async def story() -> None:
        reading = Reading()
        reading.may_end.set()
        async with _opened(reading) as following:
            for number in range(2, 7):
                live.announce(TIDE)
                await _until(lambda number=number: reading.ended == number)
            await _until(lambda: not following.children)
            assert not following.done()

    _told(story)


def test_a_page_that_is_left_reads_no_more() -> None:
    async def story() -> None:
        reading = Reading()
        async with _opened(reading) as following:
            following.cancel()
            await asyncio.sleep(0.05)
            live.announce(TIDE)
            reading.may_end.set()
            await asyncio.sleep(live.COALESCE * 3)
            assert (reading.begun, reading.ended) == (1, 0)
            assert not live.followed()

    _told(story)


def test_a_page_that_is_left_as_something_changes_ends_in_silence() -> None:
    async def story() -> None:
        reading = Reading()
        reading.may_end.set()
        async with _opened(reading) as following:
            await _until(lambda: not following.children)
            live.announce(TIDE)
            await asyncio.sleep(0)  # the page is woken, and has not read yet
            following.cancel()
            await asyncio.sleep(0.05)
            assert not live.followed()
            assert not reading.failures

    _told(story)
