"""Applications, under the name the public address has for them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from sqlalchemy.orm import Session
from starlette.responses import Response

from talentra import db
from talentra.api import applying
from talentra.api.attachments import attachment, viewed
from talentra.api.deps import Anyone, Candidate, Downloader, Id, Staff
from talentra.api.described import APPLYING, FILE_ANSWER, Inline, leads_to
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.applications import (
    Applicants,
    Application,
    JobApplicants,
    Move,
    NewRemark,
    Remark,
    Withdrawal,
)
from talentra.api.shapes.base import Listing, Paging, listing
from talentra.api.strict import Strict
from talentra.models import Actor, Stage
from talentra.queries import application_views as views
from talentra.queries import jobs
from talentra.queries.application_views import ApplicationView, RemarkView
from talentra.queries.jobs import Hidden
from talentra.queries.pages import Ask, Page
from talentra.services import applications as service
from talentra.services import downloads, remarks

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
router = APIRouter(prefix="/submissions", tags=["submissions"], route_class=Route)


@router.post(
    "/apply",
    status_code=201,
    response_model=Application,
    openapi_extra=APPLYING,
    responses={
        **leads_to("get_application", "application_id"),
        **documented(404, 409, 413, 415),
    },
)
async def apply_to_job(actor: Candidate, request: Strict) -> Response:
    """Send a kept resume (JSON) or a new one (a form with a file) to a job; it is sealed."""
    if request.media_type == "multipart/form-data":
        return await applying.with_file(actor, request)
    return await applying.with_kept_resume(actor, request)


@router.get("/my-applications")
async def my_applications(
    actor: Candidate, paging: Annotated[Paging, Query()]
) -> Listing[Application]:
    """One's own applications, the latest sent first."""
    return listing(await db.read(views.mine, actor, paging.ask()), Application.of)


@router.get("/job/{job_id}", responses=documented(404))
async def list_applicants(
    actor: Staff, job_id: Id, search: Annotated[Applicants, Query()]
) -> JobApplicants:
    """The job's applicants within one's sight; its owner is also told how many others there are."""
    page, hidden = await db.read(_applicants, actor, job_id, search.stage, search.ask())
    return JobApplicants.of(listing(page, Application.of), hidden)


@router.get("/{application_id}", responses=documented(404))
async def get_application(actor: Anyone, application_id: Id) -> Application:
    """One application with its history and remarks."""
    return Application.of(await db.read(views.view, actor, application_id))


@router.get("/{application_id}/resume", responses={**FILE_ANSWER, **documented(404)})
async def download_sealed_resume(
    actor: Downloader, application_id: Id, inline: Inline = False
) -> Response:
    """The bytes that were sent with the application."""
    document = await db.run(downloads.sealed, actor, application_id)
    return await (viewed if inline else attachment)(document)


@router.get("/{application_id}/sent-before/{number}", responses={**FILE_ANSWER, **documented(404)})
async def download_former_resume(actor: Downloader, application_id: Id, number: Number) -> Response:
    """The bytes that were sent the `number`-th time, before it was withdrawn and sent again."""
    return await attachment(await db.run(downloads.sealed_before, actor, application_id, number))


@router.put("/{application_id}/stage", responses=documented(404, 409))
async def move_application(actor: Staff, application_id: Id, body: Move) -> Application:
    """Move an application; to the stage it stands at changes nothing."""
    return Application.of(await db.run(_move, actor, application_id, body))


@router.put("/{application_id}/remarks", responses=documented(404))
async def add_remark(actor: Staff, application_id: Id, body: NewRemark) -> list[Remark]:
    """Add a remark; the answer is all of them."""
    return [
        Remark.model_validate(each) for each in await db.run(_remark, actor, application_id, body)
    ]


@router.post("/{application_id}/withdraw", responses=documented(404, 409))
async def withdraw_application(
    actor: Candidate, application_id: Id, body: Withdrawal | None = None
) -> Application:
    """Take one's own application back, from any live stage."""
    reason = body and body.reason
    return Application.of(await db.run(_withdraw, actor, application_id, reason))


def _applicants(
    session: Session, actor: Actor, job_id: UUID, stage: Stage | None, ask: Ask
) -> tuple[Page[ApplicationView], Hidden | None]:
    job = jobs.get(session, actor, job_id)
    page = views.of_job(session, actor, job_id, stage, ask)
    return page, jobs.hidden(session, actor, job) if job.owner_id == actor.user_id else None


def _move(session: Session, actor: Actor, application_id: UUID, body: Move) -> ApplicationView:
    service.move(
        session,
        actor,
        application_id,
        to=body.stage,
        version=body.version,
        reason=body.reason,
        note=body.note,
    )
    return views.view(session, actor, application_id)


def _remark(
    session: Session, actor: Actor, application_id: UUID, body: NewRemark
) -> list[RemarkView]:
    remarks.add(session, actor, application_id, text=body.remarks, visibility=body.visibility)
    return views.view(session, actor, application_id).remarks


def _withdraw(
    session: Session, actor: Actor, application_id: UUID, reason: str | None
) -> ApplicationView:
    service.withdraw(session, actor, application_id, reason=reason)
    return views.view(session, actor, application_id)
