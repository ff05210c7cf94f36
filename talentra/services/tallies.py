"""Keeping numbers along: changes are added up now and then, and a wrong number is put right."""

from collections import Counter

from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.models import Counted, TallyChange
from talentra.queries import tallies as query
from talentra.queries.tallies import Difference

AT_ONCE = 5_000  # changes
ADDED = text(
    "INSERT INTO tallies (counted, name, number) VALUES (:counted, :name, :number) "
    "ON CONFLICT (counted, name) DO UPDATE SET number = tallies.number + excluded.number"
)


async def fold(*, few: bool = False) -> None:
    """Add changes up where there are enough of them, or with `few` whatever there is."""
    while few or await db.read(query.is_due):
        if await db.run(add_up) < AT_ONCE:
            break


def add_up(session: Session) -> int:
    """Put changes into their tallies; how many. Two who do it at once take different ones."""
    what = (col(TallyChange.counted), col(TallyChange.name), col(TallyChange.change))
    wanted = select(col(TallyChange.id), *what).order_by(col(TallyChange.id)).limit(AT_ONCE)
    changes = session.execute(wanted.with_for_update(skip_locked=True)).all()
    # By their ids, not by that statement: PostgreSQL may ask that once more for every row.
    ids = [row[0] for row in changes]
    session.execute(delete(TallyChange).where(col(TallyChange.id).in_(ids)))
    sums = Counter[tuple[Counted, str]]()
    for _, counted, name, change in changes:
        sums[counted, name] += change
    for (counted, name), number in sorted(sums.items()):  # so that locks never cross
        session.execute(ADDED, {"counted": counted.value, "name": name, "number": number})
    return len(changes)


def mend(session: Session) -> list[Difference]:
    """Put right every number that is not what counting everything says; which were wrong."""
    found = query.differences(session)
    if found:
        columns = ["counted", "name", "change"]
        session.execute(insert(TallyChange).from_select(columns, query.difference()))
    return found
