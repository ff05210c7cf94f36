"""The numbers people look at first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import today
from talentra.errors import ensure
from talentra.models import Actor, Application, Counted, Job, Role, Stage, StageEvent, User
from talentra.models.tallies import OFF
from talentra.policies import applications as application_policy
from talentra.policies import assignments as assignment_policy
from talentra.policies import candidates as candidate_policy
from talentra.policies import jobs as job_policy
from talentra.queries import application_parts as parts
from talentra.queries import applications, tallies
from talentra.queries.applications import ApplicationFilter
from talentra.queries.organisation import rejection_hold

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
    return RecruiterDashboard(
        assigned_candidates=_candidates(session, actor),
        open_jobs=_open_jobs(session, actor.user_id),
        applications_by_stage=applications.by_stage(session, actor),
        waiting_long=_number(session, actor, ApplicationFilter(waiting=True)),
        over_target=_number(session, actor, ApplicationFilter(over_target=True)),
        awaiting_assignment=_awaiting(session, actor),
        recent_activity=_recent(session, actor),
    )


def _number(session: Session, actor: Actor, wanted: ApplicationFilter) -> int:
    return sum(applications.by_stage(session, actor, wanted).values())


def _candidates(session: Session, actor: Actor) -> int:
    seen = candidate_policy.visible_to(actor)
    wanted = select(func.count()).select_from(User).where(seen)
    return session.execute(wanted).scalar_one()


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


def _open_jobs(session: Session, owner_id: UUID) -> int:
    wanted = (
        select(func.count())
        .select_from(Job)
        .where(job_policy.takes_applications(), col(Job.owner_id) == owner_id)
    )
    return session.execute(wanted).scalar_one()


def _awaiting(session: Session, actor: Actor) -> int:
    """How many applications to the actor's own jobs have no recruiter; a number, never names."""
    wanted = (
        select(func.count())
        .select_from(Application)
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(col(Job.owner_id) == actor.user_id, col(Application.recruiter_id).is_(None))
    )
    return session.execute(wanted).scalar_one()


def _recent(session: Session, actor: Actor) -> list[Activity]:
    """The latest steps of the applications the actor sees: all are of those that moved last."""
    moved_last = (
        select(col(Application.id))
        .where(application_policy.visible_to(actor))
        .order_by(col(Application.stage_changed_at).desc(), col(Application.id).desc())
        .limit(RECENT)
    )
    wanted = (
        select(StageEvent, col(User.full_name), col(Job.title))
        .join(Application, col(Application.id) == col(StageEvent.application_id))
        .join(User, col(User.id) == col(Application.candidate_id))
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(application_policy.visible_to(actor), col(Application.id).in_(moved_last))
        .order_by(col(StageEvent.at).desc(), col(StageEvent.id).desc())
        .limit(RECENT)
    )
    return [
        Activity(step.application_id, person, title, step.from_stage, step.to_stage, step.at)
        for step, person, title in session.execute(wanted)
    ]
