"""Applications that stand at a stage for longer than the company's target time for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.models import Application, Role, Stage, User
from talentra.queries.organisation import choice

DAY = timedelta(days=1)
Targets = Mapping[str, int]  # days by live stage; a stage without any has no target


@dataclass(frozen=True, slots=True)
class Late:
    """How many applications of a recruiter are over target; of the latest, by how many days."""

    recruiter_id: UUID
    applications: int
    longest: int


def targets(session: Session) -> Targets:
    """The targets that hold now."""
    return choice(session, "stage_targets")


def days_over(held: Targets, stage: Stage, since: datetime) -> int | None:
    """By how many whole days one is over the target of its stage; None where there is none."""
    target = held.get(stage)
    return None if target is None else max((now() - since).days - target, 0)


def is_over(held: Targets) -> ColumnElement[bool]:
    """The applications whose whole days at their stage are more than its target."""
    return stands_since({stage: late_since(days) for stage, days in held.items()})


def stands_since(moments: Mapping[str, Any]) -> ColumnElement[bool]:
    """The applications that stand at a stage since its moment, or for longer."""
    changed: Any = col(Application.stage_changed_at)
    late = [
        and_(col(Application.stage) == Stage(stage), changed <= moment)
        for stage, moment in moments.items()
    ]
    return or_(*late) if late else false()


def may_be_over(held: Targets) -> ColumnElement[bool]:
    """What all that are over have in common, so that an index of the changes begins there."""
    least = min(held.values(), default=0)
    return col(Application.stage_changed_at) <= late_since(least)


def late_since(days: int) -> datetime:
    """Whoever stands at a stage since then, or for longer, is over its target of so many days."""
    return now() - (days + 1) * DAY


def late(session: Session) -> list[Late]:
    """What each active recruiter has over target now; nobody who has nothing."""
    held = targets(session)
    whose: Any = col(Application.recruiter_id)
    wanted = (
        select(whose, col(Application.stage), func.count(), _longest_since())
        .join(User, col(User.id) == whose)
        .where(is_over(held), col(User.role) == Role.RECRUITER, col(User.is_active).is_(True))
        .group_by(whose, col(Application.stage))
    )
    found: dict[UUID, Late] = {}
    rows: Any = session.execute(wanted)
    for recruiter_id, stage, number, since in rows:
        before = found.get(recruiter_id, Late(recruiter_id, 0, 0))
        longest = max(before.longest, days_over(held, stage, since) or 0)
        found[recruiter_id] = Late(recruiter_id, before.applications + number, longest)
    return list(found.values())


def _longest_since() -> ColumnElement[datetime]:
    return func.min(col(Application.stage_changed_at))
