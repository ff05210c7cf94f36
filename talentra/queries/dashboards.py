"""The numbers people look at first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now, today
from talentra.errors import ensure
from talentra.models import (
    Actor,
    Application,
    Assignment,
    Counted,
    Job,
    Role,
    Stage,
    StageEvent,
    User,
)
from talentra.models.base import UtcDateTime
from talentra.models.tallies import OFF
from talentra.policies import applications as application_policy
from talentra.policies import assignments as assignment_policy
from talentra.policies import candidates as candidate_policy
from talentra.policies import jobs as job_policy
from talentra.queries import application_parts as parts
from talentra.queries import tallies
from talentra.queries.application_filters import WAITING, idle_since
from talentra.queries.kept import ME, anybody
from talentra.queries.organisation import rejection_hold
from talentra.queries.targets import late_since, stands_since, targets

DAYS = 30
RECENT = 20  # steps
WHOLE = (
    Counted.PEOPLE,
    Counted.OPEN_JOBS,
    Counted.WAITING,
    Counted.APPLICATIONS,
    Counted.APPLIED,
)


@dataclass(frozen=True, slots=True)
class Day:
    """One day and how many applications were sent on it."""

    day: date
    applications: int


@dataclass(frozen=True, slots=True)
class AdminDashboard:
    """The whole company at a glance; `waiting_since` is when the one waiting longest applied."""

    candidates: int
    deactivated_candidates: int
    recruiters: int
    active_jobs: int
    waiting: int
    waiting_since: datetime | None
    applications_by_stage: dict[Stage, int]
    applications_per_day: list[Day]


@dataclass(frozen=True, slots=True)
class Activity:
    """One step that an application took."""

    application_id: UUID
    candidate_name: str
    job_title: str
    from_stage: Stage | None
    to_stage: Stage
    at: datetime


@dataclass(frozen=True, slots=True)
class RecruiterDashboard:
    """A recruiter's own work at a glance."""

    assigned_candidates: int
    open_jobs: int
    applications_by_stage: dict[Stage, int]
    waiting_long: int
    over_target: int
    awaiting_assignment: int
    recent_activity: list[Activity]


@dataclass(frozen=True, slots=True)
class CandidateStats:
    """A candidate's own applications in numbers, as far as they are told."""

    applications: int
    by_stage: dict[Stage, int]
    last_activity_at: datetime | None


def admin(session: Session, actor: Actor) -> AdminDashboard:
    """Totals over everybody, for admins."""
    ensure(assignment_policy.can_assign(actor), "Only admins see the whole company's numbers.")
    days = [today() - timedelta(days=ago) for ago in reversed(range(DAYS))]
    numbers = tallies.kept(session, actor, *WHOLE, since=days[0])
    people, sent = numbers[Counted.PEOPLE], numbers[Counted.APPLIED]
    off = people.get(Role.CANDIDATE + OFF, 0)
    return AdminDashboard(
        candidates=people.get(Role.CANDIDATE, 0) + off,
        deactivated_candidates=off,
        recruiters=people.get(Role.RECRUITER, 0),
        active_jobs=tallies.open_jobs(numbers),
        waiting=numbers[Counted.WAITING].get("", 0),
        waiting_since=_waiting_since(session, actor),
        applications_by_stage=tallies.by_stage(numbers),
        applications_per_day=[Day(each, sent.get(each.isoformat(), 0)) for each in days],
    )


def recruiter(session: Session, actor: Actor) -> RecruiterDashboard:
    """A recruiter's candidates, open jobs and applications."""
    ensure(
        actor.role is Role.RECRUITER, "This is the recruiters' dashboard; admins have their own."
    )
    handled, posted, awaiting = _numbers(session, actor)
    standing = _standing(session, actor)
    numbers = {stage: number for stage, number, *_ in standing}
    return RecruiterDashboard(
        assigned_candidates=handled,
        open_jobs=posted,
        applications_by_stage={stage: numbers.get(stage, 0) for stage in Stage},
        waiting_long=sum(waiting for *_, waiting, _ in standing),
        over_target=sum(over for *_, over in standing),
        awaiting_assignment=awaiting,
        recent_activity=_recent(session, actor),
    )


