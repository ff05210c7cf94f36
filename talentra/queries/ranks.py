"""Median and 90th percentile by the nearest rank: always a length of time that there was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Label,
    cast,
    extract,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session

FEWEST = 5  # applications below which a median says more about one of them than about all


@dataclass(frozen=True, slots=True)
class Lasted:
    """How many there are and how long they took; nothing is told of fewer than FEWEST."""

    applications: int = 0
    median: timedelta | None = None
    p90: timedelta | None = None


def by_rank(session: Session, lengths: Any) -> dict[Any, Lasted]:
    """Of a subquery with `key` and `seconds`: how long each key's took."""
    key, seconds = lengths.c.key, lengths.c.seconds
    ranked = select(
        key,
        seconds,
        func.row_number().over(partition_by=key, order_by=seconds).label("rank"),
        func.count().over(partition_by=key).label("number"),
    ).subquery()
    number, rank = ranked.c.number, ranked.c.rank
    wanted = select(ranked.c.key, rank, number, ranked.c.seconds).where(
        rank.in_(((number + 1) // 2, (9 * number + 9) // 10)) | (rank == 1)
    )
    return _shaped((row[0], row[1], row[2], row[3]) for row in session.execute(wanted))


def in_order(
    session: Session, key: Any, length: Any, *conditions: ColumnElement[bool]
) -> dict[Any, Lasted]:
    """The same of columns that an index keeps in this order, for few keys: nothing is sorted."""
    counted = select(key, func.count()).where(*conditions).group_by(key)
    numbers: dict[Any, int] = {row[0]: row[1] for row in session.execute(counted)}
    picks = [
        select(key.label("key"), literal(rank).label("rank"), length.label("seconds"))
        .where(*conditions, key == name)
        .order_by(length)
        .offset(rank - 1)
        .limit(1)
        .subquery()
        for name, number in numbers.items()
        for rank in (1, *_told(number))
    ]
    rows = session.execute(union_all(*map(select, picks))) if picks else ()
    return _shaped((row[0], row[1], numbers[row[0]], row[2]) for row in rows)


def seconds(session: Session, to: Any, since: Any) -> Label[float]:
    """The time from one moment to another."""
    if session.get_bind().dialect.name == "postgresql":
        return cast(extract("epoch", to - since), Float).label("seconds")
    days: ColumnElement[float] = func.julianday(to) - func.julianday(since)
    return (days * 86_400).label("seconds")


def _shaped(rows: Iterable[tuple[Any, int, int, float]]) -> dict[Any, Lasted]:
    """Of rows with key, rank, how many there are and how long that one took."""
    found: dict[Any, dict[int, float]] = {}
    numbers: dict[Any, int] = {}
    for key, rank, number, took in rows:
        found.setdefault(key, {})[rank] = took
        numbers[key] = number
    return {key: _lasted(number, found[key]) for key, number in numbers.items()}


def _told(number: int) -> tuple[int, ...]:
    """The ranks of which something is told, of so many."""
    return ((number + 1) // 2, (9 * number + 9) // 10) if number >= FEWEST else ()


def _lasted(number: int, at: Mapping[int, float]) -> Lasted:
    """Of so many, with how many seconds it took at which rank."""
    return Lasted(number, *(timedelta(seconds=round(at[rank])) for rank in _told(number)))
