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
    some = select(col(TallyChange.id)).order_by(col(TallyChange.id)).limit(AT_ONCE)
    taken = delete(TallyChange).where(
        col(TallyChange.id).in_(some.with_for_update(skip_locked=True))
    )
    what = (col(TallyChange.counted), col(TallyChange.name), col(TallyChange.change))
    changes = session.execute(taken.returning(*what)).all()
    sums = Counter[tuple[Counted, str]]()
    for counted, name, change in changes:
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
