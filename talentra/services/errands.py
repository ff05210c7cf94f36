"""The worker that runs errands beside the requests, in every process of the server."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from talentra import background, db, live
from talentra.clock import now
from talentra.errors import Away
from talentra.queries import chain as chains
from talentra.services import (
    ageing,
    chain,
    deliveries,
    kept_answers,
    mails,
    outbox,
    preparing,
    publishing,
    retention,
    schedules,
    storage,
    tallies,
    throttle,
    workers,
)
from talentra.services.outbox import Errand

CROWD = 8  # errands at once
PAUSE = 5.0  # seconds from one look to the next when nobody calls
AGAIN = timedelta(minutes=1)  # until an errand of which we made a mistake is tried again
TIDY_EVERY = timedelta(hours=1)
LINK_EVERY = timedelta(seconds=PAUSE)
RUN: dict[str, Callable[[Errand], Awaitable[None]]] = {
    publishing.DELIVERY: deliveries.deliver,
    mails.MAIL: mails.send,
    retention.RETENTION: retention.run,
    preparing.PREPARE: preparing.make,
    schedules.SCHEDULED: schedules.run,
    ageing.AGEING: ageing.run,
}
log = structlog.get_logger()


@asynccontextmanager
async def running() -> AsyncGenerator[None]:
    """Run errands for as long as the server runs."""
    async with background.running(_work(), "errands"):
        yield


async def _work() -> None:
    worker = _Worker()
    async with live.following(outbox.TOPIC) as calls, asyncio.TaskGroup() as group:
        group.create_task(worker.listen(calls))
        while True:
            await worker.look(group)
            await worker.wait()


class _Worker:
    """Who runs errands in this process."""

    def __init__(self) -> None:
        self._called = asyncio.Event()
        self._busy = 0
        self._tidied_at: datetime | None = None
        self._linked_at: datetime | None = None

    async def listen(self, calls: AsyncIterator[None]) -> None:
        """Be called whenever something is put into the outbox."""
        async for _ in calls:
            self._called.set()

    async def wait(self) -> None:
        """Until somebody calls, or a while has passed: what was put off may be due."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._called.wait(), PAUSE)
        self._called.clear()

    async def look(self, group: asyncio.TaskGroup) -> None:
        """Begin as many errands as there is room for; whatever goes wrong, look again later."""
        try:
            await self._tidy()
            await self._link()
            if self._busy < CROWD and await db.read(outbox.is_due):
                for errand in await db.run(outbox.claim, CROWD - self._busy):
                    self._busy += 1
                    group.create_task(self._run(errand))
        except Away:
            log.warning("errands_wait_for_the_database")
        except Exception:  # the worker itself must go on
            log.exception("errands_failed")

    async def _run(self, errand: Errand) -> None:
        try:
            await RUN[errand.kind](errand)
        except Away:
            log.warning("errand_waits_for_the_database", errand=str(errand.id))
        except Exception as mistake:
            log.exception("errand_failed", errand=str(errand.id), kind=errand.kind)
            with suppress(Away):  # then it is due again when its claim has run out
                await db.run(outbox.retry, errand, now() + AGAIN, type(mistake).__name__)
        finally:
            self._busy -= 1
            self._called.set()

    async def _tidy(self) -> None:
        """At the start and now and then, drop what nobody needs any more."""
        if self._tidied_at is None or self._tidied_at <= now() - TIDY_EVERY:
            self._tidied_at = now()
            await db.run(tidy)
            await asyncio.to_thread(storage.sweep)
            await chain.link(all_late=True)
            last = await db.read(chains.head)  # who keeps the log elsewhere can compare with it
            log.info("history_linked", link=last.number, digest=last.digest)
            await tallies.fold(few=True)
            for wrong in await db.run(tallies.mend):
                log.error("count_mended", count=wrong.sentence)  # a trigger is missing, say

    async def _link(self) -> None:
        """Link what was written into the history since the last look, and add numbers up."""
        if self._linked_at is None or self._linked_at <= now() - LINK_EVERY:
            self._linked_at = now()
            await chain.link()
            await tallies.fold()


def tidy(session: Session) -> None:
    """Drop old answers, counters, errands and deliveries; fold the counts of ended processes.

    Once a day the rule of retention has its round, and so have target times.
    """
    for forget in (
        kept_answers.forget,
        throttle.forget,
        outbox.forget,
        deliveries.forget,
        workers.fold,
    ):
        forget(session)
    retention.schedule(session)
    ageing.schedule(session)
    preparing.sweep(session)
