"""People, assignments and numbers, for admins."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.responses import Response

from talentra import db
from talentra.api.deps import Admin, AdminDownloader, Id
from talentra.api.exporting import exported, file
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.accounts import (
    AccountChanges,
    AccountStanding,
    AuditEntry,
    AuditExportSearch,
    AuditSearch,
    Invited,
    NewAccount,
    Standing,
)
from talentra.api.shapes.base import Listing, listing
from talentra.api.shapes.dashboards import AdminDashboard
from talentra.api.shapes.people import (
    Account,
    AccountSearch,
    Assignment,
    AssignmentSearch,
    Handing,
    Waiting,
)
from talentra.models import Actor
from talentra.queries import assignment_desk, assignments, audit, dashboards, users
from talentra.queries.assignment_desk import DeskFilter
from talentra.queries.assignments import AssignmentView
from talentra.queries.users import UserView
from talentra.services import accounts, audit_exports
from talentra.services import assignments as service
from talentra.services.exports import Export
from talentra.services.hand_overs import Released

router = APIRouter(prefix="/admin", tags=["admin"], route_class=Route)
KEPT: dict[int | str, dict[str, Any]] = {
    200: {"model": Assignment, "description": "They are with that recruiter already."}
}


@router.get("/users")
async def list_users(actor: Admin, search: Annotated[AccountSearch, Query()]) -> Listing[Account]:
    """Everybody who has an account, the latest first."""
    found = await db.read(users.page, actor, search.wanted(), search.ask())
    return listing(found, Account.model_validate)


@router.post("/users", status_code=201, responses=documented(409))
async def create_user(actor: Admin, body: NewAccount) -> Invited:
    """Make a recruiter or a candidate; without a password the answer has their one-time link."""
    return Invited.of(*await db.run(_create, actor, body))


@router.put("/users/{user_id}", responses=documented(404, 409))
async def edit_user(actor: Admin, user_id: Id, body: AccountChanges) -> Account:
    """Change somebody's name or role; another role ends their sign-ins at once."""
    return Account.model_validate(await db.run(_edit, actor, user_id, body))


@router.put("/users/{user_id}/status", responses=documented(404, 409))
async def set_user_status(actor: Admin, user_id: Id, body: Standing) -> AccountStanding:
    """Shut somebody out at once and hand over what they handle, or let them in again."""
    return AccountStanding.of(*await db.run(_stand, actor, user_id, body))


@router.post("/assign", status_code=201, responses={**KEPT, **documented(404, 409)})
async def assign_candidate(actor: Admin, body: Handing, response: Response) -> Assignment:
    """Give a waiting candidate to a recruiter; 200 when they are with that recruiter already."""
    view, is_new = await db.run(
        _assign, actor, body.candidate_id, body.recruiter_id, reason=body.reason
    )
    response.status_code = 201 if is_new else 200
    return Assignment.of(view)


@router.put("/reassign", responses=documented(404, 409))
async def reassign_candidate(actor: Admin, body: Handing) -> Assignment:
    """Take a candidate from one recruiter and give them to another."""
    view = await db.run(_reassign, actor, body.candidate_id, body.recruiter_id, reason=body.reason)
    return Assignment.of(view)


@router.get("/assignments")
async def list_assignments(
    actor: Admin, search: Annotated[AssignmentSearch, Query()]
) -> Listing[Assignment] | Listing[Waiting]:
    """Open assignments; with `candidate_id` all that this candidate ever had.

    With `unassigned` the candidates who wait for a recruiter.
    """
    if search.unassigned:
        waiting = await db.read(assignment_desk.page, actor, DeskFilter(waiting=True), search.ask())
        return listing(waiting, Waiting.of)
    found = await db.read(
        assignments.page,
        actor,
        search.ask(),
        recruiter_id=search.recruiter_id,
        candidate_id=search.candidate_id,
    )
    return listing(found, Assignment.of)


@router.get("/dashboard")
async def admin_dashboard(actor: Admin) -> AdminDashboard:
    """The whole company at a glance."""
    return AdminDashboard.model_validate(await db.read(dashboards.admin, actor))


@router.get("/audit")
async def list_audit(actor: Admin, search: Annotated[AuditSearch, Query()]) -> Listing[AuditEntry]:
    """Who did what to what, the latest first."""
    found = await db.read(audit.page, actor, search.wanted(), search.ask())
    return listing(found, AuditEntry.of)


@router.get(
    "/audit/export", response_class=Response, responses=file("The entries, the latest first.")
)
async def export_audit(
    actor: AdminDownloader, search: Annotated[AuditExportSearch, Query()]
) -> Response:
    """The audit log as a file, narrowed like its list; that is written down too."""
    export = Export(audit_exports.take, actor, search.wanted(), search.format)
    return await exported("audit", search.format, export)


def _create(session: Session, actor: Actor, body: NewAccount) -> tuple[UserView, str | None]:
    user, token = accounts.create(session, actor, **body.model_dump())
    return users.view(user), token


def _edit(session: Session, actor: Actor, user_id: UUID, body: AccountChanges) -> UserView:
    return users.view(accounts.edit(session, actor, user_id, **body.given()))


def _stand(
    session: Session, actor: Actor, user_id: UUID, body: Standing
) -> tuple[UserView, Released]:
    released = Released()
    if body.is_active:
        accounts.reactivate(session, actor, user_id)
    else:
        released = accounts.deactivate(session, actor, user_id, body.how())
    return users.view(users.account(session, actor, user_id)), released


def _assign(
    session: Session, actor: Actor, candidate_id: UUID, recruiter_id: UUID, *, reason: str | None
) -> tuple[AssignmentView, bool]:
    assignment, is_new = service.assign(session, actor, candidate_id, recruiter_id, reason=reason)
    return assignments.view(session, assignment), is_new


def _reassign(
    session: Session, actor: Actor, candidate_id: UUID, recruiter_id: UUID, *, reason: str | None
) -> AssignmentView:
    assignment = service.reassign(session, actor, candidate_id, recruiter_id, reason=reason)
    return assignments.view(session, assignment)
