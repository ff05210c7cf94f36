"""A candidate's own profile and resumes."""

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.responses import Response

from talentra import db
from talentra.api.attachments import attachment, viewed
from talentra.api.deps import Candidate, Downloader, Id
from talentra.api.described import FILE_ANSWER, UPLOAD, Inline
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.dashboards import CandidateStats
from talentra.api.shapes.people import Profile, ProfileChanges
from talentra.api.shapes.resume_drafts import DraftProposal, DraftWish
from talentra.api.shapes.resumes import Resume
from talentra.api.strict import Strict
from talentra.models import Actor
from talentra.queries import dashboards, profiles, resumes
from talentra.queries.profiles import ProfileView
from talentra.services import downloads, resume_drafts
from talentra.services import profiles as profile_service
from talentra.services import resumes as service

router = APIRouter(prefix="/candidates", tags=["candidates"], route_class=Route)


@router.get("/profile")
async def get_profile(actor: Candidate) -> Profile:
    """One's own profile."""
    return Profile.model_validate(await db.read(profiles.view, actor, actor.user_id))


@router.put("/profile", responses=documented(409))
async def edit_profile(actor: Candidate, body: ProfileChanges) -> Profile:
    """Change what is sent of one's own profile; applications keep what was sent with them."""
    return Profile.model_validate(await db.run(_edit, actor, body))


@router.get("/resumes")
async def list_resumes(actor: Candidate) -> list[Resume]:
    """One's own kept resumes, at most two."""
    return [Resume.of(view) for view in await db.read(resumes.mine, actor)]


@router.post("/resumes", status_code=201, openapi_extra=UPLOAD, responses=documented(409, 413, 415))
async def upload_resume(actor: Candidate, request: Strict) -> Resume:
    """Keep a PDF or DOCX of up to 5 MiB in a free slot."""
    sent = await request.upload()
    return Resume.of(await service.upload(actor, sent.content, sent.file_name))


@router.put("/resumes/{resume_id}", openapi_extra=UPLOAD, responses=documented(404, 409, 413, 415))
async def replace_resume(actor: Candidate, resume_id: Id, request: Strict) -> Resume:
    """Put a new file in the place of a resume; applications keep what was sent with them."""
    sent = await request.upload()
    kept = await service.upload(actor, sent.content, sent.file_name, replaced_id=resume_id)
    return Resume.of(kept)


@router.get("/resumes/{resume_id}/file", responses={**FILE_ANSWER, **documented(404)})
async def download_resume(actor: Downloader, resume_id: Id, inline: Inline = False) -> Response:
    """A kept resume's bytes: its candidate's, their recruiter's and admins' to open."""
    document = await db.run(downloads.resume, actor, resume_id)
    return await (viewed if inline else attachment)(document)


@router.delete("/resumes/{resume_id}", status_code=204, responses=documented(404))
async def remove_resume(actor: Candidate, resume_id: Id) -> None:
    """Free a slot; applications keep what was sent with them."""
    await db.run(service.remove, actor, resume_id)


@router.post("/ai-resume", responses=documented(404, 429))
async def propose_resume(actor: Candidate, body: DraftWish) -> DraftProposal:
    """Have an AI propose a draft or changes to one; nothing is saved.

    `draft` holds only what you have said yourself, in your profile, your resume or the draft you
    sent. What else is proposed stands in `changes` alone, with `needs_confirmation`.
    """
    return DraftProposal.model_validate(await resume_drafts.propose(actor, body.wish()))


@router.get("/stats")
async def my_stats(actor: Candidate) -> CandidateStats:
    """One's own applications in numbers."""
    return CandidateStats.model_validate(await db.read(dashboards.candidate, actor))


def _edit(session: Session, actor: Actor, body: ProfileChanges) -> ProfileView:
    sent = body.given()
    full_name, skills = sent.pop("full_name", None), sent.pop("skills", None)
    profile_service.edit(session, actor, details=sent, full_name=full_name, skill_names=skills)
    return profiles.view(session, actor, actor.user_id)
