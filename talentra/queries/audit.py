"""Who did what to what: the audit log as admins look through it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import ensure
from talentra.models import Actor, AuditEntry, Job, User
from talentra.policies import accounts as account_policy
from talentra.policies import audit as policy
from talentra.policies import jobs as job_policy
from talentra.queries.pages import Ask, Page, paged

PEOPLE = frozenset({"user", "candidate"})  # kinds of targets that are somebody


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What the log is narrowed to; from the moment `since` on, and before the moment `until`."""

    actor_id: UUID | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditView:
    """One entry, with the names that its ids have now; nobody is named when nobody signed in."""

    id: UUID
    at: datetime
    actor_id: UUID | None
    actor_name: str | None
    ip: str | None
    action: str
    target_kind: str
    target_id: UUID | None
    target_name: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None


def page(session: Session, actor: Actor, wanted: AuditFilter, ask: Ask) -> Page[AuditView]:
    """Entries of the log, the latest first."""
    ensure(policy.can_read(actor), "Only admins read the audit log.")
    statement = select(AuditEntry).where(policy.visible_to(actor), *_conditions(wanted))
    by = (col(AuditEntry.at), col(AuditEntry.id))
    found = paged(session, statement, by, ask, lambda row: row[0])
    names = _names(session, actor, found.rows)
    return Page([_view(row, names) for row in found.rows], found.next_cursor, found.total)


def _conditions(wanted: AuditFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.actor_id:
        yield col(AuditEntry.actor_id) == wanted.actor_id
    if wanted.action:
        yield col(AuditEntry.action) == wanted.action
    if wanted.since:
        yield col(AuditEntry.at) >= wanted.since
    if wanted.until:
        yield col(AuditEntry.at) < wanted.until


def _names(session: Session, actor: Actor, entries: Sequence[AuditEntry]) -> dict[UUID, str]:
    """What people and jobs in these entries are called: two queries, however many there are."""
    people = {entry.actor_id for entry in entries}
    people |= {entry.target_id for entry in entries if entry.target_kind in PEOPLE}
    jobs = {entry.target_id for entry in entries if entry.target_kind == "job"}
    named = select(col(User.id), col(User.full_name)).where(
        account_policy.visible_to(actor), col(User.id).in_(people - {None})
    )
    titled = select(col(Job.id), col(Job.title)).where(
        job_policy.visible_to(actor), col(Job.id).in_(jobs - {None})
    )
    return {found: name for wanted in (named, titled) for found, name in session.execute(wanted)}


def _view(entry: AuditEntry, names: dict[UUID, str]) -> AuditView:
    return AuditView(
        id=entry.id,
        at=entry.at,
        actor_id=entry.actor_id,
        actor_name=names.get(entry.actor_id) if entry.actor_id else None,
        ip=entry.ip,
        action=entry.action,
        target_kind=entry.target_kind,
        target_id=entry.target_id,
        target_name=names.get(entry.target_id) if entry.target_id else None,
        before=entry.before,
        after=entry.after,
        reason=entry.reason,
    )
