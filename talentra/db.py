"""Engines, transactions and the one commit."""

import asyncio
import contextvars
import os
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache, partial
from typing import Any, Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from talentra import slow, sqlite, tally
from talentra.config import NOTICED, settings
from talentra.errors import Away, Expected
from talentra.sqlite import BUSY, UNHURRIED, WAIT, WRITING

P = ParamSpec("P")
R = TypeVar("R")
Opener = Callable[[], AbstractContextManager[Session]]

THREADS = 8  # that read, and as many that write: writers who wait keep nobody from reading
CONNECTIONS = 2 * THREADS  # threads and connections never wait for each other
PATIENCE = 10  # seconds after which whoever asked is told that no answer came
MOMENT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
UNSURE = "The database went away before it confirmed. See whether this was saved, then go on."
log = structlog.get_logger()


@lru_cache(maxsize=1)
def engine() -> Engine:
    """This process's engine, made at first use."""
    made = sqlite.engine(settings().database, CONNECTIONS) if settings().embedded else _postgresql()
    slow.watch(made, settings().slow_statement)
    return made


def use(url: str) -> None:
    """Point this process at another database."""
    dispose()
    settings().database_url = url


def dispose() -> None:
    """Close every pooled connection; the next use opens new ones."""
    if engine.cache_info().currsize:
        engine().dispose()
    engine.cache_clear()


@contextmanager
def transaction() -> Generator[Session]:
    """A session whose changes are committed together at the end, or not at all."""
    writing = engine().execution_options(**{WRITING: WAIT})
    with _answering_away(), Session(writing, expire_on_commit=False) as session:
        yield session
        session.flush()
        _commit(session)
        waiting: list[Callable[[], None]] = session.info.pop("after_commit", [])
    for callback in waiting:
        callback()


@contextmanager
def reading() -> Generator[Session]:
    """A session that only reads."""
    with _answering_away(), Session(engine(), autoflush=False) as session:
        yield session


@contextmanager
def snapshot() -> Generator[Connection]:
    """A connection that sees everything as it is at one moment, however long it reads."""
    with _answering_away(), engine().connect() as connection:
        if not settings().embedded:
            connection.execution_options(**MOMENT)
        unhurried(connection)
        yield connection


def unhurried(connection: Connection) -> None:
    """Let what is asked in this transaction take as long as it takes."""
    if connection.dialect.name == "sqlite":
        connection.execution_options(**{UNHURRIED: True})
    else:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


@contextmanager
def unique(session: Session, otherwise: Expected) -> Generator[None]:
    """Raise `otherwise` when a unique constraint refuses what is written inside."""
    try:
        with session.begin_nested():
            yield
    except IntegrityError as refusal:
        raise otherwise from refusal


def after_commit(session: Session, callback: Callable[[], None]) -> None:
    """Run the callback once what this session changes is safely committed."""
    session.info.setdefault("after_commit", []).append(callback)


async def run(
    function: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Call `function(session, …)` in a transaction of its own, in a worker thread."""
    return await aside(partial(_call, transaction, function, args, kwargs))


async def read(
    function: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Call `function(session, …)` with a session that only reads, in a worker thread."""
    work = partial(_call, reading, function, args, kwargs)
    return await _in_thread(_threads("reads"), work, unfinished=BUSY)


async def aside(work: Callable[[], R]) -> R:
    """Call `work`, which opens a transaction of its own, in a worker thread for writers."""
    return await _in_thread(_threads("writes"), work, unfinished=UNSURE)


def _call(opened: Opener, function: Callable[..., R], args: Any, kwargs: Any) -> R:
    with opened() as session:
        return function(session, *args, **kwargs)


def _commit(session: Session) -> None:
    """Commit; when the connection is lost meanwhile, nobody here knows whether it was."""
    try:
        session.commit()
    except (OperationalError, InterfaceError) as failure:
        log.warning("commit_unconfirmed", error=type(failure).__name__)
        raise Away(UNSURE) from failure


async def _in_thread(threads: ThreadPoolExecutor, work: Callable[[], R], *, unfinished: str) -> R:
    """The work's result; Away when none comes: a database that is frozen says nothing at all."""
    working = threads.submit(contextvars.copy_context().run, work)
    try:
        return await asyncio.wait_for(asyncio.wrap_future(working), PATIENCE)
    except TimeoutError:
        if working.done() and not working.cancelled():
            return working.result()  # it came at the last moment, or failed by itself
        log.warning("database_silent", begun=not working.cancelled())
        raise Away(BUSY if working.cancelled() else unfinished) from None


def _connections() -> int:
    """How many connections are in use; none are opened to find out."""
    pool: Any = engine().pool if engine.cache_info().currsize else None
    return pool.checkedout() if pool else 0


def _queue() -> int:
    """How much work waits for a thread."""
    return sum(_threads(purpose)._work_queue.qsize() for purpose in ("reads", "writes"))


@lru_cache(maxsize=2)
def _threads(purpose: str) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix=f"database {purpose}")


def _forget_parent() -> None:
    """A forked worker must not share its parent's connections or threads."""
    if engine.cache_info().currsize:
        engine().dispose(close=False)
    engine.cache_clear()
    _threads.cache_clear()


os.register_at_fork(after_in_child=_forget_parent)


@contextmanager
def _answering_away() -> Generator[None]:
    """Turn a database that is busy, cut off or stopped into a sentence."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as failure:
        if "no such" in str(failure):  # a missing table or column is our mistake, not an outage
            raise
        detail = str(getattr(failure, "orig", "pool"))[:200]  # without the statement and its values
        log.warning("database_away", error=type(failure).__name__, detail=detail)
        raise Away(BUSY) from failure


def _postgresql() -> Engine:
    """Its planner is told that disks no longer seek: else it reads whole tables for one page."""
    return create_engine(
        settings().database,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=WAIT,
        pool_pre_ping=True,
        connect_args={
            **NOTICED,
            "application_name": "talentra",
            "options": "-c timezone=utc -c lock_timeout=8s -c statement_timeout=30s "
            "-c random_page_cost=1.1",
        },
    )


tally.watch("database_connections", _connections)
tally.watch("database_connections_most", lambda: CONNECTIONS)
tally.watch("database_queue", _queue)
