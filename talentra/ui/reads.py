"""Tabs that ask the same at the same moment, as the same person, share one answer.

A change wakes every tab that shows it. Whoever asks while the same is being read waits for the next
reading, and all who wait share that: it begins after the last of them asked, so none is given
anything older than what it was woken for. However many tabs there are, the database is asked twice.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from copy import copy
from typing import Any, TypeVar

R = TypeVar("R")
Read = Callable[[], Awaitable[R]]

_running: dict[Hashable, asyncio.Task[Any]] = {}
_next: dict[Hashable, asyncio.Task[Any]] = {}


async def shared(asked: Hashable, read: Read[R]) -> R:
    """What `read` returns; `asked` says whose question it is and what makes it another one."""
    try:
        key = (asyncio.get_running_loop(), asked)
        waiting = _next.get(key)
    except TypeError:  # something in it cannot be compared: it is nobody else's question
        return await read()
    if waiting is None:
        before = _running.get(key)
        waiting = asyncio.create_task(_read(key, read, before))
        waiting.add_done_callback(_retrieve)
        if before:
            _next[key] = waiting
        else:
            _running[key] = waiting
    answer = await asyncio.shield(waiting)  # whoever leaves does not take it from the others
    return copy(answer) if isinstance(answer, list | dict) else answer


async def _read(key: Hashable, read: Read[R], before: asyncio.Task[Any] | None) -> R:
    if before:
        await asyncio.wait([before])
        _running[key] = _next.pop(key)  # it begins: nobody joins any more
    try:
        return await read()
    finally:
        del _running[key]


def _retrieve(task: asyncio.Task[Any]) -> None:
    """Take note of a failure although everybody who waited may have left."""
    if not task.cancelled():
        task.exception()
