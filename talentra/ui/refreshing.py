"""A page reads again after every change, one reading at a time.

Changes that come while it reads become one more reading, however many they are: pages that are
slower than what happens fall behind by one reading, and never further.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

from reflex.event import Event
from reflex_base.event.context import EventContext


async def refreshed(refresh: Any) -> None:
    """Have an event of this page done behind what waits before it; over once it is, in any way."""
    context = EventContext.get()
    for done in await context.enqueue_impl(context.token, *Event.from_event_type([refresh])):
        await asyncio.wait([done])
        if done.parent:  # it would keep everything that it ever began, for as long as it goes on
            done.parent.children.remove(done)


async def again(
    refresh: Any, changes: AsyncIterator[None], pause: float = 0, ease: float = 0
) -> AsyncIterator[None]:
    """Each time that the `refresh` event is over: at once, and again after every change.

    It rests for `pause` seconds in between, or for `ease` times what the last one took.
    """
    while True:
        began = time.monotonic()
        await refreshed(refresh)
        rest = max(pause, ease * (time.monotonic() - began))
        yield
        await asyncio.sleep(rest)
        await anext(changes)
