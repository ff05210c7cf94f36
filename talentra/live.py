"""Topics: services announce that something changed, open pages listen and read again.

Only names of topics travel, never data. In one process nothing else is needed; several processes
meet through Redis when it is configured, else through PostgreSQL's LISTEN and NOTIFY.
"""

import asyncio
import json
import os
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from functools import lru_cache
from typing import Any, cast

import structlog

from talentra import background, tally
from talentra.config import NOTICED, settings

COALESCE = 0.03  # seconds after a refresh in which further changes wait, to become one
AT_ONCE = 25  # pages that are woken before the loop turns to whatever else there is to do
CHANNEL = "talentra_live"
MOST = 100  # topics of one message; PostgreSQL takes up to 8,000 bytes
PAUSE = 0.5  # seconds before a lost bus is tried again
EVERYTHING = "*"
log = structlog.get_logger()


class _Listener:
    """One open page: wakes when any of its topics is announced."""

    def __init__(self, topics: Iterable[str]) -> None:
        self.topics = frozenset(topics)
        self.loop = asyncio.get_running_loop()
        self.woken = asyncio.Event()


_listeners: dict[str, set[_Listener]] = {}


def announce(*topics: str) -> None:
    """Tell everybody who follows one of the topics, here and in other processes, to read again."""
    _deliver(topics)
    if settings().redis_url or not settings().embedded:
        for first in range(0, len(topics), MOST):
            some = topics[first : first + MOST]
            _publish(json.dumps({"from": _identity(), "topics": some}))


@asynccontextmanager
async def following(*topics: str) -> AsyncGenerator[AsyncIterator[None]]:
    """Changes of the topics, from now on: one item for each burst of announcements."""
    listener = _Listener(topics)
    for topic in listener.topics:
        _listeners.setdefault(topic, set()).add(listener)
    try:
        yield _changes(listener)
    finally:
        for topic in listener.topics:
            _listeners[topic].discard(listener)
            if not _listeners[topic]:
                del _listeners[topic]


def followed() -> int:
    """How many topics are followed in this process."""
    return len(_listeners)


def followers() -> int:
    """How many open pages, and other parts of this process, follow one or more topics."""
    return len({each for topic in _listeners.values() for each in topic})


def is_away() -> bool:
    """Whether Redis, where there is one to carry announcements, does not answer now."""
    if not settings().redis_url:
        return False  # the database carries them, or nobody else is there to hear
    try:
        return not _redis().ping()
    except Exception:  # however it fails, it does not answer
        return True


def redis_bytes() -> float | None:
    """How much memory Redis uses; None when there is none, or it does not answer."""
    if not settings().redis_url:
        return None
    try:
        return float(_redis().info("memory")["used_memory"])
    except Exception as failure:  # a number that is missing is no reason to tell none
        log.warning("redis_away", error=type(failure).__name__)
        return None


@asynccontextmanager
async def listening() -> AsyncGenerator[None]:
    """Hear what other processes announce, for as long as the server runs."""
    if not settings().redis_url and settings().embedded:
        yield
        return
    async with background.running(_hear(), "live bus"):
        yield


async def _changes(listener: _Listener) -> AsyncIterator[None]:
    """The first change of a burst is told at once, all others of it together after the pause."""
    while True:
        await listener.woken.wait()
        listener.woken.clear()
        yield None
        await asyncio.sleep(COALESCE)


def _deliver(topics: Sequence[str]) -> None:
    waking: dict[asyncio.AbstractEventLoop, dict[_Listener, None]] = {}
    for name in list(_listeners) if EVERYTHING in topics else topics:
        for listener in tuple(_listeners.get(name, ())):
            waking.setdefault(listener.loop, {})[listener] = None
    for loop, listeners in waking.items():
        with suppress(RuntimeError):  # its loop has closed: nobody is there to wake
            loop.call_soon_threadsafe(_wake, loop, [*listeners])


def _wake(loop: asyncio.AbstractEventLoop, listeners: list[_Listener]) -> None:
    """Wake some of them, and the others when the loop comes round."""
    for listener in listeners[:AT_ONCE]:
        listener.woken.set()
    if len(listeners) > AT_ONCE:
        loop.call_soon(_wake, loop, listeners[AT_ONCE:])


async def _hear() -> None:
    """Deliver what arrives; after a gap everybody reads again, since something may be missed."""
    while True:
        try:
            messages = _from_redis() if settings().redis_url else _from_postgresql()
            async for message in messages:
                if message is None:
                    _deliver([EVERYTHING])
                elif (heard := json.loads(message))["from"] != _identity():
                    _deliver(heard["topics"])
        except Exception as failure:  # whatever breaks the bus, it is tried again
            log.warning("live_bus_away", error=type(failure).__name__)
        await asyncio.sleep(PAUSE)


async def _from_redis() -> AsyncIterator[str | bytes | None]:
    from redis.asyncio import Redis

    client = Redis.from_url(settings().redis_url or "", health_check_interval=5)
    async with client, client.pubsub() as subscription:
        await subscription.subscribe(CHANNEL)
        messages = cast(AsyncIterator[dict[str, Any]], subscription.listen())
        async for message in messages:
            yield message["data"] if message["type"] == "message" else None


async def _from_postgresql() -> AsyncIterator[str | None]:
    """One connection of its own: a pooled one would go back with the subscription on it."""
    connection = await asyncio.to_thread(_subscribed)
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    try:
        loop.add_reader(connection.fileno(), ready.set)
        yield None
        while True:
            await ready.wait()
            ready.clear()
            connection.poll()
            while connection.notifies:
                yield connection.notifies.pop(0).payload
    finally:
        with suppress(Exception):  # a cut connection has no file descriptor left to remove
            loop.remove_reader(connection.fileno())
        connection.close()


def _subscribed() -> Any:
    import psycopg2

    place = settings().database.replace("+psycopg2", "")
    connection: Any = psycopg2.connect(place, **cast(dict[str, Any], NOTICED))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")
    return connection


def _publish(message: str) -> None:
    """Send to the other processes; a bus that is away never fails what was committed."""
    try:
        _redis().publish(CHANNEL, message) if settings().redis_url else _notify(message)
    except Exception as failure:
        log.warning("live_bus_away", error=type(failure).__name__)


def _notify(message: str) -> None:
    from sqlalchemy import text

    with _notifier().connect() as connection:
        connection.execute(
            text("SELECT pg_notify(:channel, :message)"), {"channel": CHANNEL, "message": message}
        )


@lru_cache(maxsize=1)
def _redis() -> Any:
    from redis import Redis

    return Redis.from_url(settings().redis_url or "", socket_timeout=2, socket_connect_timeout=2)


@lru_cache(maxsize=1)
def _notifier() -> Any:
    """A small pool beside the database's own: live must never wait for, or starve, the writers."""
    from sqlalchemy import create_engine

    return create_engine(
        settings().database,
        pool_size=2,
        max_overflow=6,  # eight at most, as many as there are threads that write
        isolation_level="AUTOCOMMIT",
        pool_pre_ping=True,
        connect_args=NOTICED,
    )


@lru_cache(maxsize=1)
def _identity() -> str:
    return secrets.token_hex(8)


def _forget_parent() -> None:
    """A forked worker has its own identity, connections and listeners."""
    for made in (_identity, _redis, _notifier):
        made.cache_clear()
    _listeners.clear()


os.register_at_fork(after_in_child=_forget_parent)
tally.watch("live_topics", followed)
tally.watch("live_followers", followers)
