"""Keyset pages: the last page costs what the first one costs."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import Integer, Row, SQLColumnExpression, bindparam, func, select, tuple_
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select, coercions, roles
from sqlalchemy.types import TypeEngine

from talentra.errors import Invalid
from talentra.models.base import UtcDateTime

LONGEST = 200  # rows a door may ask for at once
USUAL = 50
LARGEST = 2**31 - 1  # number that a column of ours holds
MOST = "most"

T = TypeVar("T")
Statement = Select[*tuple[Any, ...]]


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


class Listed:
    """A list, falling (or rising) by columns of which the last is unique.

    Its statements are made once for as long as it is kept; what they hold is said for each page.
    """

    def __init__(
        self, statement: Statement, by: Sequence[SQLColumnExpression[Any]], *, rising: bool = False
    ) -> None:
        """Nothing is asked before a page is."""
        self._statement, self._by, self._rising = statement, by, rising

    def page(
        self, session: Session, ask: Ask, shape: Callable[[Row[*tuple[Any, ...]]], T], **values: Any
    ) -> Page[T]:
        """One page of it."""
        total = count(session, self._statement, **values) if ask.count else None
        wanted, values = self._first, {**values, MOST: ask.limit + 1}
        if ask.cursor:
            last = zip(self._places, cursor_values(ask.cursor, self._by), strict=True)
            wanted, values = self._next, {**values, **dict(last)}
        found = session.execute(wanted, values).all()
        rows = [shape(row) for row in found[: ask.limit]]
        more = len(found) > ask.limit
        place = _cursor(found[ask.limit - 1][-len(self._by) :]) if more else None
        return Page(rows, place, total)

    @cached_property
    def _first(self) -> Statement:
        wanted = self._statement.add_columns(*self._by).limit(bindparam(MOST, type_=Integer))
        ways = (column.asc() if self._rising else column.desc() for column in self._by)
        return wanted.order_by(*ways)

    @cached_property
    def _next(self) -> Statement:
        here = tuple_(*self._by)
        named = zip(self._places, self._by, strict=True)
        last = tuple_(*(bindparam(name, type_=_type(column)) for name, column in named))
        return self._first.where(here > last if self._rising else here < last)

    @cached_property
    def _places(self) -> list[str]:
        return [f"after_{number}" for number, _ in enumerate(self._by)]


def paged(
    session: Session,
    statement: Statement,
    by: Sequence[SQLColumnExpression[Any]],
    ask: Ask,
    shape: Callable[[Row[*tuple[Any, ...]]], T],
    *,
    rising: bool = False,
) -> Page[T]:
    """One page of a list that is asked for once."""
    return Listed(statement, by, rising=rising).page(session, ask, shape)


def count(session: Session, statement: Statement, **values: Any) -> int:
    """How many rows the statement has."""
    counted = select(func.count()).select_from(statement.subquery())
    return session.execute(counted, values).scalar_one()


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
