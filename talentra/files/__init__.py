"""Stored bytes, under a name made of their own SHA-256: whole or not there, never half.

A file is written here before the row that needs it commits. A file that no row needs (the
process died between the two) is found by `stored`, half a file by `leftovers`. They are kept in a
folder, or in a bucket that several machines share; both keep the same promises.
"""

import hashlib
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import ModuleType

from talentra.config import settings
from talentra.files import folder
from talentra.files.folder import HOUR, INCOMING, path
from talentra.files.growth import Growth
from talentra.files.names import named

__all__ = [
    "HOUR",
    "INCOMING",
    "Arrival",
    "Growth",
    "arriving",
    "at",
    "check",
    "delete",
    "discard",
    "growing",
    "leftovers",
    "path",
    "pieces",
    "read",
    "save",
    "stored",
]
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Bytes that wait for their name; `size` is in bytes."""

    sha256: str
    size: int
    give_name: Callable[[], None]

    def keep(self) -> None:
        """Give them their name, so that they outlive a power cut."""
        self.give_name()


def save(content: bytes) -> str:
    """Store bytes so that they outlive a power cut; their SHA-256, which is also their name.

    Saving the same bytes again renews their age, so that no sweep takes them from under a
    row that is about to commit.
    """
    with arriving(content) as arrival:
        arrival.keep()
    return arrival.sha256


@contextmanager
def arriving(content: bytes) -> Generator[Arrival]:
    """Bytes that are written but not kept yet; unless kept inside, they are gone after.

    Keep them in the transaction that writes their row: whatever refuses the row leaves no file.
    In a bucket, what was refused goes with the sweep.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    with _store().arriving(content, sha256) as give_name:
        yield Arrival(sha256, len(content), give_name)


def growing() -> AbstractContextManager[Growth]:
    """Bytes that come bit by bit, however many; unless kept inside, they are gone after."""
    return _store().growing()


def read(sha256: str) -> bytes:
    """The bytes as they were saved; OSError when they are not there or no longer the same."""
    return b"".join(pieces(sha256))


def pieces(sha256: str) -> Iterator[bytes]:
    """The same bit by bit: that they are not the same is known at the end."""
    seen = hashlib.sha256()
    for piece in _store().pieces(named(sha256)):
        seen.update(piece)
        yield piece
    if seen.hexdigest() != sha256:
        raise OSError(f"the stored file {sha256} is damaged")


def delete(sha256: str, *, older_than: timedelta = NOTHING) -> bool:
    """Remove the bytes unless they were saved more recently than that; whether they were removed.

    Others may be saving the same bytes just now: a sweep asks for an hour.
    """
    return _store().delete(named(sha256), older_than=older_than)


def stored() -> Iterator[tuple[str, timedelta]]:
    """The name and age of every stored file."""
    return _store().stored()


def leftovers() -> Iterator[Path]:
    """Half-written files that nobody has touched for an hour."""
    return _store().leftovers()


def discard(leftover: Path) -> None:
    """Remove one of those."""
    _store().discard(leftover)


@contextmanager
def at(place: str) -> Generator[None]:
    """Keep files at another place for a while."""
    before = settings().files
    settings().files = place
    try:
        yield
    finally:
        settings().files = before


def check() -> None:
    """Write something and remove it again; Away with a sentence when that cannot be done."""
    _store().check()


def _store() -> ModuleType:
    if settings().bucket is None:
        return folder
    from talentra.files import bucket

    return bucket
