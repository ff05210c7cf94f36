"""Who is kept for how long, whom the rule would erase by now, and who is under a legal hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.clock import now
from talentra.errors import Invalid, ensure
from talentra.models import Actor, Application, LegalHold, Role, SignIn, Stage, User
from talentra.models.retention import clean_rules, months_before
from talentra.policies import candidates as candidate_policy
from talentra.policies import organisation as policy
from talentra.queries.organisation import ADMINS_ONLY, choice

MOST = 100  # shown at once
Rules = Mapping[str, int]  # months by final stage; a stage without any is kept for ever


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody whom a rule would erase: what their last application came to, and when."""

    id: UUID
    full_name: str
    email: str
    stage: Stage
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class DryRun:
    """What rules would do by now: how many they would erase, and the first of them."""

    rules: dict[str, int]
    total: int
    people: tuple[Leaving, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody under a legal hold."""

    candidate_id: UUID
    full_name: str
    email: str
    reason: str
    held_at: datetime


def rules(session: Session, actor: Actor) -> dict[str, int]:
    """The rules that hold now, for admins."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    return kept_rules(session)


def kept_rules(session: Session) -> dict[str, int]:
    """The rules that hold now, for the house itself."""
    return dict(choice(session, "retention"))


def checked(wanted: Mapping[str, Any]) -> dict[str, int]:
    """Rules as they are kept; Invalid names those that make no sense."""
    kept, wrong = clean_rules(wanted)
    if wrong:
        raise Invalid("Some months need correcting.", fields=wrong)
    return kept


def dry_run(session: Session, actor: Actor, wanted: Mapping[str, Any]) -> DryRun:
    """Whom rules would erase by now, those who left first on top; nothing is done."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    meant = checked(wanted)
    statement = _due(meant).where(candidate_policy.visible_to(actor))
    total = session.execute(select(func.count()).select_from(statement.subquery())).scalar_one()
    found = session.execute(statement.limit(MOST))
    return DryRun(meant, total, tuple(Leaving(*row) for row in found))


def next_due(session: Session, limit: int) -> list[UUID]:
    """Whom the rules that hold would erase by now, a few of them."""
    return [row[0] for row in session.execute(_due(kept_rules(session)).limit(limit))]


def is_due(session: Session, candidate_id: UUID) -> bool:
    """Whether the rules that hold would erase somebody by now."""
    wanted = _due(kept_rules(session)).where(col(User.id) == candidate_id)
    return session.execute(wanted).first() is not None


def is_held(session: Session, candidate_id: UUID) -> bool:
    """Whether somebody is under a legal hold."""
    return session.get(LegalHold, candidate_id) is not None


def holds(session: Session, actor: Actor) -> list[Held]:
    """Who is under a legal hold, the latest first."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    latest = (
        select(LegalHold)
        .order_by(col(LegalHold.held_at).desc(), col(LegalHold.candidate_id).desc())
        .limit(MOST)
        .subquery()
    )
    held = latest.c
    wanted = (
        select(held.candidate_id, col(User.full_name), col(User.email), held.reason, held.held_at)
        .join(User, col(User.id) == held.candidate_id)
        .where(candidate_policy.visible_to(actor))
        .order_by(held.held_at.desc(), held.candidate_id.desc())
    )
    return [Held(*row) for row in session.execute(wanted)]


def _due(meant: Rules) -> Select[*tuple[Any, ...]]:
    """Candidates whose last application ended so long ago, and who have not come since."""
    last = aliased(Application)
    person = (col(User.id), col(User.full_name), col(User.email))
    return (
        select(*person, col(last.stage), col(last.stage_changed_at))
        .join(last, col(last.candidate_id) == col(User.id))
        .where(
            col(User.role) == Role.CANDIDATE,
            col(User.erased_at).is_(None),
            or_(false(), *(_over(last, stage, months) for stage, months in meant.items())),
            ~_later(last),
            ~exists().where(col(LegalHold.candidate_id) == col(User.id)),
        )
        .order_by(col(last.stage_changed_at), col(User.id))
    )


def _over(last: type[Application], stage: str, months: int) -> ColumnElement[bool]:
    """It ended there before the day, and its candidate has not signed in after that day."""
    day = months_before(now(), months)
    seen = exists().where(col(SignIn.user_id) == col(User.id), col(SignIn.last_seen_at) >= day)
    return and_(
        col(last.stage) == stage,
        col(last.stage_changed_at) < day,
        or_(col(User.last_signed_in_at).is_(None), col(User.last_signed_in_at) < day),
        ~seen,
    )


def _later(last: type[Application]) -> ColumnElement[bool]:
    """Whether an application of theirs is under way, or ended after this one."""
    other = aliased(Application)
    moment, at = col(other.stage_changed_at), col(last.stage_changed_at)
    ended = col(other.stage).in_((Stage.REJECTED, Stage.WITHDRAWN, Stage.HIRED))
    after = or_(moment > at, and_(moment == at, col(other.id) > col(last.id)))
    return exists().where(col(other.candidate_id) == col(last.candidate_id), or_(~ended, after))
