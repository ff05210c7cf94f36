"""Whether a server runs: who changes everything at once must be alone."""

import fcntl
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from talentra import db
from talentra._bootstrap import fail, say
from talentra.config import settings

LOCK = "serving.lock"
CONNECTED = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND application_name = 'talentra' AND pid <> pg_backend_pid()"
)
RUNS = "A Talentra server runs on {what}. Stop it, and run the same command again."

WAITING = "A restore or a move is under way; waiting for it ..."


@contextmanager
def serving(data: Path) -> Generator[None]:
    """Show, for as long as it and its workers run, that a server runs on this folder."""
    with _lock(data).open("w") as shown:
        try:
            fcntl.flock(shown, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            say(WAITING)
            fcntl.flock(shown, fcntl.LOCK_SH)
        yield


@contextmanager
def alone() -> Generator[None]:
    """No server may run, or start, on this database meanwhile."""
    data = settings().data
    with _lock(data).open("w") as shown:
        try:
            fcntl.flock(shown, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fail(RUNS.format(what=data))
        _ensure_nobody_connected()
        yield


def _lock(data: Path) -> Path:
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return data / LOCK


def _ensure_nobody_connected() -> None:
    """The same of servers on other machines, as PostgreSQL knows them."""
    if settings().embedded:
        return
    try:
        with db.engine().connect() as connection:
            connected = connection.execute(CONNECTED).scalar_one()
    except DBAPIError as failure:
        fail(f"The database does not answer ({str(failure.orig).splitlines()[0]}).")
    if connected:
        fail(RUNS.format(what="this database"))
