"""A candidate's own resume drafts."""

from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import Response

from talentra import db
from talentra.api.attachments import HEADERS, disposition
from talentra.api.deps import Candidate, CandidateDownloader, Id
from talentra.api.described import BYTES
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.drafts import Draft, DraftChanges, DraftLine, KeptAs, NewDraft
from talentra.api.shapes.resumes import Resume
from talentra.queries import drafts as query
from talentra.services import draft_files, draft_pages, drafts
from talentra.services import draft_steps as steps
from talentra.services.draft_files import TYPES, Kind

router = APIRouter(prefix="/candidates/drafts", tags=["candidates"], route_class=Route)
SVG = "image/svg+xml"
# Typst's pictures carry their letters as shapes and nothing that acts.
PICTURE = {**HEADERS, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
PAGE_ANSWER = {200: {"description": "The page as SVG.", "content": {SVG: {"schema": BYTES}}}}
MADE_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": {kind.partition(";")[0]: {"schema": BYTES} for kind in TYPES.values()},
    }
}


@router.get("")
async def list_drafts(actor: Candidate) -> list[DraftLine]:
    """One's own drafts, at most 100, what was worked on last first."""
    return [DraftLine.model_validate(line) for line in await db.read(query.mine, actor)]


@router.post("", status_code=201, responses=documented(409))
async def create_draft(actor: Candidate, body: NewDraft) -> Draft:
    """Begin a draft with a JSON Resume, or with nothing."""
    made = await db.run(drafts.create, actor, body.title, body.content(), body.kept_look())
    return Draft.of(made)


@router.get("/{resume_draft_id}", responses=documented(404))
async def get_draft(actor: Candidate, resume_draft_id: Id) -> Draft:
    """One's own draft as JSON Resume."""
    return Draft.of(await db.read(query.view, actor, resume_draft_id))


@router.put("/{resume_draft_id}", responses=documented(404, 409))
async def save_draft(actor: Candidate, resume_draft_id: Id, body: DraftChanges) -> Draft:
    """Change what is sent; `version` is the one that was read, and 409 means it is not the last."""
    saved = await db.run(
        steps.save_given,
        actor,
        resume_draft_id,
        title=body.title,
        content=body.content(),
        look=body.kept_look(),
        version=body.version,
    )
    return Draft.of(saved)


@router.delete("/{resume_draft_id}", status_code=204, responses=documented(404))
async def remove_draft(actor: Candidate, resume_draft_id: Id) -> None:
    """Throw a draft away."""
    await db.run(drafts.remove, actor, resume_draft_id)


@router.get(
    "/{resume_draft_id}/file", response_class=Response, responses={**MADE_ANSWER, **documented(404)}
)
async def export_draft(
    actor: CandidateDownloader, resume_draft_id: Id, format: Kind = Kind.PDF
) -> Response:
    """One's own draft as PDF (A-2a and UA-1), Word, Markdown, plain text or JSON Resume."""
    made = await draft_files.made(actor, resume_draft_id, format)
    headers = {**HEADERS, "Content-Disposition": disposition(made.name)}
    return Response(made.content, headers=headers, media_type=made.content_type)


@router.post("/{resume_draft_id}/resume", status_code=201, responses=documented(404, 409))
async def keep_draft(actor: Candidate, resume_draft_id: Id, body: KeptAs) -> Resume:
    """Keep one's own draft among one's two resumes, in a free slot or in the place of another."""
    kind = Kind(body.format)
    kept = await draft_files.keep(actor, resume_draft_id, kind, replaced_id=body.replaced_id)
    return Resume.of(kept)


@router.get(
    "/{resume_draft_id}/pages/{number}",
    response_class=Response,
    responses={**PAGE_ANSWER, **documented(404)},
)
async def draw_page(
    actor: CandidateDownloader,
    resume_draft_id: Id,
    number: Annotated[int, Path(ge=1, le=100)],
    v: int = 0,
) -> Response:
    """A page of one's own draft as it looks when printed; `v` lets a browser see it is new."""
    drawn = await draft_pages.page(actor, resume_draft_id, number)
    return Response(drawn, headers=PICTURE, media_type=SVG)
