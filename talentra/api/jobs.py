"""Postings."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session

from talentra import db
from talentra.api.deps import Anyone, Id, Staff
from talentra.api.described import leads_to
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.base import Listing, listing
from talentra.api.shapes.jobs import (
    Job,
    JobChanges,
    JobInList,
    JobSearch,
    JobSuggestion,
    NewJob,
    Removal,
    SuggestionWish,
)
from talentra.models import Actor
from talentra.queries import jobs as query
from talentra.queries.jobs import JobView
from talentra.services import job_suggestions
from talentra.services import jobs as service

router = APIRouter(prefix="/jobs", tags=["jobs"], route_class=Route)


@router.get("")
async def list_jobs(actor: Anyone, search: Annotated[JobSearch, Query()]) -> Listing[JobInList]:
    """Jobs to apply to; for staff also their drafts and closed ones. The latest opened first."""
    found = await db.read(query.page, actor, search.wanted(), search.ask())
    return listing(found, JobInList.of)


@router.get("/{job_id}", responses=documented(404))
async def get_job(actor: Anyone, job_id: Id) -> Job:
    """Everything a posting says."""
    return Job.of_view(await db.read(query.view, actor, job_id))


@router.post("", status_code=201, responses={**leads_to("get_job", "job_id"), **documented(409)})
async def post_job(actor: Staff, body: NewJob) -> Job:
    """Post a job, open at once unless it says draft; whoever posts it owns it."""
    return Job.of_view(await db.run(_post, actor, body))


@router.post("/suggest")
async def suggest_job(actor: Staff, body: SuggestionWish) -> JobSuggestion:
    """Skills, level, places and a draft, by an AI or from similar postings; nothing is saved."""
    asked = {"description": body.description or "", "company": body.company or ""}
    suggested = await job_suggestions.suggest(actor, body.title, **asked)
    return JobSuggestion.model_validate(suggested)


@router.put("/{job_id}", responses=documented(403, 404, 409))
async def edit_job(actor: Staff, job_id: Id, body: JobChanges) -> Job:
    """Change what is sent; `status` opens, closes and reopens."""
    return Job.of_view(await db.run(_edit, actor, job_id, body))


@router.delete("/{job_id}", responses=documented(403, 404))
async def remove_job(actor: Staff, job_id: Id) -> Removal:
    """Delete a job that nobody applied to; any other is closed and keeps its applications."""
    return Removal.of(await db.run(service.remove, actor, job_id))


def _post(session: Session, actor: Actor, body: NewJob) -> JobView:
    details = body.model_dump(exclude={"skills", "status"})
    job = service.create(
        session, actor, details=details, skill_names=body.skills, status=body.status
    )
    return query.view(session, actor, job.id)


def _edit(session: Session, actor: Actor, job_id: UUID, body: JobChanges) -> JobView:
    sent = body.given()
    skills, status = sent.pop("skills", None), sent.pop("status", None)
    service.edit(session, actor, job_id, details=sent, skill_names=skills, status=status)
    return query.view(session, actor, job_id)
