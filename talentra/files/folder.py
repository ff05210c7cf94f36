"""Stored bytes in a folder of this machine."""

import fcntl
import os
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from talentra.clock import now
from talentra.config import settings
from talentra.errors import Away
from talentra.files.growth import Growth
from talentra.files.names import FULL, INCOMING, SHA256, named

HOUR = timedelta(hours=1)
PIECE = 1_000_000  # bytes that are read together


@contextmanager
def arriving(content: bytes, sha256: str) -> Generator[Callable[[], None]]:
    """Bytes that are on the disk, and what gives them their name; unless it does, they go."""
    try:
        written = _write(content)
    except OSError as error:
        raise Away(FULL) from error
    try:
        yield partial(_keep, written, sha256)
    finally:
        written.unlink(missing_ok=True)


@contextmanager
def growing() -> Generator[Growth]:
    """Bytes that come bit by bit, and go unless they are kept."""
    folder = _root() / INCOMING
    _make(folder)
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            yield Growth(file, Path(name), _keep)
    finally:
        Path(name).unlink(missing_ok=True)


def path(sha256: str) -> Path:
    """Where these bytes are, or would be."""
    named(sha256)
    return _root() / sha256[:2] / sha256[2:4] / sha256


def pieces(sha256: str) -> Iterator[bytes]:
    """The bytes bit by bit."""
    with path(sha256).open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def delete(sha256: str, *, older_than: timedelta) -> bool:
    """Remove the bytes unless they are younger; whether they were removed."""
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


def discard(leftover: Path) -> None:
    """Remove one of those."""
    leftover.unlink(missing_ok=True)


def check() -> None:
    """Write something that never gets a name."""
    with arriving(b"ready?", ""):
        pass


def _keep(written: Path, sha256: str) -> None:
    try:
        _put(written, path(sha256))
    except OSError as error:
        raise Away(FULL) from error


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
