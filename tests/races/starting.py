"""Several acts that begin at the same moment, in threads or in processes of their own."""

import multiprocessing
import random
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from threading import Barrier
from typing import Any

from sqlalchemy.orm import Session

from talentra import db
from talentra.config import settings
from talentra.errors import Expected
from tests.harness.pointing import pointed_at

PATIENCE = 60  # seconds that the slowest may take to come to the start
A_WHILE = 0.3  # seconds in which whoever does not wait for another would be done
Act = Callable[[], Any]
Service = Callable[[Session], Any]


def write(service: Callable[..., Any], *args: Any, **kwargs: Any) -> Act:
    """A call of the service in a transaction of its own, as a door makes it."""
    return partial(_write, service, *args, **kwargs)


def at_once(*acts: Act) -> list[Any]:
    """What each act returned, or how it was refused; a failure nobody expected is raised."""
    start = Barrier(len(acts), timeout=PATIENCE)
    with ThreadPoolExecutor(len(acts)) as threads:
        begun = {place: threads.submit(_begin, start, acts[place]) for place in _shuffled(acts)}
        return [begun[place].result() for place in range(len(acts))]


def behind(first: Service, second: Act) -> Any:
    """What comes of the second act when it begins before the first has been committed."""
    with ThreadPoolExecutor(1) as thread:
        with db.transaction() as session:
            first(session)
            session.flush()
            second_one = thread.submit(_outcome, second)
            wait([second_one], timeout=A_WHILE)
        return second_one.result()


def done(outcomes: Sequence[Any]) -> list[Any]:
    """Those that were not refused."""
    return [outcome for outcome in outcomes if not isinstance(outcome, Expected)]


def refused(outcomes: Sequence[Any]) -> list[Expected]:
    """The refusals among them."""
    return [outcome for outcome in outcomes if isinstance(outcome, Expected)]


class TwoProcesses:
    """Two processes beside this one; they use the database and the files that it uses."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def at_once(self, *acts: Act) -> list[Any]:
        """As `at_once`, with every other act in the other process."""
        place = settings().database, settings().files or ""
        halves = [self._pool.submit(_half, place, acts[number::2]) for number in (0, 1)]
        return [outcome for each in halves for outcome in each.result(PATIENCE)]


@contextmanager
def two_processes() -> Generator[TwoProcesses]:
    """Two fresh processes, which end with the block."""
    spawning = multiprocessing.get_context("spawn")
    meeting = spawning.Barrier(2, timeout=PATIENCE)
    with ProcessPoolExecutor(2, spawning, initializer=_arrive, initargs=(meeting,)) as pool:
        yield TwoProcesses(pool)


_meetings: list[Any] = []  # in such a process: where it meets the other one


def _write(service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    with db.transaction() as session:
        return service(session, *args, **kwargs)


def _shuffled(acts: Sequence[Act]) -> list[int]:
    """Their places in any order: whoever comes to the start last is the first to run on."""
    return random.sample(range(len(acts)), len(acts))


def _begin(start: Barrier, act: Act) -> Any:
    start.wait()
    return _outcome(act)


def _outcome(act: Act) -> Any:
    try:
        return act()
    except Expected as refusal:
        return refusal


def _arrive(meeting: Any) -> None:
    _meetings.append(meeting)


def _half(place: tuple[str, str], acts: Sequence[Act]) -> list[Any]:
    _meetings[0].wait()  # each of the two processes takes one half
    with pointed_at(*place):
        return at_once(*acts)
