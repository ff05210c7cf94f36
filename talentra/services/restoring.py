"""A database out of an archive: the one that was there, or the whole new one, never between.

Everything is one transaction: the old tables go, those of the archive's version are made and
filled, what was written is counted and hashed again, and then they are brought to this version.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, inspect, select, table

from talentra import db, migrations, security
from talentra.errors import Conflict
from talentra.queries import tables
from talentra.queries.tables import Shape
from talentra.services import backups, erased, erasures
from talentra.services.backup_archives import (
    ERASED,
    Manifest,
    Opening,
    members,
    opening,
    table_of,
    unpacked,
)
from talentra.services.backups import Tell

VERSION = "alembic_version"
NEWER = (
    "This backup was made by version {product}, whose schema {schema} is not known here. "
    "Install that version or a later one, and run the same command again."
)
ANOTHER_KEY = (
    "This backup was made with another SECRET_KEY: nobody's password would be right, and nobody "
    "could tell whether the history is whole. Set that key, or put the file `secret` of the old "
    "data folder into the new one. If it is lost, say --other-key; then everybody needs a new link."
)
TAKEN = (
    "The database has people in it. With --replace all of it goes, and the backup comes instead."
)
FOREIGN = "The database holds tables that are not Talentra's. Give Talentra one of its own."
DIFFERENT = "What was written is not what the backup holds ({name}). Nothing was changed."


def restore(path: Path, tell: Tell, *, replace: bool = False, other_key: bool = False) -> Manifest:
    """Bring back what an archive holds; whoever was erased since is erased again."""
    told = opening(path)
    if not migrations.knows(told.schema):
        raise Conflict(NEWER.format(product=told.product, schema=told.schema))
    if told.key != security.key_print() and not other_key:
        raise Conflict(ANOTHER_KEY)
    ensure_free(replace=replace)
    tell("looking through the archive, and keeping its files ...")
    manifest = backups.check(path, tell, keep=True)
    _remember_erased(path)
    fill(path, told, manifest, tell)
    if number := erasures.again():
        tell(f"erased again: {number}")
    return manifest


def ensure_free(*, replace: bool) -> None:
    """Conflict unless the database is empty, or ours and may be replaced."""
    with db.engine().connect() as connection:
        names = inspect(connection).get_table_names()
        if names and VERSION not in names:
            raise Conflict(FOREIGN)
        taken = "users" in names and connection.execute(select(1).select_from(table("users")))
        if taken and taken.first() and not replace:
            raise Conflict(TAKEN)


def fill(path: Path, told: Opening, manifest: Manifest, tell: Tell) -> None:
    """Put the archive's tables in place of what is there."""
    with migrations.alone() as connection:
        migrations.clear(connection)
        migrations.upgrade_inside(connection, told.schema)
        _empty(connection, told.tables)
        with _in_any_order(connection, told.tables):
            _load(connection, path, told.tables, tell)
        tell("counting and comparing ...")
        kept_along = differing(connection, told.tables, manifest)
        _empty(connection, kept_along)  # triggers wrote there while the others were written
        _load(connection, path, kept_along, tell)
        ensure_same(connection, kept_along, manifest)
        migrations.upgrade_inside(connection)


def ensure_same(connection: Connection, shapes: list[Shape], manifest: Manifest) -> None:
    """Conflict unless every table has the manifest's rows."""
    for shape in differing(connection, shapes, manifest):
        raise Conflict(DIFFERENT.format(name=shape.name))


def differing(connection: Connection, shapes: list[Shape], manifest: Manifest) -> list[Shape]:
    """The tables that have other rows than the manifest's."""
    return [
        shape for shape in shapes if tables.digest(connection, shape) != manifest.tables[shape.name]
    ]


def holds(told: Opening, manifest: Manifest) -> bool:
    """Whether the database has exactly what the archive has."""
    with db.snapshot() as connection:
        if migrations.current(connection) != told.schema:
            return False
        return not differing(connection, told.tables, manifest)


def _empty(connection: Connection, shapes: list[Shape]) -> None:
    """Take out what nobody brought there."""
    for shape in reversed(shapes):
        if connection.execute(select(1).select_from(table(shape.name)).limit(1)).first():
            connection.execute(shape.clause.delete())


def _load(connection: Connection, path: Path, wanted: list[Shape], tell: Tell) -> None:
    shapes, last = {each.name: each for each in wanted}, ""
    for name, content in members(path) if wanted else ():
        found = table_of(name)
        if found not in shapes:
            continue
        tables.write(connection, shapes[found], unpacked(content))
        tables.count_on(connection, [found])  # for what triggers of later tables add to it
        if found != last:
            tell(f"writing {found} ...")
        last = found


@contextmanager
def _in_any_order(connection: Connection, shapes: list[Shape]) -> Generator[None]:
    """Rows may name rows of the same table that come after them; SQLite looks at the end anyway."""
    if connection.dialect.name != "postgresql":
        yield
        return
    inside = [
        (shape.name, str(key["name"]))
        for shape in shapes
        for key in inspect(connection).get_foreign_keys(shape.name)
        if key["referred_table"] == shape.name
    ]
    for name, key in inside:
        connection.exec_driver_sql(_deferring(name, key, "DEFERRABLE INITIALLY DEFERRED"))
    yield
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for name, key in inside:
        connection.exec_driver_sql(_deferring(name, key, "NOT DEFERRABLE"))


def _deferring(name: str, key: str, how: str) -> str:
    return f'ALTER TABLE "{name}" ALTER CONSTRAINT "{key}" {how}'


def _remember_erased(path: Path) -> None:
    """Add the archive's list to the one beside the database, before anybody is back."""
    known = erased.listed()
    for name, content in members(path):
        if name == ERASED:
            for user_id in {UUID(each) for each in content.decode().split()} - known:
                erased.note(user_id)
