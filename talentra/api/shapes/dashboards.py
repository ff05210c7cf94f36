"""The numbers people look at first, and candidates as their recruiter sees them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import Field

from talentra.api.shapes.applications import Application, Step
from talentra.api.shapes.base import Paging, Told
from talentra.api.shapes.people import Profile
from talentra.models import ExperienceLevel, Stage, VisaStatus
from talentra.queries.application_views import ApplicationView, EventView
from talentra.queries.candidates import CandidateFilter
from talentra.queries.profiles import ProfileView


class Day(Told):
    """One day and how many applications were sent on it."""

    day: date
    applications: int


class AdminDashboard(Told):
    """The whole company at a glance; `waiting` candidates have applied and have no recruiter."""

    candidates: int
    recruiters: int
    active_jobs: int
    waiting: int
    applications_by_stage: dict[Stage, int]
    applications_per_day: list[Day]


class Activity(Told):
    """One step that an application took."""

    application_id: UUID
    candidate_name: str
    job_title: str
    from_stage: Stage | None = Field(serialization_alias="from")
    to_stage: Stage = Field(serialization_alias="to")
    at: datetime


class RecruiterDashboard(Told):
    """A recruiter's own work at a glance."""

    assigned_candidates: int
    open_jobs: int
    applications_by_stage: dict[Stage, int]
    over_target: int = Field(
        description="How many stand at a stage for longer than its target time."
    )
    awaiting_assignment: int
    recent_activity: list[Activity]


class CandidateStats(Told):
    """A candidate's own applications in numbers, as far as they are told."""

    applications: int
    by_stage: dict[Stage, int]
    last_activity_at: datetime | None


class CandidateSearch(Paging):
    """What the list of candidates is narrowed to."""

    q: str | None = Field(default=None, max_length=200)
    stage: Stage | None = None
    experience_level: ExperienceLevel | None = None
    skill: str | None = Field(default=None, max_length=60)

    def wanted(self) -> CandidateFilter:
        """The same, for the query."""
        return CandidateFilter(**self.model_dump(exclude=set(Paging.model_fields)))


class CandidateInList(Told):
    """A candidate; `last_activity_at` is when an application of theirs last moved."""

    id: UUID
    full_name: str
    email: str
    city: str | None
    experience_level: ExperienceLevel | None
    visa_status: VisaStatus | None
    skills: list[str]
    applications: int
    last_activity_at: datetime | None


class CandidateStep(Step):
    """One step that an application of a candidate took."""

    application_id: UUID
    job_title: str


class Candidate(Told):
    """A candidate's profile, their applications, and every step of these, the latest first."""

    profile: Profile
    applications: list[Application]
    history: list[CandidateStep]

    @classmethod
    def of(cls, profile: ProfileView, views: Sequence[ApplicationView]) -> Self:
        """From their read models."""
        steps = [_step(view, event) for view in views for event in view.history]
        return cls(
            profile=Profile.model_validate(profile),
            applications=[Application.of(view) for view in views],
            history=sorted(steps, key=lambda step: step.at, reverse=True),
        )


def _step(view: ApplicationView, event: EventView) -> CandidateStep:
    said = {name: getattr(event, name) for name in Step.model_fields}
    return CandidateStep(**said, application_id=view.id, job_title=view.job["title"])