def _numbers(session: Session, actor: Actor) -> Row[int, int, int]:
    """Candidates handled, own jobs that are open, and applications to own jobs without recruiter.

    The last is a number, never names: those applications are in nobody's sight but the admins'.
    """
    return session.execute(_counted(actor.role, today()), {ME: actor.user_id}).one()


@lru_cache(maxsize=4)
def _counted(role: Role, _day: date) -> Select[int, int, int]:
    """The same for anybody of the role on that day: jobs close with it."""
    actor, number = anybody(role), select(func.count())
    handled, own = candidate_policy.handled_by(actor), col(Job.owner_id) == actor.user_id
    unassigned = number.join_from(Application, Job, col(Job.id) == col(Application.job_id))
    return select(
        number.select_from(Assignment).where(handled).scalar_subquery(),
        number.select_from(Job).where(job_policy.takes_applications(), own).scalar_subquery(),
        unassigned.where(own, col(Application.recruiter_id).is_(None)).scalar_subquery(),
    )


def _standing(session: Session, actor: Actor) -> Sequence[Row[Stage, int, int, int]]:
    """How many stand at each stage, how many of them wait, and how many are over its target."""
    held = targets(session)
    since = {f"late_{stage}": late_since(days) for stage, days in held.items()}
    wanted = _by_stage(actor.role, tuple(sorted(held)))
    return session.execute(wanted, {ME: actor.user_id, "idle": now() - WAITING, **since}).all()


@lru_cache(maxsize=32)
def _by_stage(role: Role, targeted: tuple[str, ...]) -> Select[Stage, int, int, int]:
    since = {stage: bindparam(f"late_{stage}", type_=UtcDateTime()) for stage in targeted}
    waiting = idle_since(bindparam("idle", type_=UtcDateTime()))
    number = func.count()
    return (
        select(
            col(Application.stage),
            number,
            number.filter(*waiting),
            number.filter(stands_since(since)),
        )
        .where(application_policy.visible_to(anybody(role)))
        .group_by(col(Application.stage))
    )


def candidate(session: Session, actor: Actor) -> CandidateStats:
    """The actor's own applications by the stage they are told; no number betrays another."""
    ensure(application_policy.can_apply(actor), "Only candidates have applications of their own.")
    wanted = select(col(Application.id)).where(
        application_policy.visible_to(actor), col(Application.candidate_id) == actor.user_id
    )
    ids = session.execute(wanted).scalars().all()
    hold = rejection_hold(session)
    last = [parts.told(steps, hold)[-1] for steps in parts.history(session, ids).values()]
    stages = Counter(step.to_stage for step in last)
    latest = max((step.at for step in last), default=None)
    return CandidateStats(len(last), {stage: stages[stage] for stage in Stage}, latest)


def _waiting_since(session: Session, actor: Actor) -> datetime | None:
    wanted = (
        select(col(Application.applied_at))
        .join(User, col(User.id) == col(Application.candidate_id))
        .where(
            application_policy.visible_to(actor),
            col(Application.recruiter_id).is_(None),
            col(User.is_active).is_(True),
        )
        .order_by(col(Application.applied_at), col(Application.id))
        .limit(1)
    )
    return session.execute(wanted).scalar_one_or_none()


def _recent(session: Session, actor: Actor) -> list[Activity]:
    """The latest steps of the applications the actor sees: all are of those that moved last."""
    wanted = _latest(actor.role)
    return [Activity(*step) for step in session.execute(wanted, {ME: actor.user_id})]


@cache
def _latest(role: Role) -> Select[*tuple[Any, ...]]:
    seen = application_policy.visible_to(anybody(role))
    moved_last = (
        select(col(Application.id))
        .where(seen)
        .order_by(col(Application.stage_changed_at).desc(), col(Application.id).desc())
        .limit(RECENT)
    )
    whose = (StageEvent.application_id, User.full_name, Job.title)
    shown = (*whose, StageEvent.from_stage, StageEvent.to_stage, StageEvent.at)
    return (
        select(*(col(each) for each in shown))
        .select_from(StageEvent)
        .join(Application, col(Application.id) == col(StageEvent.application_id))
        .join(User, col(User.id) == col(Application.candidate_id))
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(seen, col(Application.id).in_(moved_last))
        .order_by(col(StageEvent.at).desc(), col(StageEvent.id).desc())
        .limit(RECENT)
    )
