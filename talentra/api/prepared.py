"""Reports that are prepared beside the requests, and fetched once they are ready."""

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.responses import Response

from talentra import db
from talentra.api.attachments import attachment
from talentra.api.deps import Id, Staff, StaffDownloader
from talentra.api.described import leads_to
from talentra.api.exporting import file
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.prepared import NewPrepared, Prepared
from talentra.errors import Conflict
from talentra.models import Actor
from talentra.queries import prepared as query
from talentra.queries.prepared import PreparedView
from talentra.services import preparing
from talentra.services.asking import Asked

router = APIRouter(prefix="/reports/prepared", tags=["reports"], route_class=Route)
FILE = {**file("The report, as it was when it was prepared."), **documented(404, 409)}
MADE = {**leads_to("get_prepared_report", "report_id"), **documented(409)}


@router.get("")
async def list_prepared_reports(actor: Staff) -> list[Prepared]:
    """One's own, the twenty asked for last."""
    return [Prepared.of(each) for each in await db.read(query.latest, actor)]


@router.post("", status_code=201, responses=MADE)
async def prepare_report(actor: Staff, body: NewPrepared) -> Prepared:
    """Have one made; whoever asked is told when it is ready. Three at once are enough."""
    return Prepared.of(await db.run(_prepare, actor, body.asked_now()))


@router.get("/{report_id}", responses=documented(404))
async def get_prepared_report(actor: Staff, report_id: Id) -> Prepared:
    """How far one is."""
    return Prepared.of(await db.read(_view, actor, report_id))


@router.delete("/{report_id}", status_code=204, responses=documented(404))
async def remove_prepared_report(actor: Staff, report_id: Id) -> None:
    """Stop making it, or throw its file away."""
    await db.run(preparing.remove, actor, report_id)


@router.get("/{report_id}/file", response_class=Response, responses=FILE)
async def prepared_file(actor: StaffDownloader, report_id: Id) -> Response:
    """One's own; void as soon as somebody in it may have left one's sight."""
    found = await db.run(preparing.fetch, actor, report_id)
    if found is None:  # that it is thrown away is committed by now
        raise Conflict(preparing.VOID)
    return await attachment(found)


def _prepare(session: Session, actor: Actor, asked: Asked) -> PreparedView:
    return query.view(preparing.prepare(session, actor, asked))


def _view(session: Session, actor: Actor, report_id: UUID) -> PreparedView:
    return query.view(query.get(session, actor, report_id))
