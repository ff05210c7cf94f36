"""Prepared reports and schedules, as their owner sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import NotFound
from talentra.models import (
    Actor,
    Assignment,
    Erasure,
    PreparedReport,
    ReportSchedule,
    Role,
    User,
)
from talentra.models.prepared import Readiness, Rhythm
from talentra.policies import prepared as policy

SHOWN = 20


@dataclass(frozen=True, slots=True)
class PreparedView:
    """One of them, as it may leave."""

    id: UUID
    asked: dict[str, Any]
    readiness: Readiness
    rows: int
    total: int
    size: int
    asked_at: datetime
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A schedule, as it may leave."""

    id: UUID
    asked: dict[str, Any]
    rhythm: Rhythm
    next_at: datetime
    paused_at: datetime | None


def get(session: Session, actor: Actor, report_id: UUID, *, lock: bool = False) -> PreparedReport:
    """The actor's report; locked until the transaction ends when asked."""
    wanted = select(PreparedReport).where(
        col(PreparedReport.id) == report_id, policy.visible_to(actor)
    )
    return _one(session, wanted.with_for_update() if lock else wanted)


def latest(session: Session, actor: Actor) -> list[PreparedView]:
    """The actor's reports, the last one asked for first."""
    wanted = select(PreparedReport).where(policy.visible_to(actor))
    ordered = wanted.order_by(col(PreparedReport.asked_at).desc(), col(PreparedReport.id).desc())
    return [view(each) for each in session.execute(ordered.limit(SHOWN)).scalars()]


def view(report: PreparedReport) -> PreparedView:
    """What of it may leave."""
    return PreparedView(
        report.id,
        report.asked,
        report.readiness,
        report.rows,
        report.total,
        report.size,
        report.asked_at,
        report.done_at,
    )


def unfinished(session: Session, actor: Actor) -> int:
    """How many of the actor's are not done."""
    under_way = (Readiness.WAITING, Readiness.WORKING)
    wanted = select(col(PreparedReport.id)).where(
        policy.visible_to(actor), col(PreparedReport.readiness).in_(under_way)
    )
    return len(session.execute(wanted).all())


def is_void(session: Session, actor: Actor, report: PreparedReport) -> bool:
    """Whether it may tell what its owner may no longer see.

    A recruiter who has lost any candidate since it was begun, somebody who is no admin any more,
    and everybody once a candidate was erased.
    """
    since = report.begun_at or report.asked_at
    gone = select(col(Erasure.id)).where(col(Erasure.carried_out_at) >= since)
    if session.execute(gone.limit(1)).first():
        return True
    if actor.role is Role.ADMIN:
        return False
    lost = select(col(Assignment.id)).where(
        col(Assignment.recruiter_id) == actor.user_id, col(Assignment.ended_at) >= since
    )
    is_of_all = report.asked["report"] == "system"
    return is_of_all or session.execute(lost.limit(1)).first() is not None


def schedule(session: Session, actor: Actor, schedule_id: UUID) -> ReportSchedule:
    """The actor's schedule, locked."""
    wanted = select(ReportSchedule).where(
        col(ReportSchedule.id) == schedule_id, policy.schedules_visible_to(actor)
    )
    return _one(session, wanted.with_for_update())


def schedules(session: Session, actor: Actor) -> list[ScheduleView]:
    """The actor's schedules, the next one due first."""
    wanted = select(ReportSchedule).where(policy.schedules_visible_to(actor))
    found = session.execute(wanted.order_by(col(ReportSchedule.next_at)).limit(SHOWN)).scalars()
    return [schedule_view(each) for each in found]


def schedule_view(each: ReportSchedule) -> ScheduleView:
    """What of it may leave."""
    return ScheduleView(each.id, each.asked, each.rhythm, each.next_at, each.paused_at)


def owner(session: Session, user_id: UUID) -> Actor | None:
    """Whose it is, if they still work here: in whose sight it is made."""
    wanted = select(User).where(
        col(User.id) == user_id,
        col(User.is_active).is_(True),
        col(User.role).in_((Role.RECRUITER, Role.ADMIN)),
    )
    found = session.execute(wanted).scalar_one_or_none()
    return found and Actor(found.id, found.role, found.full_name, time_zone=found.time_zone or "")


def files_of(session: Session) -> set[str]:
    """The hashes of all bytes that a prepared report keeps."""
    wanted = select(col(PreparedReport.file_sha256)).where(
        col(PreparedReport.file_sha256).is_not(None)
    )
    return {sha256 for sha256 in session.execute(wanted).scalars() if sha256}


def kept(session: Session) -> Sequence[PreparedReport]:
    """Those that have a file, locked, for whoever sweeps."""
    wanted = select(PreparedReport).where(col(PreparedReport.file_sha256).is_not(None))
    return session.execute(wanted.with_for_update()).scalars().all()


def _one(session: Session, wanted: Any) -> Any:
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found
