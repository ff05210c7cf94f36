"""Stored bytes, under a name made of their own SHA-256: whole or not there, never half.

A file is written here before the row that needs it commits. A file that no row needs (the
process died between the two) is found by `stored`, half a file by `leftovers`.
"""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from talentra.clock import now
from talentra.config import settings
from talentra.errors import Away

HOUR = timedelta(hours=1)
SHA256 = re.compile(r"[0-9a-f]{64}")
INCOMING = "incoming"
FULL = "The file could not be stored. Nothing was saved; try again, or tell an administrator."


def save(content: bytes) -> str:
    """Store bytes so that they outlive a power cut; their SHA-256, which is also their name.

    Saving the same bytes again renews their age, so that no sweep takes them from under a
    row that is about to commit.
    """
    with arriving(content) as arrival:
        arrival.keep()
    return arrival.sha256


@contextmanager
def arriving(content: bytes) -> Generator["Arrival"]:
    """Bytes that are on the disk but have no name yet; unless kept inside, they are gone after.

    Keep them in the transaction that writes their row: whatever refuses the row leaves no file.
    """
    try:
        written = _write(content)
    except OSError as error:
        raise Away(FULL) from error
    try:
        yield Arrival(hashlib.sha256(content).hexdigest(), len(content), written)
    finally:
        written.unlink(missing_ok=True)


@contextmanager
def growing() -> Generator["Growth"]:
    """Bytes that come bit by bit, however many; unless kept inside, they are gone after."""
    folder = _root() / INCOMING
    _make(folder)
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            yield Growth(file, Path(name))
    finally:
        Path(name).unlink(missing_ok=True)


class Growth:
    """Bytes that are being written and have no name yet; `size` is in bytes."""

    def __init__(self, file: BinaryIO, written: Path) -> None:
        self.size = 0
        self._digest = hashlib.sha256()
        self._file = file
        self._written = written

    @property
    def sha256(self) -> str:
        """Of what has come so far."""
        return self._digest.hexdigest()

    def write(self, piece: bytes) -> None:
        """Add some."""
        self._digest.update(piece)
        self.size += len(piece)
        self._file.write(piece)

    def keep(self) -> None:
        """Give them their name, so that they outlive a power cut."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            _put(self._written, path(self.sha256))
        except OSError as error:
            raise Away(FULL) from error


@dataclass(frozen=True, slots=True)
class Arrival:
    """Written bytes that wait for their name; `size` is in bytes."""

    sha256: str
    size: int
    written: Path

    def keep(self) -> None:
        """Give them their name, so that they outlive a power cut."""
        try:
            _put(self.written, path(self.sha256))
        except OSError as error:
            raise Away(FULL) from error


def path(sha256: str) -> Path:
    """Where these bytes are, or would be."""
    if not SHA256.fullmatch(sha256):
        raise ValueError("a stored file is named by 64 hexadecimal digits")
    return _root() / sha256[:2] / sha256[2:4] / sha256


def read(sha256: str) -> bytes:
    """The bytes as they were saved; OSError when they are not there or no longer the same."""
    content = path(sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise OSError(f"the stored file {sha256} is damaged")
    return content


def delete(sha256: str, *, older_than: timedelta = timedelta(0)) -> bool:
    """Remove the bytes unless they were saved more recently than that; whether they were removed.

    Others may be saving the same bytes just now: a sweep asks for an hour.
    """
    target = path(sha256)
    if not target.exists():
        return False
    with _alone_in(target.parent):
        if not target.exists() or _age(target) < older_than:
            return False
        target.unlink()
    return True


def stored() -> Iterator[tuple[str, timedelta]]:
    """The name and age of every stored file."""
    for file, age in _aged("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
        if SHA256.fullmatch(file.name):
            yield file.name, age


def leftovers() -> Iterator[Path]:
    """Half-written files that nobody has touched for an hour."""
    return (file for file, age in _aged(f"{INCOMING}/*") if age > HOUR)


def _root() -> Path:
    return Path(settings().files or "")


def _aged(pattern: str) -> Iterator[tuple[Path, timedelta]]:
    for file in _root().glob(pattern):
        with suppress(FileNotFoundError):  # finished or deleted since the folder was listed
            yield file, _age(file)


def _age(file: Path) -> timedelta:
    return now() - datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _write(content: bytes) -> Path:
    """A temporary file that holds the bytes, on the disk; it is removed when that fails."""
    folder = _root() / INCOMING
    _make(folder)
    handle, name = tempfile.mkstemp(dir=folder)  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(name).unlink()
        raise
    return Path(name)


def _put(written: Path, target: Path) -> None:
    _make(target.parent)
    with _alone_in(target.parent) as folder:
        written.replace(target)
        os.fsync(folder)


def _make(folder: Path) -> None:
    """Make a folder that is ours alone, and its parents, so that they outlive a power cut."""
    if folder.is_dir():
        return
    _make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    with _opened(folder.parent) as parent:
        os.fsync(parent)


@contextmanager
def _opened(folder: Path) -> Generator[int]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield handle
    finally:
        os.close(handle)


@contextmanager
def _alone_in(folder: Path) -> Generator[int]:
    """The folder's handle, held by one at a time, across processes."""
    with _opened(folder) as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
