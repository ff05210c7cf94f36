"""What all processes of the server have counted, whichever of them is asked."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import tally
from talentra.clock import now
from talentra.models import Worker
from talentra.tally import Snapshot

GONE = timedelta(seconds=30)  # after which one that was not heard of does not run any more
WORKERS = "workers"


def together(session: Session, mine: Snapshot, worker_id: UUID) -> Snapshot:
    """Counts of all that ever ran; levels of those that run now, and how many these are.

    `mine` is this process's own, up to the moment; of the others it is a few seconds old.
    """
    others = [_told(each) for each in session.execute(_others(worker_id)).scalars()]
    running = sum(bool(each.levels) for each in others) + 1
    summed = tally.added([mine, *others])
    return Snapshot(summed.counts, {**summed.levels, WORKERS: running})


def _others(worker_id: UUID):
    return select(Worker).where(col(Worker.id) != worker_id)


def _told(worker: Worker) -> Snapshot:
    return Snapshot(worker.counts, worker.levels if worker.seen_at > now() - GONE else {})
