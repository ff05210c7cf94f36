"""Linking the history: every entry to all that came before it, in one chain."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import ensure
from talentra.models import Actor, HistoryLink, Log
from talentra.policies import audit as policy
from talentra.queries import chain as query
from talentra.queries.chain import Checked, Waiting
from talentra.services.telling import audit

AT_ONCE = 500  # rows of a log that are linked in one transaction: writers wait a moment, not long
LINKING = 7_461_628  # PostgreSQL advisory lock: one process links at a time


async def link(*, all_late: bool = False) -> None:
    """Link all that waits: looked for while reading, so that writers wait for the linking alone."""
    while waiting := await db.read(query.unlinked, AT_ONCE, all_late=all_late):
        if not await db.run(extend, waiting):
            break  # somebody else is at it


def extend(session: Session, waiting: Sequence[Waiting]) -> int:
    """Link these, but for those that were linked meanwhile; how many were."""
    if not _is_alone(session):
        return 0
    known = {
        (log, row_id)
        for log in Log
        for row_id in query.linked(session, log, [each.row_id for each in waiting])
    }
    last = query.head(session)
    number, before = last.number, last.digest
    for each in waiting:
        if (each.log, each.row_id) not in known:
            number += 1
            before = query.digest(before, number, each.log, each.content)
            link = HistoryLink(number=number, log=each.log, row_id=each.row_id, digest=before)
            session.add(link)
    session.flush()
    return number - last.number


def verify(session: Session, actor: Actor, so_far: Checked) -> Checked:
    """Look through the next part of the chain; asked again until it is done."""
    ensure(policy.can_read(actor), "Only admins look through the history.")
    return query.check(session, so_far)


def tell(session: Session, actor: Actor, checked: Checked) -> None:
    """Write down that somebody looked through the whole chain, and what they found."""
    ensure(policy.can_read(actor), "Only admins look through the history.")
    found = {"links": checked.number, "fault": checked.fault and checked.fault.sentence}
    audit(session, actor, "audit.verified", "audit", after=found)


def wait_for_others(session: Session) -> None:
    """Let nobody link until this is over, once whoever is at it has finished."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().exec_driver_sql(f"SELECT pg_advisory_xact_lock({LINKING})")


def _is_alone(session: Session) -> bool:
    """Whether nobody else is linking; SQLite's writers take turns by themselves."""
    if session.get_bind().dialect.name != "postgresql":
        return True
    asked = f"SELECT pg_try_advisory_xact_lock({LINKING})"
    return session.connection().exec_driver_sql(asked).scalar_one()
