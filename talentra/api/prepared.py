"""The file of a report that was prepared beside the requests."""

from fastapi import APIRouter
from starlette.responses import Response

from talentra import db
from talentra.api.attachments import attachment
from talentra.api.deps import Id, StaffDownloader
from talentra.api.exporting import file
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.errors import Conflict
from talentra.services import preparing

router = APIRouter(prefix="/reports/prepared", tags=["reports"], route_class=Route)
FILE = {**file("The report, as it was when it was prepared."), **documented(404, 409)}


@router.get("/{report_id}/file", response_class=Response, responses=FILE)
async def prepared_file(actor: StaffDownloader, report_id: Id) -> Response:
    """One's own; void as soon as somebody in it may have left one's sight."""
    found = await db.run(preparing.fetch, actor, report_id)
    if found is None:  # that it is thrown away is committed by now
        raise Conflict(preparing.VOID)
    return await attachment(found)
