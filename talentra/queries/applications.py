"""Applications: the row a service changes, and the lists in which people find it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, partial
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.errors import NotFound
from talentra.models import (
    Actor,
    Application,
    Counted,
    ExperienceLevel,
    Job,
    Profile,
    Stage,
    StageEvent,
    User,
)
from talentra.models.applications import EXITS, FINAL
from talentra.policies import applications as policy
from talentra.queries import application_parts as parts
from talentra.queries import tallies
from talentra.queries.application_filters import (
    WAITING,
    ApplicationFilter,
    conditions,
    opened_by,
)
from talentra.queries.kept import ME, Shelf, anybody
from talentra.queries.pages import Ask, Listed, Page
from talentra.queries.targets import Targets, days_over, may_be_over, targets

__all__ = [
    "WAITING", "ApplicationFilter", "ApplicationRow", "Sort",
    "by_stage", "existing", "get", "in_sight", "of_batch", "of_event", "page",
]  # fmt: skip


class Sort(StrEnum):
    """What a list of applications goes by."""

    CHANGED = "changed"
    APPLIED = "applied"
    NAME = "name"


COLUMNS = {
    Sort.CHANGED: col(Application.stage_changed_at),
    Sort.APPLIED: col(Application.applied_at),
    Sort.NAME: col(Application.sort_name),
}


Statement = Select[*tuple[Any, ...]]
LISTS, COUNTS = Shelf[Listed](), Shelf[Statement]()


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application in a list for staff; `back` is where it may return to from an exit."""

    id: UUID
    candidate_id: UUID
    candidate_name: str
    candidate_email: str
    job_id: UUID
    job_title: str
    company: str
    stage: Stage
    version: int
    applied_at: datetime
    stage_changed_at: datetime
    recruiter_id: UUID | None
    recruiter_name: str | None
    level: ExperienceLevel | None = None
    city: str | None = None
    back: Stage | None = None
    is_unread: bool = False
    days_over: int | None = None  # the target of its stage; None where it has none
    has_hidden_text: bool = False  # of its resume; people do not see it


# Columns, not whole rows: those take several times as long to make.
SHOWN: tuple[Any, ...] = (
    *(Application.id, Application.candidate_id, User.full_name, User.email),
    *(Application.job_id, Job.title, Job.company, Application.stage, Application.version),
    *(Application.applied_at, Application.stage_changed_at, Application.recruiter_id),
)
AT, STAGE, CHANGED = len(SHOWN), 7, 10  # places: after them all, of the stage, of its change
BESIDE: tuple[Any, ...] = (Application.level, Profile.city, Application.stage_before)


def get(session: Session, actor: Actor, application_id: UUID, *, lock: bool = False) -> Application:
    """The application, if the actor sees it; locked until the transaction ends when asked."""
    wanted = select(Application).where(
        col(Application.id) == application_id, policy.visible_to(actor)
    )
    wanted = wanted.with_for_update(key_share=True) if lock else wanted
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_event(session: Session, actor: Actor, event_id: UUID) -> tuple[Application, StageEvent]:
    """The application of an event in its history, locked, and the event."""
    event = session.get(StageEvent, event_id)
    if event is None:
        raise NotFound
    return get(session, actor, event.application_id, lock=True), event


def of_batch(session: Session, actor: Actor, batch_id: UUID) -> list[StageEvent]:
    """The moves that were made together, of the applications that the actor sees."""
    wanted = (
        select(StageEvent)
        .join(Application, col(Application.id) == col(StageEvent.application_id))
        .where(col(StageEvent.batch_id) == batch_id, policy.visible_to(actor))
        .order_by(col(StageEvent.application_id))
    )
    return list(session.execute(wanted).scalars())


def existing(session: Session, candidate_id: UUID, job_id: UUID) -> Application | None:
    """The candidate's application to the job, if there is one."""
    wanted = select(Application).where(
        col(Application.candidate_id) == candidate_id, col(Application.job_id) == job_id
    )
    return session.execute(wanted).scalar_one_or_none()


