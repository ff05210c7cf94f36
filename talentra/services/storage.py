"""Stored bytes and their rows: finding and removing what has no counterpart."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import structlog
from sqlalchemy.orm import Session

from talentra import db, files
from talentra.errors import Away
from talentra.queries import prepared
from talentra.queries import resumes as query

TOLD = 20  # names in one line of the log
MINUTE = timedelta(minutes=1)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Strays:
    """Bytes without a row, rows without bytes, and half-written files."""

    nameless: list[str]
    missing: list[str]
    leftovers: list[Path]

    def __bool__(self) -> bool:
        """Whether anything is astray."""
        return bool(self.nameless or self.missing or self.leftovers)


def strays(session: Session) -> Strays:
    """What a process that died at the wrong moment left behind."""
    known, there = _named(session), {sha256 for sha256, _ in files.stored()}
    return Strays(sorted(there - known), sorted(known - there), list(files.leftovers()))


def remove(nobodys: Iterable[str]) -> None:
    """Remove bytes that have just lost their row.

    What somebody sent again a moment ago, and what cannot be removed now, is the sweep's.
    """
    with db.reading() as session:
        unnamed = {*nobodys} - _named(session)
    for sha256 in unnamed:
        with suppress(OSError, Away):  # the sweep comes by every hour
            files.delete(sha256, older_than=MINUTE)


def _named(session: Session) -> set[str]:
    """The hashes of all bytes that have a row."""
    return query.names(session) | prepared.files_of(session)


def sweep() -> Strays:
    """Remove bytes that no row needs; an hour's grace, since their row may be about to commit.

    Rows whose bytes are gone are logged: only a backup brings those back.
    """
    with db.reading() as session:
        found = strays(session)
    for sha256 in found.nameless:
        files.delete(sha256, older_than=files.HOUR)
    for leftover in found.leftovers:
        files.discard(leftover)
    if found:
        log.warning(
            "stored_files_astray",
            nameless=len(found.nameless),
            missing=found.missing[:TOLD],
            leftovers=len(found.leftovers),
        )
    return found
