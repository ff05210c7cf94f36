"""The figures that say why, and the same on paper."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from talentra import db
from talentra.api.attachments import HEADERS, disposition
from talentra.api.deps import Staff, StaffDownloader
from talentra.api.routes import Route
from talentra.api.shapes.figures import FiguresTold, SpanSearch
from talentra.clock import today
from talentra.queries import figures as query
from talentra.services import figures as service

router = APIRouter(prefix="/reports/figures", tags=["reports"], route_class=Route)
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The figures as a PDF.",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("")
async def figures(actor: Staff, search: Annotated[SpanSearch, Query()]) -> FiguresTold:
    """Cohorts, times, workloads, ageing jobs and reasons: of one's own candidates, or of all."""
    found = await db.read(query.figures, actor, search.span(actor), search.by)
    return FiguresTold.model_validate(found)


@router.get("/pdf", response_class=Response, responses=FILE)
async def paper(actor: StaffDownloader, search: Annotated[SpanSearch, Query()]) -> Response:
    """The same on paper."""
    content = await service.pdf(actor, search.span(actor), search.by)
    headers = {**HEADERS, "Content-Disposition": disposition(f"talentra-figures-{today()}.pdf")}
    return Response(content, media_type="application/pdf", headers=headers)
