"""Reports as files, sent while they are read."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from talentra.api.deps import AdminDownloader, StaffDownloader
from talentra.api.exporting import exported, file
from talentra.api.routes import Route
from talentra.api.shapes.reports import ReportSearch
from talentra.models import Actor
from talentra.services import reports
from talentra.services.exports import Export

router = APIRouter(prefix="/reports", tags=["reports"], route_class=Route)
FILE = file("The report, the latest application first.")


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
    return await exported(name, search.format, export)
