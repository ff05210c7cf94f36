"""Stored bytes in an S3-compatible store, which several machines share.

A key is written at once or not at all, under its last name: nothing is renamed. Nobody can hold a
key, so whoever removes one says so beforehand in another, and whoever saves looks there afterwards.
"""

import os
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, cast
from uuid import uuid4

import structlog

from talentra.clock import now
from talentra.config import settings
from talentra.errors import Away
from talentra.files.growth import Growth
from talentra.files.names import INCOMING, SHA256

HOUR = timedelta(hours=1)
GOING = "going"
LEAVE = timedelta(minutes=1)  # after which whoever said that a key goes has died
PIECE = 1_000_000  # bytes that are read together
SILENT = "The store of files does not answer. Nothing was saved; try again in a moment."
TRIES = 40  # looks at a key that is going, one each PAUSE: longer than it takes to remove it
PAUSE = 0.25  # seconds
log = structlog.get_logger()


@contextmanager
def arriving(content: bytes, sha256: str) -> Generator[Callable[[], None]]:
    """The bytes under their name already: no network is waited for where rows are written.

    Those that were not kept have no row, and go with the sweep.
    """
    _save(content, sha256)
    yield lambda: None


@contextmanager
def growing() -> Generator[Growth]:
    """Bytes that come bit by bit; they wait on this machine until they are kept."""
    with tempfile.NamedTemporaryFile() as file:
        yield Growth(cast(BinaryIO, file), Path(file.name), _upload)


def pieces(sha256: str) -> Iterator[bytes]:
    """The bytes bit by bit; FileNotFoundError when there are none."""
    with _answering():
        for piece in _store().get(_key(sha256)).stream(min_chunk_size=PIECE):
            yield bytes(piece)


def delete(sha256: str, *, older_than: timedelta) -> bool:
    """Remove the bytes unless they are younger; whether they were removed."""
    if not _is_older(sha256, older_than):
        return False
    with _answering(), _told(sha256):
        if not _is_older(sha256, older_than):  # saved again since
            return False
        _store().delete(_key(sha256))
    return True


def stored() -> Iterator[tuple[str, timedelta]]:
    """The name and age of every stored file."""
    return ((key.name, age) for key, age in _aged(None) if SHA256.fullmatch(key.name))


def leftovers() -> Iterator[Path]:
    """What somebody who died left beside the files an hour ago."""
    return (key for place in (INCOMING, GOING) for key, age in _aged(place) if age > HOUR)


def discard(leftover: Path) -> None:
    """Remove one of those."""
    with _answering():
        _store().delete(leftover.as_posix())


def check() -> None:
    """Write something that is no file, and remove it."""
    key = f"{INCOMING}/{uuid4().hex}"
    with _answering(missing=Away):
        _store().put(key, b"ready?")
        _store().delete(key)


def _save(content: bytes, sha256: str) -> None:
    _put(sha256, content)


def _upload(written: Path, sha256: str) -> None:
    """A file bit by bit, under its name."""
    _put(sha256, written)


def _put(sha256: str, content: bytes | Path) -> None:
    """Put it there, and again if it was just being removed."""
    with _answering(missing=Away):
        for _ in range(TRIES):
            _store().put(_key(sha256), content)
            if not _is_going(sha256) and _age(_key(sha256)) is not None:
                return
            time.sleep(PAUSE)
    raise Away(SILENT)


@contextmanager
def _told(sha256: str) -> Generator[None]:
    """Say that a key goes, for as long as it takes."""
    sign = f"{GOING}/{sha256}"
    _store().put(sign, b"")
    try:
        yield
    finally:
        _store().delete(sign)


def _is_going(sha256: str) -> bool:
    age = _age(f"{GOING}/{sha256}")
    return age is not None and age < LEAVE


def _is_older(sha256: str, than: timedelta) -> bool:
    with _answering():
        age = _age(_key(sha256))
    return age is not None and age >= than


def _age(key: str) -> timedelta | None:
    """How old it is; None when it is not there."""
    try:
        return _since(_store().head(key)["last_modified"])
    except FileNotFoundError:
        return None


def _aged(place: str | None) -> Iterator[tuple[Path, timedelta]]:
    with _answering():
        for page in _store().list(place):
            for each in page:
                key = Path(each["path"])
                if place or len(key.parts) == 3:
                    yield key, _since(each["last_modified"])


def _since(moment: datetime) -> timedelta:
    return max(now() - moment, timedelta(0))


def _key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


@contextmanager
def _answering(missing: type[Away] | None = None) -> Generator[None]:
    """Turn a store that is silent, refuses or has no such bucket into a sentence."""
    from obstore.exceptions import BaseError

    try:
        yield
    except FileNotFoundError as failure:
        if missing is None:
            raise
        raise missing(SILENT) from failure
    except (BaseError, OSError) as failure:
        log.warning("store_away", error=type(failure).__name__)
        raise Away(SILENT) from failure


@lru_cache(maxsize=4)
def _opened(place: tuple[str, str], endpoint: str | None) -> Any:
    """The store, opened at first use: what it runs on does not survive a fork."""
    from obstore.store import S3Store

    chosen = settings()
    config: dict[str, Any] = {
        "access_key_id": chosen.aws_access_key_id,
        "secret_access_key": chosen.aws_secret_access_key,
        "token": chosen.aws_session_token,
        "region": chosen.aws_region,
        "endpoint": endpoint,
    }
    near = (endpoint or "").startswith("http://")
    return S3Store(
        place[0],
        prefix=place[1] or None,
        config={name: value for name, value in config.items() if value},  # pyright: ignore[reportArgumentType] - its names are checked by it
        client_options={"connect_timeout": "3s", "timeout": "8s", "allow_http": near},
        retry_config={"max_retries": 1, "retry_timeout": timedelta(seconds=8)},
    )


def _store() -> Any:
    place = settings().bucket
    if place is None:
        raise ValueError("TALENTRA_FILES names no bucket")
    return _opened(place, settings().aws_endpoint_url)


os.register_at_fork(after_in_child=_opened.cache_clear)
