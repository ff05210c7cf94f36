"""The chain of the history: what is not linked yet, and whether all that is linked is as it was.

A link is made after the commit of what it links, so that nobody who writes history waits for
anybody else who does. Rows are linked in the order of their ids as far as they are there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Table, exists, func, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from talentra.clock import now
from talentra.models import HistoryLink, Log
from talentra.security import link_digest

LATE = timedelta(minutes=10)  # how much older than the newest one a row may be that is still linked
SETTLING = timedelta(minutes=1)  # in which what was begun before the newest row is committed
AT_ONCE = 10_000  # links that are checked together


@dataclass(frozen=True, slots=True)
class Fault:
    """The first row that is not as it was linked, and what happened to it."""

    log: Log
    row_id: UUID
    number: int | None  # its place in the chain
    what: str

    @property
    def sentence(self) -> str:
        """The fault for people."""
        place = f", link {self.number:,} of the chain," if self.number else ""
        return f"The {self.log.label} {self.row_id}{place} {self.what}."


@dataclass(frozen=True, slots=True)
class Checked:
    """How far the chain was looked through: the last link that holds, and what does not."""

    number: int = 0
    digest: str = ""
    is_done: bool = False
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A row of the history as it is now, with its link; without content when it is gone."""

    number: int
    log: Log
    row_id: UUID
    digest: str
    content: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of the history that has no link yet."""

    log: Log
    row_id: UUID
    content: str


def head(session: Session) -> Checked:
    """The last link."""
    wanted = select(col(HistoryLink.number), col(HistoryLink.digest))
    last = session.execute(wanted.order_by(col(HistoryLink.number).desc()).limit(1)).first()
    return Checked(last[0], last[1]) if last else Checked()


def holds(session: Session, number: int, digest: str) -> bool:
    """Whether the chain still has the link that somebody noted."""
    found = session.get(HistoryLink, number)
    return found is not None and found.digest == digest


def unlinked(session: Session, limit: int, *, all_late: bool = False) -> list[Waiting]:
    """Rows that wait for their link, those of one log after the other, by their ids.

    Unless `all_late` is asked for, a log is looked into only when its newest row waits or is new:
    one that was begun before it may have been committed after it.
    """
    return [
        Waiting(log, row["id"], content(dict(row)))
        for log in Log
        if all_late or _is_astir(session, log)
        for row in _unlinked(session, log, limit)
    ]


def linked(session: Session, log: Log, row_ids: Sequence[UUID]) -> set[UUID]:
    """Those of the rows that have their link already."""
    wanted = select(col(HistoryLink.row_id)).where(
        col(HistoryLink.log) == log, col(HistoryLink.row_id).in_(row_ids)
    )
    return set(session.execute(wanted).scalars())


def waiting(session: Session) -> int:
    """How many rows wait for their link."""
    counted = (select(func.count()).select_from(_table(log)).where(~_is_linked(log)) for log in Log)
    return sum(session.execute(wanted).scalar_one() for wanted in counted)


def check(session: Session, so_far: Checked, at_once: int = AT_ONCE) -> Checked:
    """Look through the next links; when they were the last ones, also for rows without a link."""
    links = [*_links(session, so_far.number, so_far.number + at_once)]
    for link in links:
        if fault := _fault(link, so_far):
            return replace(so_far, fault=fault, is_done=True)
        so_far = Checked(link.number, link.digest)
    if so_far.number < head(session).number:
        return so_far if links else _gap(session, so_far)
    return replace(so_far, is_done=True, fault=_added(session))


def content(row: Mapping[Any, Any]) -> str:
    """A row as one text: what is empty is left out, so that a new column changes no old text."""
    told = {name: value for name, value in row.items() if value is not None}
    return json.dumps(told, sort_keys=True, default=_plain)


def digest(before: str, number: int, log: Log, content: str) -> str:
    """The digest of the link that follows the one with the digest before."""
    return link_digest(before, f"{number} {log} {content}")


def _fault(link: Linked, so_far: Checked) -> Fault | None:
    if link.number != so_far.number + 1:
        what = f"follows link {so_far.number:,}: those between them were removed"
    elif link.content is None:
        what = "was removed"
    elif link.digest != digest(so_far.digest, link.number, link.log, link.content):
        what = "was changed after it was linked"
    else:
        return None
    return Fault(link.log, link.row_id, link.number, what)


def _gap(session: Session, so_far: Checked) -> Checked:
    """The link after which a whole stretch is missing."""
    wanted = select(HistoryLink).where(col(HistoryLink.number) > so_far.number)
    found = session.execute(wanted.order_by(col(HistoryLink.number)).limit(1)).scalar_one()
    link = Linked(found.number, found.log, found.row_id, found.digest, None)
    return replace(so_far, fault=_fault(link, so_far), is_done=True)


def _added(session: Session) -> Fault | None:
    """A row that was written among older ones, after those had been linked."""
    for log in Log:
        table, floor = _table(log), _floor(session, log)
        if floor:
            wanted = select(table.c.id).where(~_is_linked(log), table.c.id <= floor)
            found = session.execute(wanted.order_by(table.c.id).limit(1)).scalar_one_or_none()
            if found:
                return Fault(log, found, None, "was added among older ones that were linked before")
    return None


def _links(session: Session, after: int, to: int) -> Iterator[Linked]:
    """Links in their order, each with its row as it is now."""
    found = [link for log in Log for link in _links_of(session, log, after, to)]
    return iter(sorted(found, key=lambda link: link.number))


def _links_of(session: Session, log: Log, after: int, to: int) -> Iterator[Linked]:
    table, number = _table(log), col(HistoryLink.number)
    wanted = (
        select(HistoryLink, *table.c)
        .join(table, table.c.id == col(HistoryLink.row_id), isouter=True)
        .where(col(HistoryLink.log) == log, number > after, number <= to)
    )
    found: Any = session.execute(wanted).all()
    names = table.c.keys()
    for link, *values in found:
        known = dict[str, Any](zip(names, values, strict=True))
        told = content(known) if known["id"] else None
        yield Linked(link.number, log, link.row_id, link.digest, told)


def _unlinked(session: Session, log: Log, limit: int) -> Sequence[RowMapping]:
    """Rows without a link that do not come too late for one."""
    table, floor = _table(log), _floor(session, log)
    wanted = select(*table.c).where(~_is_linked(log)).order_by(table.c.id).limit(limit)
    wanted = wanted.where(table.c.id > floor) if floor else wanted
    return session.execute(wanted).mappings().all()


def _is_linked(log: Log) -> ColumnElement[bool]:
    return exists().where(col(HistoryLink.log) == log, col(HistoryLink.row_id) == _table(log).c.id)


def _floor(session: Session, log: Log) -> UUID | None:
    """The id up to which a row comes too late to be linked; None while none is linked.

    Ids begin with the millisecond of their making (RFC 9562): LATE is taken off that.
    """
    newest, late = _newest_linked(session, log), int(LATE.total_seconds() * 1000) << 80
    return UUID(int=max(newest.int - late, 0)) if newest else None


def _is_astir(session: Session, log: Log) -> bool:
    newest = _newest(session, log)
    settled = now() - SETTLING
    return newest != _newest_linked(session, log) or (
        newest is not None and _made(newest) > settled
    )


def _made(row_id: UUID) -> datetime:
    """The moment in which an id was made, to the millisecond (RFC 9562)."""
    return datetime.fromtimestamp((row_id.int >> 80) / 1000, UTC)


def _newest(session: Session, log: Log) -> UUID | None:
    ids = _table(log).c.id
    return session.execute(select(ids).order_by(ids.desc()).limit(1)).scalar_one_or_none()


def _newest_linked(session: Session, log: Log) -> UUID | None:
    wanted = select(col(HistoryLink.row_id)).where(col(HistoryLink.log) == log)
    latest = wanted.order_by(col(HistoryLink.row_id).desc()).limit(1)
    return session.execute(latest).scalar_one_or_none()


def _table(log: Log) -> Table:
    return SQLModel.metadata.tables[log.value]


def _plain(value: Any) -> str:
    """A moment in UTC to the microsecond; an id as it is usually written."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)
