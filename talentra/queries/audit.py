"""Who did what to what: the audit log as admins look through it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import NotFound, ensure
from talentra.models import Actor, Application, AuditEntry, Job, Resume, Role, User
from talentra.models.base import parse_id
from talentra.policies import accounts as account_policy
from talentra.policies import applications as application_policy
from talentra.policies import audit as policy
from talentra.policies import candidates as candidate_policy
from talentra.policies import jobs as job_policy
from talentra.queries.pages import Ask, Page, paged

PEOPLE = frozenset({"user", "candidate"})  # kinds of targets that are somebody
AT_ONCE = 1000  # entries of an export that are read together
ADMINS_ONLY = "Only admins read the audit log."


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What the log is narrowed to; from the moment `since` on, and before the moment `until`."""

    actor_id: UUID | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    target_id: UUID | None = None
    q: str | None = None

    def told(self) -> dict[str, str]:
        """What it is narrowed to, for the log itself."""
        return {name: str(value) for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class AuditView:
    """One entry, with the names that its ids have now; nobody is named when nobody signed in.

    `people` are the names of those (and of the jobs) that before and after name by their ids.
    """

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
    people: dict[str, str] = field(default_factory=dict[str, str])


def page(session: Session, actor: Actor, wanted: AuditFilter, ask: Ask) -> Page[AuditView]:
    """Entries of the log, the latest first."""
    ensure(policy.can_read(actor), ADMINS_ONLY)
    statement = select(AuditEntry).where(policy.visible_to(actor), *_conditions(wanted))
    by = (col(AuditEntry.at), col(AuditEntry.id))
    found = paged(session, statement, by, ask, lambda row: row[0])
    return Page(_views(session, actor, found.rows), found.next_cursor, found.total)


def everything(session: Session, actor: Actor, wanted: AuditFilter) -> Iterator[list[AuditView]]:
    """All entries, the latest first, some at a time by their keys."""
    ask: Ask | None = Ask(limit=AT_ONCE)
    while ask:
        found = page(session, actor, wanted, ask)
        yield found.rows
        session.expunge_all()
        ask = Ask(limit=AT_ONCE, cursor=found.next_cursor) if found.next_cursor else None


def newer(session: Session, actor: Actor, wanted: AuditFilter, than: UUID | None, most: int) -> int:
    """How many entries came after one, or are there at all, counted up to the most."""
    ensure(policy.can_read(actor), ADMINS_ONLY)
    came = select(col(AuditEntry.id)).where(policy.visible_to(actor), *_conditions(wanted))
    if than:
        here = select(col(AuditEntry.at)).where(
            policy.visible_to(actor), col(AuditEntry.id) == than
        )
        came = came.where(col(AuditEntry.at) > here.scalar_subquery())
    counted = select(func.count()).select_from(came.limit(most).subquery())
    return session.execute(counted).scalar_one()


def actions(session: Session, actor: Actor) -> list[str]:
    """Every action that stands in the log, by name: one look into the index for each."""
    ensure(policy.can_read(actor), ADMINS_ONLY)
    action, seen = col(AuditEntry.action), policy.visible_to(actor)
    steps = select(func.min(action).label("action")).where(seen).cte("steps", recursive=True)
    following = select(func.min(action)).where(seen, action > steps.c.action).scalar_subquery()
    steps = steps.union_all(select(following).where(steps.c.action.is_not(None)))
    wanted = select(steps.c.action).where(steps.c.action.is_not(None))
    return list(session.execute(wanted).scalars())


def staff(session: Session, actor: Actor) -> list[tuple[UUID, str]]:
    """Everybody who works or worked for the company, by name."""
    ensure(policy.can_read(actor), ADMINS_ONLY)
    wanted = select(col(User.id), col(User.full_name)).where(
        account_policy.visible_to(actor), col(User.role) != Role.CANDIDATE
    )
    return [(row[0], row[1]) for row in session.execute(wanted.order_by(col(User.full_name)))]


def name(session: Session, actor: Actor, target_id: UUID) -> str:
    """What somebody or something is called now; its id when that is not known."""
    ensure(policy.can_read(actor), ADMINS_ONLY)
    return _named(session, actor, {target_id}).get(target_id, str(target_id))


def _conditions(wanted: AuditFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.actor_id:
        yield col(AuditEntry.actor_id) == wanted.actor_id
    if wanted.action:
        yield col(AuditEntry.action) == wanted.action
    if wanted.target_id:
        yield col(AuditEntry.target_id) == wanted.target_id
    if wanted.since:
        yield col(AuditEntry.at) >= wanted.since
    if wanted.until:
        yield col(AuditEntry.at) < wanted.until
    for word in (wanted.q or "").split():
        yield _has_word(word)


def _has_word(word: str) -> ColumnElement[bool]:
    """Whether the word stands in the entry, or in the name of who did it or whom it is about."""
    told = (User.full_name, User.email)
    people = select(col(User.id)).where(
        or_(*(col(each).icontains(word, autoescape=True) for each in told))
    )
    jobs = select(col(Job.id)).where(col(Job.title).icontains(word, autoescape=True))
    sent = select(col(Application.id)).where(col(Application.candidate_id).in_(people))
    texts = (AuditEntry.action, AuditEntry.reason, AuditEntry.ip)
    return or_(
        *(col(each).icontains(word, autoescape=True) for each in texts),
        col(AuditEntry.actor_id).in_(people),
        *(col(AuditEntry.target_id).in_(each) for each in (people, jobs, sent)),
    )


def _views(session: Session, actor: Actor, entries: Sequence[AuditEntry]) -> list[AuditView]:
    """The entries with their names: as many queries, however many there are."""
    known: set[UUID | None] = {each.actor_id for each in entries}
    known |= {each.target_id for each in entries}
    mentioned = {
        each.id: {*_mentioned(each.before or {}), *_mentioned(each.after or {})} for each in entries
    }
    known = known.union(*mentioned.values())
    names = _named(session, actor, {each for each in known if each})
    return [_view(each, names, mentioned[each.id]) for each in entries]


def _mentioned(told: Mapping[str, Any]) -> Iterator[UUID]:
    """The ids of people and jobs in what an entry tells, also inside of something else."""
    for key, value in told.items():
        if isinstance(value, Mapping):
            inner: Mapping[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
            yield from _mentioned(inner)
        elif key.endswith("_id") and isinstance(value, str):
            with suppress(NotFound):  # what is no id names nobody
                yield parse_id(value)


def _named(session: Session, actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """What people, jobs, applications and resumes of these ids are called."""
    candidate = col(User.id) == col(Application.candidate_id)
    wanted = (
        select(col(User.id), col(User.full_name)).where(
            account_policy.visible_to(actor), col(User.id).in_(ids)
        ),
        select(col(Job.id), col(Job.title)).where(
            job_policy.visible_to(actor), col(Job.id).in_(ids)
        ),
        select(col(Application.id), col(User.full_name) + ", " + col(Job.title))
        .join(User, candidate)
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(application_policy.visible_to(actor), col(Application.id).in_(ids)),
        select(col(Resume.id), col(User.full_name))
        .join(User, col(User.id) == col(Resume.candidate_id))
        .where(candidate_policy.visible_to(actor), col(Resume.id).in_(ids)),
    )
    return {row[0]: row[1] for each in wanted for row in session.execute(each)}


def _view(entry: AuditEntry, names: dict[UUID, str], mentioned: set[UUID]) -> AuditView:
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
        people={str(each): names[each] for each in mentioned if each in names},
    )
