"""Errands: work that is written down in the transaction it belongs to and done after the commit.

One that was claimed and not finished in time, because whoever claimed it died, is claimed again:
an errand is done at least once, and by one worker at a time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db, live
from talentra.clock import now
from talentra.models import OutboxMessage

TOPIC = "outbox"
LEASE = timedelta(minutes=1)  # how long whoever claims an errand has for it
KEPT_FOR = timedelta(days=7)  # what is done


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done, by whoever has claimed it until then, for the how-many-th time."""

    id: UUID
    kind: str
    payload: dict[str, Any]
    attempts: int
    claimed_until: datetime


def put(session: Session, kind: str, payload: dict[str, Any]) -> OutboxMessage:
    """Have it done once this is committed."""
    message = OutboxMessage(kind=kind, payload=payload)
    session.add(message)
    _call(session)
    return message


def is_due(session: Session) -> bool:
    """Whether there is anything to claim; asked first, for claiming waits for other writers."""
    return session.execute(select(col(OutboxMessage.id)).where(_due()).limit(1)).first() is not None


def claim(session: Session, how_many: int) -> list[Errand]:
    """The errands that have waited longest, which nobody else has claimed."""
    wanted = select(OutboxMessage).where(_due()).order_by(col(OutboxMessage.due_at))
    found = session.execute(wanted.limit(how_many).with_for_update(skip_locked=True)).scalars()
    return [_claimed(message) for message in found]


def finish(session: Session, errand: Errand) -> bool:
    """It is done; False when it was claimed by somebody else in the meantime."""
    return _let_go(session, errand, done_at=now())


def renew(session: Session, errand: Errand) -> datetime | None:
    """Until when it is ours from now on; None when it is somebody else's by now."""
    until = now() + LEASE
    mine = update(OutboxMessage).where(*_mine(errand)).values(claimed_until=until)
    kept = session.execute(mine.returning(col(OutboxMessage.id))).first()
    return until if kept else None


def retry(session: Session, errand: Errand, at: datetime, error: str) -> bool:
    """It did not work, and is to be tried again; False when it is somebody else's by now."""
    return _let_go(session, errand, due_at=at, last_error=error[:500])


def give_up(session: Session, errand: Errand, error: str) -> bool:
    """It is never going to work; False when it is somebody else's by now."""
    return _let_go(session, errand, done_at=now(), last_error=error[:500])


def hurry(session: Session, errand_id: UUID) -> bool:
    """Have a waiting errand done now; False when it is done, or being done."""
    waiting = update(OutboxMessage).where(
        col(OutboxMessage.id) == errand_id,
        col(OutboxMessage.done_at).is_(None),
        col(OutboxMessage.claimed_until).is_(None),
    )
    hurried = session.execute(waiting.values(due_at=now()).returning(col(OutboxMessage.id)))
    _call(session)
    return hurried.first() is not None


def forget(session: Session) -> None:
    """Drop what was done long ago."""
    session.execute(delete(OutboxMessage).where(col(OutboxMessage.done_at) < now() - KEPT_FOR))


def _call(session: Session) -> None:
    """Let the workers look, once this is committed."""
    db.after_commit(session, partial(live.announce, TOPIC))


def _due() -> ColumnElement[bool]:
    moment, until = now(), col(OutboxMessage.claimed_until)
    return and_(
        col(OutboxMessage.done_at).is_(None),
        col(OutboxMessage.due_at) <= moment,
        or_(until.is_(None), until <= moment),
    )


def _claimed(message: OutboxMessage) -> Errand:
    until = now() + LEASE
    message.claimed_until = until
    message.attempts += 1
    return Errand(message.id, message.kind, message.payload, message.attempts, until)


def _let_go(session: Session, errand: Errand, **changes: Any) -> bool:
    mine = update(OutboxMessage).where(*_mine(errand))
    changed = mine.values(claimed_until=None, **changes).returning(col(OutboxMessage.id))
    return session.execute(changed).first() is not None


def _mine(errand: Errand) -> tuple[ColumnElement[bool], ...]:
    return (
        col(OutboxMessage.id) == errand.id,
        col(OutboxMessage.claimed_until) == errand.claimed_until,
        col(OutboxMessage.done_at).is_(None),
    )
