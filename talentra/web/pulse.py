"""The pulse of the event loop: whoever holds it up makes everybody wait."""

import asyncio
import os
import time
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager

import structlog

from talentra import background

BEAT = 0.025  # seconds from one look to the next
HELD_UP = 0.05  # seconds that nobody should have to wait for it
THIS_THREAD = "/proc/thread-self/schedstat"  # Linux: nanoseconds run, nanoseconds waited, turns
log = structlog.get_logger()


@asynccontextmanager
async def watched() -> AsyncGenerator[None]:
    """Log each time the loop was held up, for as long as the server runs."""
    async with background.running(_watch(), "pulse"):
        yield


async def _watch() -> None:
    with _queueing() as queued:
        while True:
            began, before = time.monotonic(), queued()
            await asyncio.sleep(BEAT)
            held_up = time.monotonic() - began - BEAT - (queued() - before)
            if held_up > HELD_UP:
                log.warning("event_loop_held_up", seconds=round(held_up, 3))


@contextmanager
def _queueing() -> Generator[Callable[[], float]]:
    """Seconds that this thread has waited for a processor: the machine's doing, not ours."""
    try:
        file = os.open(THIS_THREAD, os.O_RDONLY)
    except OSError:
        yield lambda: 0.0
        return
    try:
        yield lambda: int(os.pread(file, 64, 0).split()[1]) / 1e9
    finally:
        os.close(file)
