"""A recruiter's own candidates and numbers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session

from talentra import db
from talentra.api.deps import Id, Recruiter, Staff
from talentra.api.problems import documented
from talentra.api.routes import Route
from talentra.api.shapes.base import Listing, listing
from talentra.api.shapes.dashboards import (
    Candidate,
    CandidateInList,
    CandidateSearch,
    RecruiterDashboard,
)
from talentra.models import Actor
from talentra.queries import application_views, candidates, dashboards, profiles
from talentra.queries.application_views import ApplicationView
from talentra.queries.profiles import ProfileView

router = APIRouter(prefix="/recruiters", tags=["recruiters"], route_class=Route)


@router.get("/my-candidates")
async def my_candidates(
    actor: Recruiter, search: Annotated[CandidateSearch, Query()]
) -> Listing[CandidateInList]:
    """The candidates who are assigned to oneself, the latest registered first."""
    found = await db.read(candidates.page, actor, search.wanted(), search.ask())
    return listing(found, CandidateInList.model_validate)


@router.get("/my-candidates/{candidate_id}", responses=documented(404))
async def get_candidate(actor: Staff, candidate_id: Id) -> Candidate:
    """A candidate's profile, applications and their history; for admins anybody's."""
    return Candidate.of(*await db.read(_candidate, actor, candidate_id))


@router.get("/dashboard")
async def recruiter_dashboard(actor: Recruiter) -> RecruiterDashboard:
    """One's own work at a glance."""
    return RecruiterDashboard.model_validate(await db.read(dashboards.recruiter, actor))


def _candidate(
    session: Session, actor: Actor, candidate_id: UUID
) -> tuple[ProfileView, list[ApplicationView]]:
    profile = profiles.view(session, actor, candidate_id)
    return profile, application_views.of_candidate(session, actor, candidate_id)
