"""Reports as files, sent while they are read."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from talentra.api.attachments import made_on_the_way
from talentra.api.deps import AdminDownloader, StaffDownloader
from talentra.api.routes import Route
from talentra.api.shapes.reports import ReportSearch
from talentra.clock import today
from talentra.models import Actor
from talentra.services import reports
from talentra.services.exports import Export
from talentra.services.spreadsheets import MEDIA_TYPES

router = APIRouter(prefix="/reports", tags=["reports"], route_class=Route)
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The report, the latest application first.",
        "content": {
            kind.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
            for kind in MEDIA_TYPES.values()
        },
    }
}


@router.get("/recruiter", response_class=Response, responses=FILE)
async def recruiter_report(
    actor: StaffDownloader, search: Annotated[ReportSearch, Query()]
) -> Response:
    """The applications of one's own candidates; admins say whose with `recruiter_id`."""
    return await _file("recruiter", reports.own, actor, search)


@router.get("/system", response_class=Response, responses=FILE)
async def system_report(
    actor: AdminDownloader, search: Annotated[ReportSearch, Query()]
) -> Response:
    """Everybody's applications."""
    return await _file("system", reports.system, actor, search)


async def _file(name: str, report: reports.Report, actor: Actor, search: ReportSearch) -> Response:
    export = Export(report, actor, search.wanted(), search.columns, search.format)
    file_name = f"talentra-{name}-{today()}.{search.format}"
    return await made_on_the_way(export, file_name, MEDIA_TYPES[search.format])
