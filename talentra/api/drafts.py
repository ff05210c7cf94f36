"""A candidate's own resume drafts."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from talentra import db
from talentra.api.attachments import HEADERS
from talentra.api.deps import Candidate, CandidateDownloader, Id
from talentra.api.described import BYTES
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.drafts import Draft, DraftChanges, DraftLine, NewDraft
from talentra.queries import drafts as query
from talentra.services import draft_pages, drafts
from talentra.services import draft_steps as steps

router = APIRouter(prefix="/candidates/drafts", tags=["candidates"], route_class=Route)
SVG = "image/svg+xml"
# Typst's pictures carry their letters as shapes and nothing that acts.
PICTURE = {**HEADERS, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
PAGE_ANSWER = {200: {"description": "The page as SVG.", "content": {SVG: {"schema": BYTES}}}}


@router.get("")
async def list_drafts(actor: Candidate) -> list[DraftLine]:
    """One's own drafts, at most 100, what was worked on last first."""
    return [DraftLine.model_validate(line) for line in await db.read(query.mine, actor)]


@router.post("", status_code=201, responses=documented(409))
async def create_draft(actor: Candidate, body: NewDraft) -> Draft:
    """Begin a draft with a JSON Resume, or with nothing."""
    made = await db.run(drafts.create, actor, body.title, body.content(), body.kept_look())
    return Draft.of(made)


@router.get("/{draft_id}", responses=documented(404))
async def get_draft(actor: Candidate, draft_id: Id) -> Draft:
    """One's own draft as JSON Resume."""
    return Draft.of(await db.read(query.view, actor, draft_id))


@router.put("/{draft_id}", responses=documented(404, 409))
async def save_draft(actor: Candidate, draft_id: Id, body: DraftChanges) -> Draft:
    """Change what is sent; `version` is the one that was read, and 409 means it is not the last."""
    saved = await db.run(
        steps.save_given,
        actor,
        draft_id,
        title=body.title,
        content=body.content(),
        look=body.kept_look(),
        version=body.version,
    )
    return Draft.of(saved)


@router.delete("/{draft_id}", status_code=204, responses=documented(404))
async def remove_draft(actor: Candidate, draft_id: Id) -> None:
    """Throw a draft away."""
    await db.run(drafts.remove, actor, draft_id)


@router.get(
    "/{draft_id}/pages/{number}",
    response_class=Response,
    responses={**PAGE_ANSWER, **documented(404)},
)
async def draw_page(
    actor: CandidateDownloader, draft_id: Id, number: Annotated[int, Path(ge=1, le=100)], v: int = 0
) -> Response:
    """A page of one's own draft as it looks when printed; `v` lets a browser see it is new."""
    drawn = await draft_pages.page(actor, draft_id, number)
    return Response(drawn, headers=PICTURE, media_type=SVG)
