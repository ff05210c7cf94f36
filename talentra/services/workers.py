"""Each process writes down what it has counted, so that whichever is asked can tell the sum."""

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import background, db, tally
from talentra.clock import now
from talentra.config import settings
from talentra.errors import Away
from talentra.models import Worker
from talentra.models.base import uuid7
from talentra.tally import Snapshot

EVERY = 5  # seconds from one note to the next
ENDED = UUID(int=0)  # stands for all that ran once
FOLDED_AFTER = timedelta(days=1)  # when what an ended one has counted is added to those


@asynccontextmanager
async def counted() -> AsyncGenerator[None]:
    """Write down what this process counts, for as long as it runs and where others do too."""
    if settings().embedded:
        yield  # SQLite is served by one process, which knows everything itself
        return
    async with background.running(_note_now_and_then(), "worker's counts"):
        yield


@lru_cache(maxsize=1)
def own_id() -> UUID:
    """The id of this process."""
    return uuid7()


def note(session: Session, worker_id: UUID, told: Snapshot) -> None:
    """Write down what a process has counted."""
    values: dict[str, Any] = {"seen_at": now(), "counts": told.counts, "levels": told.levels}
    own = update(Worker).where(col(Worker.id) == worker_id).values(**values)
    if not session.execute(own.returning(col(Worker.id))).first():
        session.execute(insert(Worker).values(id=worker_id, **values))


def fold(session: Session) -> None:
    """Add what ended processes have counted to what those before them had, and drop their rows."""
    over = select(Worker).where(col(Worker.seen_at) < now() - FOLDED_AFTER, col(Worker.id) != ENDED)
    ended = [*session.execute(over.with_for_update(skip_locked=True)).scalars()]
    if not ended:
        return
    before = session.get(Worker, ENDED, with_for_update=True)
    rows = [*ended, *([before] if before else [])]
    together = tally.added([Snapshot(each.counts) for each in rows])
    session.execute(delete(Worker).where(col(Worker.id).in_([each.id for each in ended])))
    note(session, ENDED, Snapshot(together.counts))


async def _note_now_and_then() -> None:
    while True:
        with suppress(Away):  # what was not written down now is with the next note
            await db.run(note, own_id(), tally.snapshot())
        await asyncio.sleep(EVERY)


os.register_at_fork(after_in_child=own_id.cache_clear)
