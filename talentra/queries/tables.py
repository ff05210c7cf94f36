"""Whole tables as plain rows that are the same on both engines: for archives and for moving house.

A value is what JSON knows: identifiers and moments as text, documents as their JSON, words that are
searched for in the order of letters.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Float,
    Integer,
    String,
    TableClause,
    Text,
    Uuid,
    cast,
    column,
    func,
    insert,
    inspect,
    select,
    table,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from talentra.models.base import UtcDateTime

AT_ONCE = 1_000  # rows that are read, and written, together
POSTGRESQL = postgresql.dialect()
TYPES: dict[str, TypeEngine[Any]] = {
    "id": Uuid(),
    "moment": UtcDateTime(),
    "day": Date(),
    "truth": Boolean(),
    "number": Integer(),
    "real": Float(),
    "text": Text(),
    "document": Text(),
    "words": Text(),
}
KINDS: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (UtcDateTime, "moment"),
    (Uuid, "id"),
    (Date, "day"),
    (Boolean, "truth"),
    (Integer, "number"),
    (Float, "real"),
    (JSON, "document"),
    (String, "text"),
)
Plain = list[Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """A table's name, its columns with the kind of each, and the columns of its key."""

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]

    @property
    def clause(self) -> TableClause:
        """The table for statements, which need not be of this version."""
        return table(self.name, *(column(name, TYPES[kind]) for name, kind in self.columns))


@dataclass(slots=True)
class Digest:
    """How many rows, and one hash of them all that does not depend on their order."""

    rows: int = 0
    total: int = field(default=0, repr=False)

    def add(self, line: bytes) -> None:
        """Count a row in."""
        self.rows += 1
        seen = int.from_bytes(hashlib.sha256(line).digest(), "big")
        self.total = (self.total + seen) % (1 << 256)

    @property
    def told(self) -> dict[str, Any]:
        """Both, for a manifest."""
        return {"rows": self.rows, "sha256": f"{self.total:064x}"}


def shapes() -> list[Shape]:
    """The tables of this version, those that others refer to first."""
    return [
        Shape(
            each.name,
            tuple((name.name, kind(name)) for name in each.columns),
            tuple(part.name for part in each.primary_key),
        )
        for each in SQLModel.metadata.sorted_tables
    ]


def kind(of: Column[Any]) -> str:
    """What a column holds; TypeError for what has no place in an archive yet."""
    if isinstance(of.type.dialect_impl(POSTGRESQL), postgresql.TSVECTOR):
        return "words"
    outer: Any = of.type
    inner = getattr(outer, "impl_instance", outer)  # of a decorated type
    for known, name in KINDS:
        if isinstance(outer, known) or isinstance(inner, known):
            return name
    raise TypeError(f"{of} has no place in an archive yet")


def line(row: Plain) -> bytes:
    """A row as it is written and hashed."""
    return json.dumps(row, separators=(",", ":")).encode()


def rows(connection: Connection, shape: Shape) -> Iterator[Plain]:
    """Every row in the order of the key; memory holds a part of them."""
    clause, kinds = shape.clause, [kind for _, kind in shape.columns]
    wanted = select(*(_read(connection, clause.c[name], of) for name, of in shape.columns))
    wanted = wanted.order_by(*(clause.c[name] for name in shape.key))
    for row in connection.execute(wanted, execution_options={"yield_per": AT_ONCE}):
        yield [_plain(kind, value) for kind, value in zip(kinds, row, strict=True)]


def digest(connection: Connection, shape: Shape) -> dict[str, Any]:
    """The count and the hash of all its rows."""
    seen = Digest()
    for row in rows(connection, shape):
        seen.add(line(row))
    return seen.told


def write(connection: Connection, shape: Shape, plain: Iterable[Plain]) -> None:
    """Add rows to a table, as they were read."""
    names, kinds = [name for name, _ in shape.columns], [kind for _, kind in shape.columns]
    waiting = [dict(zip(names, map(_kept, kinds, row), strict=True)) for row in plain]
    for begin in range(0, len(waiting), AT_ONCE):
        connection.execute(insert(shape.clause), waiting[begin : begin + AT_ONCE])


def count_on(connection: Connection, names: Sequence[str]) -> None:
    """Let PostgreSQL's counters go on behind the highest number that was written."""
    if connection.dialect.name != "postgresql":
        return
    for name in names:
        for each in inspect(connection).get_columns(name):
            found = func.pg_get_serial_sequence(name, each["name"])
            counter = connection.execute(select(found)).scalar_one()
            if counter:
                counted: ColumnElement[int] = column(str(each["name"]), Integer())
                highest = select(func.max(counted)).select_from(table(name))
                last = connection.execute(highest).scalar_one_or_none() or 0
                connection.execute(select(func.setval(counter, max(last, 1), last > 0)))


def _read(connection: Connection, of: ColumnElement[Any], kind: str) -> ColumnElement[Any]:
    if connection.dialect.name != "postgresql":
        return of
    if kind == "words":
        return func.array_to_string(func.tsvector_to_array(of), " ")
    return cast(of, Text) if kind == "document" else of


def _plain(kind: str, value: Any) -> Any:
    """A value as JSON has it; a document that is null is not the same as none."""
    if value is None:
        return None
    match kind:
        case "id":
            return str(value)
        case "moment" | "day":
            return value.isoformat()
        case "document":
            return json.dumps(json.loads(value), sort_keys=True)
        case "words":
            return " ".join(sorted(value.split()))
        case _:
            return value


def _kept(kind: str, value: Any) -> Any:
    """What a statement takes for it."""
    if value is None:
        return None
    match kind:
        case "id":
            return UUID(value)
        case "moment":
            return datetime.fromisoformat(value)
        case "day":
            return date.fromisoformat(value)
        case _:
            return value
