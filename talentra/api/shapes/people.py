"""Accounts, sign-ins, profiles and assignments."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from talentra.api.deps import Id
from talentra.api.shapes.base import Paging, Reason, Sent, Skills, Told, unsent, words
from talentra.config import settings
from talentra.models import ExperienceLevel, Role, VisaStatus
from talentra.models.passwords import LONGEST
from talentra.queries.assignment_desk import DeskRow
from talentra.queries.assignments import AssignmentView
from talentra.queries.users import UserFilter
from talentra.services.sign_ins import Started

Password = Annotated[str, Field(max_length=LONGEST)]
Email = Annotated[str, Field(max_length=254, examples=["cleo@talentra.example"])]
FullName = Annotated[str, words(120)]


class Registration(Sent):
    """A new candidate."""

    email: Email
    password: Password = Field(examples=["Teal kettles hum at 7"])
    full_name: str = Field(max_length=120, examples=["Cleo Marsh"])


class Credentials(Sent):
    """What somebody signs in with."""

    email: Email
    password: Password = Field(examples=["Teal kettles hum at 7"])
    otp: str | None = Field(
        default=None, max_length=40, description="The code of a second factor, where there is one."
    )


class Refresh(Sent):
    """What a sign-in is renewed with."""

    refresh_token: str = Field(max_length=200)


class Tokens(Told):
    """A sign-in's tokens; the refresh token is good for one use."""

    access_token: str
    refresh_token: str
    token_type: str = "bearer"  # noqa: S105 -- the name of a scheme, not a secret
    expires_in: int = Field(description="Seconds until the access token ends.")

    @classmethod
    def of(cls, started: Started) -> Self:
        """The tokens of a sign-in that has just begun or been renewed."""
        return cls(
            access_token=started.access_token(),
            refresh_token=started.secret,
            expires_in=settings().access_token_expire_minutes * 60,
        )


class Account(Told):
    """A person; never a hash."""

    id: UUID
    email: str
    full_name: str
    role: Role
    is_active: bool
    created_at: datetime
    last_signed_in_at: datetime | None


class AccountSearch(Paging):
    """What the list of people is narrowed to."""

    role: Role | None = None
    active: bool | None = None
    q: str | None = Field(default=None, max_length=200)

    def wanted(self) -> UserFilter:
        """The same, for the query."""
        return UserFilter(role=self.role, is_active=self.active, q=self.q)


class Profile(Told):
    """What a candidate tells about themselves."""

    id: UUID
    full_name: str
    email: str
    phone: str | None
    city: str | None
    headline: str | None
    summary: str | None
    visa_status: VisaStatus | None
    experience_level: ExperienceLevel | None
    skills: list[str]
    links: list[str]
    updated_at: datetime


class ProfileChanges(Sent):
    """Only what is sent is changed; null empties a field that may be empty."""

    full_name: FullName = unsent()
    phone: str | None = Field(default=None, max_length=40)
    city: str | None = Field(default=None, max_length=120)
    headline: str | None = Field(default=None, max_length=160)
    summary: str | None = Field(default=None, max_length=4000)
    visa_status: VisaStatus | None = None
    experience_level: ExperienceLevel | None = None
    skills: Skills = unsent()
    links: Annotated[list[Annotated[str, words(500)]], Field(max_length=10)] = unsent()


class Person(Told):
    """Somebody's name."""

    id: UUID
    full_name: str


class Handing(Sent):
    """A candidate goes to a recruiter."""

    candidate_id: Id
    recruiter_id: UUID
    reason: Reason | None = None


class AssignmentSearch(Paging):
    """Which assignments are wanted."""

    recruiter_id: UUID | None = None
    candidate_id: UUID | None = Field(default=None, description="The whole history of one.")
    unassigned: bool = Field(default=False, description="Who has applied and has no recruiter.")

    @model_validator(mode="after")
    def _one_list(self) -> Self:
        if self.unassigned and (self.recruiter_id or self.candidate_id):
            raise ValueError("who waits has no recruiter: ask for unassigned alone")
        return self


class Waiting(Told):
    """A candidate who has applied and has no recruiter; who has waited longest stands first."""

    candidate: Person
    recruiter: None = None
    applications: int

    @classmethod
    def of(cls, row: DeskRow) -> Self:
        """From its read model."""
        person = Person(id=row.id, full_name=row.full_name)
        return cls(candidate=person, applications=row.applications)


class Assignment(Told):
    """Who handles a candidate, since when and why; open while `ended_at` is null."""

    id: UUID
    candidate: Person
    recruiter: Person
    assigned_by: UUID
    reason: str | None
    started_at: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, view: AssignmentView) -> Self:
        """From its read model."""
        return cls(
            id=view.id,
            candidate=Person(id=view.candidate_id, full_name=view.candidate_name),
            recruiter=Person(id=view.recruiter_id, full_name=view.recruiter_name),
            assigned_by=view.assigned_by,
            reason=view.reason,
            started_at=view.started_at,
            ended_at=view.ended_at,
        )
