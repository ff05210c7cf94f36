"""Everything about oneself as a file, sent while it is read."""

from fastapi import APIRouter
from starlette.responses import Response

from talentra.api.deps import InPersonDownloader
from talentra.api.described import ARCHIVE
from talentra.api.exporting import made_on_the_way
from talentra.api.routes import Route
from talentra.clock import now, today
from talentra.services import archives
from talentra.services.exports import Export

router = APIRouter(prefix="/auth", tags=["auth"], route_class=Route)


@router.get("/archive", response_class=Response, responses=ARCHIVE)
async def download_archive(actor: InPersonDownloader) -> Response:
    """Everything the product holds about oneself: facts as JSON, and one's files."""
    export = Export(archives.own, actor, now())
    return await made_on_the_way(export, f"talentra-{today()}.zip", archives.MEDIA_TYPE)
