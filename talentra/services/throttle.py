"""Limits on guessing, counted in the database so that all workers share them.

A try is counted before it is checked, in a transaction of its own: thirty guesses at the same
moment are thirty tries. A try that turns out well is taken back.
"""

from datetime import timedelta
from math import ceil

from sqlalchemy import case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.clock import now
from talentra.errors import TooMany
from talentra.models import Tries
from talentra.security import hash_secret

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 8
PER_ADDRESS = 30
ALTOGETHER = 1000


def count(purpose: str, account: str | None, ip: str | None) -> None:
    """Count one try of the purpose; TooMany when the account, the address or everybody is over."""
    with db.transaction() as session:
        waits = [
            wait
            for key, limit in _limits(purpose, account, ip)
            if (wait := _count(session, key, limit))
        ]
    if waits:
        minutes = ceil(max(waits) / 60)
        sentence = f"Too many tries. Wait {minutes} minute{'s' * (minutes > 1)} and try again."
        raise TooMany(sentence, retry_after=max(waits))


def spend(key: str, limit: int, window: timedelta, sentence: str) -> None:
    """Count one use of something that each may have so often in a window; TooMany beyond that."""
    with db.transaction() as session:
        wait = _count(session, key, limit, window)
    if wait:
        raise TooMany(sentence, retry_after=wait)


def spent(session: Session, key: str) -> int:
    """How many uses are counted in the window that is open."""
    wanted = select(col(Tries.count)).where(
        col(Tries.key) == key, col(Tries.window_ends_at) > now()
    )
    return session.execute(wanted).scalar_one_or_none() or 0


def take_back(session: Session, purpose: str, account: str | None, ip: str | None) -> None:
    """It went well: the account begins anew, and the address and everybody have one try more."""
    for key, limit in _limits(purpose, account, ip):
        left = 0 if limit == PER_ACCOUNT else col(Tries.count) - 1
        fewer = update(Tries).where(col(Tries.key) == key, col(Tries.count) > 0)
        session.execute(fewer.values(count=left))


def forget(session: Session) -> None:
    """Drop the counters of windows that are over, but for those that are counted on just now."""
    over = select(col(Tries.key)).where(col(Tries.window_ends_at) < now() - WINDOW)
    free = over.with_for_update(skip_locked=True)
    session.execute(delete(Tries).where(col(Tries.key).in_(free)))


def _limits(purpose: str, account: str | None, ip: str | None) -> list[tuple[str, int]]:
    """The counters of a try and how many each allows; an account is kept as a hash only."""
    limits = [(f"{purpose} account {hash_secret(account)[:40]}", PER_ACCOUNT)] if account else []
    limits += [(f"{purpose} from {ip}"[:80], PER_ADDRESS)] if ip else []
    return [*limits, (f"{purpose} altogether", ALTOGETHER)]


def _count(session: Session, key: str, limit: int, window: timedelta = WINDOW) -> int:
    """Seconds to wait when this try is over the limit, else 0."""
    moment = now()
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    over = col(Tries.window_ends_at) <= moment
    statement = insert(Tries).values(key=key, count=1, window_ends_at=moment + window)
    statement = statement.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "count": case((over, 1), else_=col(Tries.count) + 1),
            "window_ends_at": case(
                (over, statement.excluded.window_ends_at), else_=col(Tries.window_ends_at)
            ),
        },
    )
    counted, ends_at = session.execute(
        statement.returning(col(Tries.count), col(Tries.window_ends_at))
    ).one()
    return 0 if counted <= limit else max(1, ceil((ends_at - moment).total_seconds()))
