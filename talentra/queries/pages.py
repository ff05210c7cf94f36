"""Keyset pages: the last page costs what the first one costs."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, func, literal, select, tuple_
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select, coercions, roles
from sqlalchemy.types import TypeEngine

from talentra.errors import Invalid
from talentra.models.base import UtcDateTime

LONGEST = 200  # rows a door may ask for at once
USUAL = 50
LARGEST = 2**31 - 1  # number that a column of ours holds

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ask:
    """Which part of a list is wanted."""

    limit: int = USUAL
    cursor: str | None = None
    count: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list, where the next one begins, and how long the whole is when asked."""

    rows: list[T]
    next_cursor: str | None = None
    total: int | None = None


def paged(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    by: Sequence[SQLColumnExpression[Any]],
    ask: Ask,
    shape: Callable[[Row[*tuple[Any, ...]]], T],
    *,
    rising: bool = False,
) -> Page[T]:
    """One page, falling (or rising) by the columns, of which the last must be unique."""
    total = count(session, statement) if ask.count else None
    wanted = statement.add_columns(*by)
    wanted = wanted.order_by(*(column.asc() if rising else column.desc() for column in by))
    if ask.cursor:
        here, last = tuple_(*by), tuple_(*_after(ask.cursor, by))
        wanted = wanted.where(here > last if rising else here < last)
    found = session.execute(wanted.limit(ask.limit + 1)).all()
    rows = [shape(row) for row in found[: ask.limit]]
    more = len(found) > ask.limit
    return Page(rows, _cursor(found[ask.limit - 1][-len(by) :]) if more else None, total)


def count(session: Session, statement: Select[*tuple[Any, ...]]) -> int:
    """How many rows the statement has."""
    return session.execute(select(func.count()).select_from(statement.subquery())).scalar_one()


def _cursor(values: Sequence[Any]) -> str:
    plain = [value.isoformat() if isinstance(value, datetime) else str(value) for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode()


def cursor_values(cursor: str, by: Sequence[SQLColumnExpression[Any]]) -> list[Any]:
    """What the columns hold in the last row before the page; Invalid for a broken cursor."""
    try:
        plain: list[str] = json.loads(base64.urlsafe_b64decode(cursor))
        return [_value(text, _type(column)) for text, column in zip(plain, by, strict=True)]
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError) as broken:
        sentence = "This cursor is broken; start again without one."
        raise Invalid(sentence, fields=[("cursor", sentence)]) from broken


def _after(cursor: str, by: Sequence[SQLColumnExpression[Any]]) -> list[ColumnElement[Any]]:
    values = cursor_values(cursor, by)
    return [literal(value, _type(each)) for value, each in zip(values, by, strict=True)]


def _type(column: SQLColumnExpression[Any]) -> TypeEngine[Any]:
    return coercions.expect(roles.ExpressionElementRole, column).type


def _value(text: str, kept: TypeEngine[Any]) -> Any:
    if isinstance(kept, UtcDateTime):
        return _aware(datetime.fromisoformat(text))
    kind: type[Any] = kept.python_type
    if kind is int and abs(int(text)) > LARGEST:
        raise ValueError("a cursor's number fits into a column")
    if kind is object:  # SQLModel's texts do not say what they are
        return text
    read: Callable[[str], Any] = date.fromisoformat if kind is date else kind
    return read(text)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a cursor's moment has its zone")
    return moment.astimezone(UTC)
