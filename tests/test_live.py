"""A change is told at once, a burst of them twice, and a crowd in turns."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest

from talentra import live
from talentra.live import AT_ONCE

LONG, SHORT = 60.0, 0.05  # seconds
PATIENCE = 10  # seconds
Story = Callable[[], Coroutine[Any, Any, None]]


async def _next(changes: AsyncIterator[None]) -> None:
    async with asyncio.timeout(PATIENCE):
        await anext(changes)


def _happens(story: Story) -> None:
    asyncio.run(story())


def test_the_first_change_does_not_wait_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "COALESCE", LONG)

    async def story() -> None:
        async with live.following("jobs", "job:1") as changes:
            live.announce("jobs", "job:1")
            await _next(changes)

    _happens(story)


def test_those_that_follow_it_closely_are_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "COALESCE", SHORT)

    async def story() -> None:
        async with live.following("jobs") as changes:
            for _ in range(2):
                live.announce("jobs")
                await asyncio.sleep(0)
                await _next(changes)
            for _ in range(5):
                live.announce("jobs")
                await asyncio.sleep(0)
            await _next(changes)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(5 * SHORT):
                    await anext(changes)

    _happens(story)


def test_a_change_while_the_page_still_reads_is_told_after_it() -> None:
    async def story() -> None:
        async with live.following("jobs") as changes:
            live.announce("jobs")
            await _next(changes)
            live.announce("jobs")  # before it asks for more
            await asyncio.sleep(0)
            await _next(changes)

    _happens(story)


def test_a_crowd_is_woken_in_turns() -> None:
    crowd = 3 * AT_ONCE

    async def story() -> None:
        told: list[int] = []
        ready = [asyncio.Event() for _ in range(crowd)]
        pages = [
            asyncio.create_task(_page(each, number, told)) for number, each in enumerate(ready)
        ]
        for each in ready:
            await each.wait()
        live.announce("jobs")
        seen: list[int] = []
        while len(told) < crowd:
            await asyncio.sleep(0)
            seen.append(len(told))
        assert {AT_ONCE, 2 * AT_ONCE} <= {*seen}
        assert sorted(told) == [*range(crowd)]
        await asyncio.gather(*pages)

    _happens(story)


def test_whoever_follows_no_longer_is_not_woken() -> None:
    async def story() -> None:
        async with live.following("jobs"):
            assert live.followed() == 1
        assert (live.followed(), live.followers()) == (0, 0)
        live.announce("jobs")

    _happens(story)


async def _page(ready: asyncio.Event, number: int, told: list[int]) -> None:
    async with live.following("jobs") as changes:
        ready.set()
        await _next(changes)
        told.append(number)
