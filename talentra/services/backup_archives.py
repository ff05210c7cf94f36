"""The form of a backup: a tar that is written and read from one end to the other.

It begins with what it is of (`talentra.json`), then come the rows of each table in pieces, the
stored files under their names, who was erased, and last the manifest with every count and hash: an
archive that was cut off has none.
"""

import gzip
import io
import json
import os
import tarfile
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from talentra.clock import now
from talentra.errors import Conflict, Invalid
from talentra.queries.tables import Plain, Shape

FORMAT = 1
OPENING, ERASED, MANIFEST = "talentra.json", "erased.txt", "manifest.json"
TABLES, FILES = "tables", "files"
LARGEST = 64_000_000  # bytes of a part; no document comes near
PIECE = 2_000_000  # bytes of rows that are packed together
BROKEN = "{path} is no whole backup: it ends too early, or was changed. Take another one."
STRANGE = "{path} is no backup of Talentra, or of a later version. Look which one made it."


@dataclass(frozen=True, slots=True)
class Opening:
    """What an archive is of: the version, its schema and tables, and whose key it needs."""

    product: str
    schema: str
    made_at: str
    key: str
    tables: list[Shape]
    has_files: bool = True


@dataclass(slots=True)
class Manifest:
    """What is in it: rows and hash of each table, files, and which of them were not there."""

    tables: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    files: int = 0
    bytes: int = 0
    missing: list[str] = field(default_factory=list[str])
    erased: int = 0


class Writer:
    """Writes the parts in their order."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        """Keep where to."""
        self._tar = tar

    def open(self, opening: Opening) -> None:
        """What it is of."""
        told = {"format": FORMAT, **asdict(opening)}
        self._add(OPENING, json.dumps(told, indent=1).encode())

    def rows(self, name: str, lines: Iterable[bytes]) -> None:
        """The rows of a table."""
        waiting, size, number = list[bytes](), 0, 0
        for each in lines:
            waiting.append(each)
            size += len(each)
            if size >= PIECE:
                self._piece(name, number, waiting)
                waiting, size, number = [], 0, number + 1
        if waiting:
            self._piece(name, number, waiting)

    def file(self, sha256: str, content: bytes) -> None:
        """A stored file."""
        self._add(f"{FILES}/{sha256}", content)

    def close(self, erased: set[UUID], manifest: Manifest) -> None:
        """Who was erased, and the manifest."""
        self._add(ERASED, "".join(f"{each}\n" for each in sorted(erased)).encode())
        self._add(MANIFEST, json.dumps(asdict(manifest), indent=1).encode())

    def _piece(self, name: str, number: int, lines: list[bytes]) -> None:
        packed = gzip.compress(b"\n".join(lines), compresslevel=3, mtime=0)
        self._add(f"{TABLES}/{name}/{number:06}.jsonl.gz", packed)

    def _add(self, name: str, content: bytes) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = len(content), int(now().timestamp()), 0o600
        self._tar.addfile(member, io.BytesIO(content))
        _forget(self._tar)


@contextmanager
def writing(path: Path) -> Generator[Writer]:
    """A new archive that has its name only once it is whole; Conflict when there is one."""
    if path.exists():
        raise Conflict(f"{path} is there already. Choose another name, or remove it.")
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            with tarfile.open(fileobj=out, mode="w|") as tar:
                yield Writer(tar)
            out.flush()
            os.fsync(out.fileno())
        part.rename(path)
    except OSError as failure:
        raise Conflict(f"{path} cannot be written: {failure.strerror}.") from failure
    finally:
        part.unlink(missing_ok=True)


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """The parts one after the other; Invalid when the file ends too early or is none of ours."""
    with understood(path), tarfile.open(path, mode="r|") as tar:
        for member in tar:
            found = tar.extractfile(member)
            if found is None or member.size > LARGEST:
                raise Invalid(STRANGE.format(path=path))
            yield member.name, found.read()
            _forget(tar)


@contextmanager
def understood(path: Path) -> Generator[None]:
    """Whatever cannot be read as it should is a broken archive."""
    try:
        yield
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as failure:
        raise Invalid(BROKEN.format(path=path)) from failure
    except OSError as failure:
        raise Invalid(f"{path} cannot be read: {failure.strerror}.") from failure
    except (ValueError, TypeError, KeyError) as failure:  # JSON that is none, or not ours
        raise Invalid(BROKEN.format(path=path)) from failure


def _forget(tar: Any) -> None:
    """It would remember each of a million parts."""
    tar.members = []


def opening(path: Path) -> Opening:
    """What an archive is of, from its beginning."""
    name, content = next(members(path), ("", b""))
    with understood(path):
        told: dict[str, Any] = json.loads(content) if name == OPENING else {}
        if told.pop("format", None) != FORMAT:
            raise Invalid(STRANGE.format(path=path))
        tables = [
            Shape(each["name"], tuple(map(tuple, each["columns"])), tuple(each["key"]))
            for each in told.pop("tables")
        ]
        return Opening(tables=tables, **told)


def unpacked(piece: bytes) -> list[Plain]:
    """The rows of a piece."""
    return [json.loads(each) for each in gzip.decompress(piece).split(b"\n")]


def table_of(name: str) -> str | None:
    """The table that a part holds rows of."""
    place, _, rest = name.partition("/")
    return rest.partition("/")[0] if place == TABLES else None
