"""Backups of the database and the stored files as one archive, while the server goes on.

The database is read at one moment; the files follow after it, by the rows of that moment. Whoever
was erased meanwhile stands in the archive's list, so that restoring erases them again.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from talentra import __version__, db, files, migrations, security
from talentra.clock import now
from talentra.errors import Conflict, Invalid
from talentra.queries import erasures, resumes, tables
from talentra.queries.tables import Digest, Shape
from talentra.services import erased
from talentra.services.backup_archives import (
    BROKEN,
    FILES,
    MANIFEST,
    Manifest,
    Opening,
    Writer,
    members,
    opening,
    table_of,
    understood,
    unpacked,
    writing,
)

STORED = "files"  # the table whose rows name the stored files
TOLD = 500  # files after which it is said how far it is
BEHIND = "The database has another version's schema. Run: python3 -m talentra migrate"
Tell = Callable[[str], None]


def make(path: Path, tell: Tell, *, with_files: bool = True) -> Manifest:
    """Write an archive of everything; files that are lost already stand in it as missing."""
    manifest = Manifest()
    with writing(path) as archive:
        with db.snapshot() as connection:
            names = _rows(connection, archive, manifest, tell, with_files=with_files)
        if with_files:
            _files(names, archive, manifest, tell)
        with db.reading() as session:
            gone = erased.listed() | erasures.erased(session)
            if manifest.missing:  # those that lost their row meanwhile are not
                manifest.missing = sorted({*manifest.missing} & resumes.names(session))
        manifest.erased = len(gone)
        archive.close(gone, manifest)
    return manifest


def check(path: Path, tell: Tell, *, keep: bool = False) -> Manifest:
    """The manifest of an archive of which every count and hash is right, else Invalid.

    Its files go to where files are kept, if that is wanted.
    """
    with understood(path):
        return _checked(path, tell, keep=keep)


def _checked(path: Path, tell: Tell, *, keep: bool) -> Manifest:
    known = {each.name for each in opening(path).tables}
    seen = {name: Digest() for name in known}
    count, size, manifest = 0, 0, None
    for name, content in members(path):
        if (table := table_of(name)) is not None:
            _see(seen, table, content, path)
        elif name.startswith(f"{FILES}/"):
            _see_file(name, content, path, keep=keep)
            count, size = count + 1, size + len(content)
            _progress(count, tell)
        elif name == MANIFEST:
            manifest = Manifest(**json.loads(content))
    told = {name: each.told for name, each in seen.items()}
    if manifest is None or (told, count, size) != (manifest.tables, manifest.files, manifest.bytes):
        raise Invalid(BROKEN.format(path=path))
    return manifest


def _rows(
    connection: Connection, archive: Writer, manifest: Manifest, tell: Tell, *, with_files: bool
) -> list[str]:
    """Write every table; the names of the stored files."""
    schema, shapes, names = migrations.current(connection), tables.shapes(), list[str]()
    if schema != migrations.head():
        raise Conflict(BEHIND)
    made_at = f"{now():%Y-%m-%dT%H:%M:%SZ}"
    key = security.key_print()
    archive.open(Opening(__version__, schema, made_at, key, shapes, with_files))
    for shape in shapes:
        seen = Digest()
        archive.rows(shape.name, _seen(connection, shape, seen, names))
        manifest.tables[shape.name] = seen.told
        tell(f"{shape.name}: {seen.rows:,} rows")
    return names


def _seen(connection: Connection, shape: Shape, seen: Digest, names: list[str]) -> Iterator[bytes]:
    place = [name for name, _ in shape.columns].index("sha256") if shape.name == STORED else None
    for row in tables.rows(connection, shape):
        line = tables.line(row)
        seen.add(line)
        if place is not None:
            names.append(row[place])
        yield line


def _files(names: list[str], archive: Writer, manifest: Manifest, tell: Tell) -> None:
    for sha256 in names:
        try:
            content = files.read(sha256)
        except OSError:  # erased meanwhile, or lost before
            manifest.missing.append(sha256)
            continue
        archive.file(sha256, content)
        manifest.files += 1
        manifest.bytes += len(content)
        _progress(manifest.files, tell, of=len(names))
    tell(f"stored files: {manifest.files:,}, {manifest.bytes / 1e6:,.1f} MB")


def _progress(count: int, tell: Tell, of: int | None = None) -> None:
    if count % TOLD == 0:
        tell(f"stored files: {count:,}{f' of {of:,}' if of else ''} ...")


def _see(seen: dict[str, Digest], table: str, piece: bytes, path: Path) -> None:
    if table not in seen:
        raise Invalid(BROKEN.format(path=path))
    for row in unpacked(piece):
        seen[table].add(tables.line(row))


def _see_file(name: str, content: bytes, path: Path, *, keep: bool) -> None:
    if hashlib.sha256(content).hexdigest() != name.rpartition("/")[2]:
        raise Invalid(BROKEN.format(path=path))
    if keep:
        files.save(content)
