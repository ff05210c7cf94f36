"""Postings."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field

from talentra.api.shapes.base import Day, Paging, Sent, Skills, Told, Whole, unsent, words
from talentra.api.shapes.people import Person
from talentra.models import EmploymentType, ExperienceLevel, JobStatus, WorkMode
from talentra.queries.jobs import JobFilter, JobRow, JobView

Title = Annotated[str, words(160)]
Company = Annotated[str, words(120)]
Description = Annotated[str, words(20_000)]
Location = Annotated[str, words(160)]
Openings = Annotated[int, Field(strict=True, ge=1, le=10_000)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$", examples=["EUR"])]


class NewJob(Sent):
    """A posting to be; open at once unless it says draft."""

    title: Title = Field(examples=["Data engineer"])
    company: Company = Field(examples=["Northwind Mills"])
    description: Description = Field(examples=["Move data safely to where it is needed."])
    location: Location = Field(examples=["Pune"])
    experience_level: ExperienceLevel
    skills: Skills = Field(examples=[["Python", "SQL"]])
    work_mode: WorkMode = WorkMode.ON_SITE
    employment_type: EmploymentType = EmploymentType.FULL_TIME
    openings: Openings = 1
    salary_min: Whole | None = None
    salary_max: Whole | None = None
    currency: Currency | None = None
    closes_on: Day | None = None
    status: Literal[JobStatus.OPEN, JobStatus.DRAFT] = JobStatus.OPEN


class JobChanges(Sent):
    """Only what is sent is changed; null empties a field that may be empty."""

    title: Title = unsent()
    company: Company = unsent()
    description: Description = unsent()
    location: Location = unsent()
    experience_level: ExperienceLevel = unsent()
    skills: Skills = unsent()
    work_mode: WorkMode = unsent()
    employment_type: EmploymentType = unsent()
    openings: Openings = unsent()
    salary_min: Whole | None = None
    salary_max: Whole | None = None
    currency: Currency | None = None
    closes_on: Day | None = None
    status: JobStatus = unsent()


class JobSearch(Paging):
    """What the list of jobs is narrowed to."""

    q: str | None = Field(default=None, max_length=200)
    company: str | None = Field(default=None, max_length=120)
    location: str | None = Field(default=None, max_length=160)
    experience_level: ExperienceLevel | None = None
    work_mode: WorkMode | None = None
    skill: str | None = Field(default=None, max_length=60)
    mine: bool = False
    status: JobStatus | None = None

    def wanted(self) -> JobFilter:
        """The same, for the query."""
        skills = (self.skill,) if self.skill else ()
        asked = self.model_dump(exclude={*Paging.model_fields, "skill"})
        return JobFilter(**asked, skills=skills)


class JobInList(Told):
    """A posting in a list; `application_id` is the asking candidate's own."""

    id: UUID
    title: str
    company: str
    location: str
    work_mode: WorkMode
    employment_type: EmploymentType
    experience_level: ExperienceLevel
    skills: list[str]
    status: JobStatus
    closes_on: date | None
    opened_at: datetime
    takes_applications: bool
    application_id: UUID | None = Field(validation_alias="applied")

    @classmethod
    def of(cls, row: JobRow) -> Self:
        """From its read model."""
        return cls.model_validate(row)


class Job(JobInList):
    """Everything a posting says; candidates are not told who owns it."""

    description: str
    openings: int
    salary_min: int | None
    salary_max: int | None
    currency: str | None
    created_at: datetime
    owner: Person | None

    @classmethod
    def of_view(cls, view: JobView) -> Self:
        """From its read model."""
        owner = view.owner_id and Person(id=view.owner_id, full_name=view.owner_name or "")
        said = {name: getattr(view, name) for name in cls.model_fields if hasattr(view, name)}
        return cls.model_validate({**said, "applied": view.applied, "owner": owner})


class Removal(Told):
    """What became of a job that was to be deleted: with applications it is only closed."""

    result: Literal["closed", "deleted"]
    applications_kept: int | None = Field(default=None, exclude_if=lambda kept: kept is None)

    @classmethod
    def of(cls, kept: int | None) -> Self:
        """From how many applications there were."""
        return cls(result="closed" if kept else "deleted", applications_kept=kept)


class SuggestionWish(Sent):
    """What a posting to be says so far."""

    title: Title = Field(examples=["Senior data engineer"])
    description: Annotated[str, Field(max_length=20_000)] | None = None
    company: Annotated[str, Field(max_length=120)] | None = None


class WordingWarning(Told):
    """Words of a posting that may shut people out, and what to write instead."""

    words: str = Field(examples=["young"])
    sentence: str = Field(examples=["“young” may keep older people from applying."])


class JobSuggestion(Told):
    """What may be taken over into a posting, and whether an AI or past postings say so."""

    skills: list[str]
    experience_level: ExperienceLevel | None
    locations: list[str]
    description: str | None = Field(default=None, exclude_if=lambda text: text is None)
    source: Literal["ai", "history"]
    note: str | None = Field(
        default=None, exclude_if=lambda text: text is None, description="Why it is not the AI."
    )
    warnings: list[WordingWarning] = Field(default=[], exclude_if=lambda found: not found)
