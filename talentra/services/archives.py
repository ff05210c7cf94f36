"""Everything the product holds about somebody, as one zip for themselves.

It is written bit by bit while it is read: what is in memory is one file, or some rows.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

import structlog
from sqlalchemy.orm import Session

from talentra import db, files
from talentra.errors import Away
from talentra.models import Actor
from talentra.policies import candidates as policy
from talentra.queries import archives as query
from talentra.services.telling import audit

PIECE = 64 * 1024  # bytes that leave together
MEDIA_TYPE = "application/zip"
GONE = b"This file cannot be read at the moment. Tell an administrator.\n"
README = """\
What Talentra holds about you, as of {at}.

Each .json file is UTF-8 text; times are in UTC. Files are named by the SHA-256 of their content,
each content once; the .json files say by which name you sent them. Passwords, and what proves your
sign-ins and tokens, are kept as hashes only and are not in here. What staff write among themselves
about an application is not in here either: ask the company for it.
"""
Rows = Callable[[Session, Actor], Iterator[dict[str, Any]]]
EVERYBODYS: dict[str, Rows] = {
    "notifications.json": query.notifications,
    "sign_ins.json": query.sign_ins,
    "tokens.json": query.tokens,
}
CANDIDATES: dict[str, Rows] = {
    "resumes.json": query.kept_resumes,
    "resume_drafts.json": query.drafts,
    "applications.json": query.applications,
    "saved_jobs.json": query.saved_jobs,
    "requests_to_be_erased.json": query.erasures,
}
log = structlog.get_logger()


def own(session: Session, actor: Actor, at: datetime) -> Iterator[bytes]:
    """The pieces of the zip; that it was taken is written down before the first one leaves."""
    with db.transaction() as apart:
        audit(apart, actor, "archive.taken", "user", actor.user_id)
    return _zipped(_members(session, actor, at))


def _members(session: Session, actor: Actor, at: datetime) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The name of each file in the zip, and its content; staff have nothing but an account."""
    is_candidate = policy.can_keep_resumes(actor)
    yield "README.txt", [README.format(at=f"{at:%Y-%m-%d %H:%M} UTC").encode()]
    yield "account.json", [_written(query.account(session, actor))]
    if is_candidate:
        yield "profile.json", [_written(query.profile(session, actor))]
    for name, rows in {**(CANDIDATES if is_candidate else {}), **EVERYBODYS}.items():
        yield name, _listed(rows(session, actor))
    for sha256, name in list(query.files(session, actor)) if is_candidate else []:
        yield name, _read(sha256)


def _zipped(members: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    way_out = _WayOut()
    with ZipFile(way_out, "w", ZIP_DEFLATED) as archive:
        for name, pieces in members:
            with archive.open(name, "w") as member:
                for piece in pieces:
                    member.write(piece)
                    yield from way_out.taken(PIECE)
    yield from way_out.taken()


class _WayOut:
    """Where a zip is written to: what was written waits here until it is taken along."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, piece: bytes) -> int:
        """Keep the bytes for whoever takes them."""
        self._waiting += piece
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self, at_least: int = 1) -> Iterator[bytes]:
        """What has come so far, if it is as much as that."""
        if len(self._waiting) >= at_least:
            yield bytes(self._waiting)
            self._waiting.clear()


def _listed(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """A JSON array, a row at a time."""
    begin = b"[\n"
    for row in rows:
        yield begin + _written(row)
        begin = b",\n"
    yield b"[]\n" if begin == b"[\n" else b"\n]\n"


def _written(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, indent=1, ensure_ascii=False, default=_plain).encode()


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in an archive")


def _read(sha256: str) -> Iterator[bytes]:
    """The stored bytes; a sentence in their place when they cannot be read."""
    try:
        yield files.read(sha256)
    except (OSError, Away) as failure:
        log.error("stored_file_unreadable", sha256=sha256, error=type(failure).__name__)
        yield GONE
