"""Reports as files, sent while they are read."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from talentra.api.attachments import HEADERS, disposition
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
    """The answer, once the first piece is there: until then everything can be refused."""
    export = Export(report, actor, search.wanted(), search.columns, search.format)
    try:
        first = await export.next()
    except BaseException:
        export.end()
        raise
    file_name = f"talentra-{name}-{today()}.{search.format}"
    headers = {**HEADERS, "Content-Disposition": disposition(file_name)}
    return _Sent(export, first, headers, MEDIA_TYPES[search.format])


class _Sent(StreamingResponse):
    """An export on its way; it ends with the connection, whichever way that ends."""

    def __init__(
        self, export: Export, first: bytes | None, headers: dict[str, str], media_type: str
    ) -> None:
        super().__init__(export.rest(first), headers=headers, media_type=media_type)
        self._export = export

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._export.end()
