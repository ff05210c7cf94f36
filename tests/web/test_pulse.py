"""The log tells when something held the event loop up, and not when the machine was busy."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import pytest
from structlog.testing import capture_logs

from talentra.web import pulse

LONG, SHORT = 0.15, 0.03  # seconds
BUSY = "while True: pass"


def _told(work: Callable[[], None], rest: float = 0.1) -> list[float]:
    """Of how many seconds the log tells when a resting loop is given work."""

    async def live() -> None:
        async with pulse.watched():
            await asyncio.sleep(rest / 2)
            work()
            await asyncio.sleep(rest / 2)

    with capture_logs() as logs:
        asyncio.run(live())
    return [each["seconds"] for each in logs if each["event"] == "event_loop_held_up"]


def _rest() -> None:
    """Do nothing."""


def _compute(seconds: float = LONG) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


@pytest.mark.parametrize("work", [partial(time.sleep, LONG), _compute])
def test_what_blocks_the_loop_is_told_with_how_long(work: Callable[[], None]) -> None:
    (seconds,) = _told(work)
    assert LONG - pulse.BEAT <= seconds < LONG + 0.1


def test_nothing_is_told_of_a_loop_that_rests() -> None:
    assert _told(_rest) == []


def test_a_machine_with_too_much_to_do_is_not_blamed_on_us() -> None:
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(12)]
    try:
        assert _told(partial(_compute, SHORT)) == []
    finally:
        for each in busy:
            each.kill()
            each.wait()
