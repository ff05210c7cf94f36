"""Reports that are made again every week or month."""

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.orm import Session

from talentra import db
from talentra.api.deps import Id, Staff
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.prepared import NewSchedule, Schedule, ScheduleChange
from talentra.models import Actor
from talentra.queries import prepared as query
from talentra.queries.prepared import ScheduleView
from talentra.services import schedules as service

router = APIRouter(prefix="/reports/schedules", tags=["reports"], route_class=Route)


@router.get("")
async def list_report_schedules(actor: Staff) -> list[Schedule]:
    """One's own, the next one due first."""
    return [Schedule.of(each) for each in await db.read(query.schedules, actor)]


@router.post("", status_code=201, responses=documented(409))
async def schedule_report(actor: Staff, body: NewSchedule) -> Schedule:
    """Have one made from the next week or month on; ten of them are enough."""
    return Schedule.of(await db.run(_create, actor, body))


@router.put("/{schedule_id}", responses=documented(404))
async def pause_report_schedule(actor: Staff, schedule_id: Id, body: ScheduleChange) -> Schedule:
    """Leave it out, or go on with the next week or month."""
    return Schedule.of(await db.run(_pause, actor, schedule_id, body.is_paused))


@router.delete("/{schedule_id}", status_code=204, responses=documented(404))
async def remove_report_schedule(actor: Staff, schedule_id: Id) -> None:
    """Make none any more; what was made stays for its time."""
    await db.run(service.remove, actor, schedule_id)


def _create(session: Session, actor: Actor, body: NewSchedule) -> ScheduleView:
    return query.schedule_view(service.create(session, actor, body.asked(), body.rhythm))


def _pause(session: Session, actor: Actor, schedule_id: UUID, paused: bool) -> ScheduleView:
    return query.schedule_view(service.pause(session, actor, schedule_id, paused=paused))
