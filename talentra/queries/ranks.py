"""Median and 90th percentile by the nearest rank: always a length of time that there was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Float, Label, cast, extract, func, select
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
    found: dict[Any, list[tuple[int, int, float]]] = {}
    for name, *row in session.execute(wanted):
        found.setdefault(name, []).append((row[0], row[1], row[2]))
    return {name: _lasted(rows) for name, rows in found.items()}


def seconds(session: Session, to: Any, since: Any) -> Label[float]:
    """The time from one moment to another."""
    if session.get_bind().dialect.name == "postgresql":
        return cast(extract("epoch", to - since), Float).label("seconds")
    days: ColumnElement[float] = func.julianday(to) - func.julianday(since)
    return (days * 86_400).label("seconds")


def _lasted(rows: Sequence[tuple[int, int, float]]) -> Lasted:
    number = rows[0][1]
    if number < FEWEST:
        return Lasted(number)
    at = {rank: timedelta(seconds=round(length)) for rank, _, length in rows}
    return Lasted(number, at[(number + 1) // 2], at[(9 * number + 9) // 10])
