"""What lists of applications, and the board, are narrowed to; sight is asked for beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, exists, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.models import (
    PATH,
    Actor,
    Application,
    ExperienceLevel,
    Job,
    Look,
    Profile,
    ProfileSkill,
    Skill,
    Stage,
    User,
    VisaStatus,
)
from talentra.models.profiles import fold_skill
from talentra.queries import steps
from talentra.queries.spans import Span
from talentra.queries.targets import is_over, targets

WAITING = timedelta(days=10)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ApplicationFilter:
    """What a list of applications is narrowed to; None leaves it open. Days are those of `zone`."""

    stage: Stage | None = None
    job_id: UUID | None = None
    candidate_id: UUID | None = None
    recruiter_id: UUID | None = None
    q: str | None = None
    unassigned: bool = False
    unopened: bool = False  # by the reader
    waiting: bool = False  # under way, and not moved for WAITING
    over_target: bool = False  # of the stage it is at
    idle_days: int | None = None  # under way, and not moved for more than these
    applied_on: date | None = None
    applied_from: date | None = None
    applied_to: date | None = None  # this day included
    level: ExperienceLevel | None = None
    visa_status: VisaStatus | None = None
    city: str | None = None
    skill: str | None = None
    reached: Stage | None = None  # this stage or one past it
    left: Stage | None = None
    entered: Stage | None = None  # since it was sent
    reason: str | None = None  # for which it entered that stage
    since: date | None = None  # when it left or entered
    until: date | None = None  # this day included
    answered: bool = False  # moved by staff since it was sent
    live: bool = False  # under way
    zone: str = ""  # UTC

    @property
    def is_steady(self) -> bool:
        """Whether it finds the same rows at any time, as long as these stay as they are."""
        return not (self.waiting or self.over_target or self.idle_days is not None)


def opened_by(actor: Actor) -> ColumnElement[bool]:
    """Whether the actor has opened an application before."""
    return exists().where(
        col(Look.application_id) == col(Application.id), col(Look.user_id) == actor.user_id
    )


def conditions(
    session: Session, wanted: ApplicationFilter, actor: Actor
) -> Iterable[ColumnElement[bool]]:
    """The filter as conditions; words need the people and jobs they are looked for in."""
    if wanted.stage:
        yield col(Application.stage) == wanted.stage
    if wanted.job_id:
        yield col(Application.job_id) == wanted.job_id
    if wanted.candidate_id:
        yield col(Application.candidate_id) == wanted.candidate_id
    if wanted.recruiter_id:
        yield col(Application.recruiter_id) == wanted.recruiter_id
    if wanted.unassigned:
        yield col(Application.recruiter_id).is_(None)
    if wanted.unopened:
        yield col(Application.stage).in_(PATH)
        yield ~opened_by(actor)
    if wanted.over_target:
        yield is_over(targets(session))
    yield from _of_steps(wanted)
    yield from _of_times(wanted)
    yield from _of_candidates(wanted)
    for word in (wanted.q or "").split():
        told = (User.full_name, User.email, Job.title)
        yield or_(*(col(text).icontains(word, autoescape=True) for text in told))


def _of_steps(wanted: ApplicationFilter) -> Iterable[ColumnElement[bool]]:
    """What its history tells."""
    when = Span(wanted.since, wanted.until, wanted.zone)
    if wanted.reached:
        yield steps.reached(wanted.reached)
    if wanted.left:
        yield steps.left(wanted.left, when)
    if wanted.entered:
        yield steps.entered(wanted.entered, when, wanted.reason or "")
    if wanted.answered:
        yield steps.answered()


def _of_times(wanted: ApplicationFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.live:
        yield col(Application.stage).in_(PATH)
    if wanted.waiting:
        yield from _idle(WAITING)
    if wanted.idle_days is not None:
        yield from _idle(wanted.idle_days * DAY)
    first, last = wanted.applied_on or wanted.applied_from, wanted.applied_on or wanted.applied_to
    yield from Span(first, last, wanted.zone).holds(col(Application.applied_at))


def _idle(since: timedelta) -> Iterable[ColumnElement[bool]]:
    yield from idle_since(now() - since)


def idle_since(moment: datetime | BindParameter[datetime]) -> Iterable[ColumnElement[bool]]:
    """Under way, and not moved since the moment."""
    yield col(Application.stage).in_(PATH)
    yield col(Application.stage_changed_at) < moment


def _of_candidates(wanted: ApplicationFilter) -> Iterable[ColumnElement[bool]]:
    """What candidates tell of themselves now, not what was sealed."""
    if wanted.level:
        yield col(Application.level) == wanted.level
    asked = {"visa_status": wanted.visa_status, "city": wanted.city}
    told = [col(getattr(Profile, name)) == value for name, value in asked.items() if value]
    if told:
        yield col(Application.candidate_id).in_(select(col(Profile.user_id)).where(*told))
    if wanted.skill:
        having = (
            select(col(ProfileSkill.user_id))
            .join(Skill, col(Skill.id) == col(ProfileSkill.skill_id))
            .where(col(Skill.folded) == fold_skill(wanted.skill))
        )
        yield col(Application.candidate_id).in_(having)
