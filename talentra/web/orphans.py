"""A worker whose server was killed ends too: nobody could stop it, or have its port, any more."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import structlog

from talentra import background

LOOK = 0.5  # seconds from one look to the next
LAST_WORDS = 5  # seconds to end what it is doing, as when the server is stopped
log = structlog.get_logger()


@asynccontextmanager
async def ended() -> AsyncGenerator[None]:
    """End this worker when the process that started it is gone."""
    server = multiprocessing.parent_process()  # None: served without workers
    async with background.running(_outlive(server and server.pid), "orphans"):
        yield


async def _outlive(server: int | None) -> None:
    if server is None:
        return
    while os.getppid() == server:  # noqa: ASYNC110 - nothing tells a child that its parent ended
        await asyncio.sleep(LOOK)
    log.warning("server_gone")
    late = threading.Timer(LAST_WORDS, os._exit, [1])  # pages that are open would keep it
    late.daemon = True
    late.start()
    os.kill(os.getpid(), signal.SIGTERM)
