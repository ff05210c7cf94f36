"""Reports that are made again every week or month, of the week or month that is over."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db
from talentra.clock import now
from talentra.errors import Conflict
from talentra.models import Actor, ReportSchedule
from talentra.models.prepared import Rhythm
from talentra.policies import reports as report_policy
from talentra.queries import prepared as query
from talentra.queries import spans
from talentra.services import asking, outbox, preparing
from talentra.services.asking import Asked
from talentra.services.outbox import Errand
from talentra.services.telling import announce, audit

SCHEDULED = "scheduled_report"  # the kind of errand
HOUR = time(6)  # when it is made, where its owner is
MOST = 10
TOO_MANY = "You have ten scheduled reports. Delete one of them first."


def create(session: Session, actor: Actor, asked: Asked, rhythm: Rhythm) -> ReportSchedule:
    """Have a report made from the next week or month on; its own period is left out."""
    preparing.ensure_may(actor, asked)
    if len(query.schedules(session, actor)) >= MOST:
        raise Conflict(TOO_MANY)
    zone = actor.time_zone
    schedule = ReportSchedule(
        owner_id=actor.user_id,
        asked=asking.kept(asked),
        rhythm=rhythm,
        zone=zone,
        next_at=following(rhythm, zone),
    )
    session.add(schedule)
    session.flush()
    _await(session, schedule)
    told = {**schedule.asked, "rhythm": rhythm.value}
    audit(session, actor, "report.scheduled", "report", schedule.id, after=told)
    return schedule


def pause(session: Session, actor: Actor, schedule_id: UUID, *, paused: bool) -> ReportSchedule:
    """Make none until it is asked for again; the next one is then that of the coming time."""
    schedule = query.schedule(session, actor, schedule_id)
    if (schedule.paused_at is not None) is paused:
        return schedule
    schedule.paused_at = now() if paused else None
    if not paused:
        schedule.next_at = following(schedule.rhythm, schedule.zone)
        _await(session, schedule)
    announce(session, f"user:{actor.user_id}")
    return schedule


def remove(session: Session, actor: Actor, schedule_id: UUID) -> None:
    """Make none any more."""
    schedule = query.schedule(session, actor, schedule_id)
    audit(session, actor, "report.unscheduled", "report", schedule.id, before=schedule.asked)
    session.delete(schedule)
    announce(session, f"user:{actor.user_id}")


async def run(errand: Errand) -> None:
    """Have one report made, and the next one awaited: both or neither, and once."""
    await db.run(_due, errand)


def following(rhythm: Rhythm, zone: str) -> datetime:
    """The morning of the next Monday, or of the next first of a month, there."""
    return _morning(_first_day(spans.today(zone), rhythm, ahead=1), zone)


def period(schedule: ReportSchedule) -> tuple[datetime, datetime]:
    """The whole week or month before the one in which it is due."""
    due = spans.day_of(schedule.next_at, schedule.zone)
    first = _first_day(due, schedule.rhythm, ahead=-1)
    last = _first_day(due, schedule.rhythm, ahead=0)
    return spans.beginning(first, schedule.zone), spans.beginning(last, schedule.zone)


def _due(session: Session, errand: Errand) -> None:
    schedule = session.get(
        ReportSchedule, UUID(errand.payload["schedule_id"]), with_for_update=True
    )
    if not outbox.finish(session, errand) or schedule is None or schedule.paused_at:
        return
    if schedule.next_at.isoformat() != errand.payload["at"]:
        return  # it was paused and asked for again: another errand stands for it
    actor = query.owner(session, schedule.owner_id)
    if actor is None:
        return  # nobody to send it to
    asked = asking.read(schedule.asked).between(*period(schedule))
    asked = replace(asked, rhythm=schedule.rhythm.value)
    if asked.report != "system" or report_policy.can_take_all(actor):
        preparing.begin(session, actor, asked)
    schedule.next_at = following(schedule.rhythm, schedule.zone)
    _await(session, schedule)


def _await(session: Session, schedule: ReportSchedule) -> None:
    """Have it run when it is due."""
    told = {"schedule_id": str(schedule.id), "at": schedule.next_at.isoformat()}
    outbox.put(session, SCHEDULED, told).due_at = schedule.next_at
    announce(session, f"user:{schedule.owner_id}")


def _first_day(day: date, rhythm: Rhythm, *, ahead: int) -> date:
    """The first day of this week or month, of the next (1) or the one before (-1)."""
    if rhythm is Rhythm.WEEKLY:
        return day - timedelta(days=day.weekday()) + ahead * timedelta(days=7)
    month = day.year * 12 + day.month - 1 + ahead
    return date(month // 12, month % 12 + 1, 1)


def _morning(day: date, zone: str) -> datetime:
    return spans.beginning(day, zone) + timedelta(hours=HOUR.hour)