def own(session: Session, actor: Actor) -> list[Application]:
    """The actor's own applications, locked until the transaction ends."""
    wanted = select(Application).where(
        policy.visible_to(actor), col(Application.candidate_id) == actor.user_id
    )
    wanted = wanted.order_by(col(Application.id)).with_for_update(key_share=True)
    return list(session.execute(wanted).scalars())


def page(
    session: Session,
    actor: Actor,
    wanted: ApplicationFilter,
    ask: Ask,
    *,
    sort: Sort = Sort.CHANGED,
    rising: bool = False,
) -> Page[ApplicationRow]:
    """Applications the actor sees; unless said otherwise the latest change first."""
    held = targets(session)
    shape = partial(_row, reopens=policy.can_reopen(actor), held=held)

    def made(who: Actor) -> Listed:
        narrowed = conditions(session, wanted, who)
        found = _listed().add_columns(~opened_by(who)).where(policy.visible_to(who), *narrowed)
        if wanted.over_target and not ask.cursor:  # a cursor is there already
            found = found.where(may_be_over(held))
        return Listed(found, (COLUMNS[sort], col(Application.id)), rising=rising)

    key = (actor.role, wanted, sort, rising)
    listed = LISTS.get(key, lambda: made(anybody(actor.role)), keeps=wanted.is_steady)
    return listed.page(session, ask, shape, **{ME: actor.user_id})


@cache
def _listed() -> Statement:
    """Kept, for it takes longer to make than to run."""
    shown, beside = ([col(each) for each in which] for which in (SHOWN, BESIDE))
    return with_people_and_jobs(
        select(*shown, _named_recruiter(), *beside, parts.hides_text())
        .select_from(Application)
        .join(Profile, col(Profile.user_id) == col(Application.candidate_id), isouter=True)
    )


def in_sight(session: Session, actor: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Those of the applications that the actor sees."""
    wanted = select(col(Application.id)).where(
        policy.visible_to(actor), col(Application.id).in_(ids)
    )
    return set(session.execute(wanted).scalars())


def by_stage(
    session: Session, actor: Actor, wanted: ApplicationFilter | None = None
) -> dict[Stage, int]:
    """How many applications the actor sees at each stage; every stage is named."""
    wanted = wanted or ApplicationFilter()
    if policy.sees_all(actor) and wanted == ApplicationFilter():
        return tallies.by_stage(tallies.kept(session, actor, Counted.APPLICATIONS))

    def made() -> Statement:
        who = anybody(actor.role)
        counted = select(col(Application.stage), func.count()).where(
            policy.visible_to(who), *conditions(session, wanted, who)
        )
        if wanted.q:  # only words need the people and jobs they are looked for in
            counted = with_people_and_jobs(counted)
        return counted.group_by(col(Application.stage))

    statement = COUNTS.get((actor.role, wanted), made, keeps=wanted.is_steady)
    grouped = session.execute(statement, {ME: actor.user_id})
    found: dict[Stage, int] = dict(grouped.all())
    return {stage: found.get(stage, 0) for stage in Stage}


def with_people_and_jobs(statement: Statement) -> Statement:
    """The statement joined with each application's candidate and job."""
    return statement.join(User, col(User.id) == col(Application.candidate_id)).join(
        Job, col(Job.id) == col(Application.job_id)
    )


def _named_recruiter() -> Any:
    person = aliased(User)
    return (
        select(col(person.full_name))
        .where(col(person.id) == col(Application.recruiter_id))
        .scalar_subquery()
    )


def way_back(stage: Stage, before: Stage | None, *, reopens: bool) -> Stage | None:
    """Where it may return to from an exit; nowhere from a final one unless somebody reopens it."""
    stuck = stage in FINAL and not reopens
    return before if stage in EXITS and not stuck else None


def _row(found: Row[*tuple[Any, ...]], *, reopens: bool, held: Targets) -> ApplicationRow:
    shown: Any = found[: AT + 3]
    before, hides, unread = found[AT + 3 : AT + 6]
    return ApplicationRow(
        *shown,
        back=way_back(shown[STAGE], before, reopens=reopens),
        is_unread=unread,
        days_over=days_over(held, shown[STAGE], shown[CHANGED]),
        has_hidden_text=hides,
    )
