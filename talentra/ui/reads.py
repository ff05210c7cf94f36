"""Tabs that ask the same at the same moment, as the same person, share one answer.

A change wakes every tab that shows it. Whoever asks while the same is being read waits for the next
reading, and all who wait share that: it begins after the last of them asked, so none is given
anything older than what it was woken for. However many tabs there are, the database is asked twice.

What different people ask at the same moment is read together: once for some of them, in which each
has an answer of their own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from contextvars import Context
from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

R = TypeVar("R")
Who = TypeVar("Who", bound=Hashable)
Read = Callable[[], Awaitable[R]]
Together = Callable[[Sequence[Who]], Awaitable[Mapping[Who, R]]]
TOGETHER = 50  # people in one reading: they are answered at once, and the loop serves others too

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


@dataclass(frozen=True, eq=False, slots=True)
class _Gathering(Generic[Who, R]):
    """Those who wait for the same reading, as long as it has not begun."""

    people: dict[Who, None]
    reading: asyncio.Task[Mapping[Who, R]]


_gathering: dict[Hashable, _Gathering[Any, Any]] = {}


async def gathered(asked: Hashable, who: Who, read: Together[Who, R]) -> R | None:
    """What `read` returns for `who` among all who ask the same in this moment; None for nothing.

    It begins when the loop comes round, after the last of them asked.
    """
    key = (asyncio.get_running_loop(), asked)
    group: _Gathering[Who, R] | None = _gathering.get(key)
    if group is None or len(group.people) >= TOGETHER:
        people = dict[Who, None]()
        reading = asyncio.create_task(_read_for(key, people, read), context=Context())
        reading.add_done_callback(_retrieve)
        group = _gathering[key] = _Gathering(people, reading)
    group.people[who] = None
    return (await asyncio.shield(group.reading)).get(who)


async def _read_for(
    key: Hashable, people: dict[Who, None], read: Together[Who, R]
) -> Mapping[Who, R]:
    """Read for all of them; in a context of its own, since it is no one's event."""
    await asyncio.sleep(0)
    if (group := _gathering.get(key)) and group.people is people:
        del _gathering[key]  # it begins: nobody joins any more
    return await read([*people])


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
