"""Postings, and every text they ever had."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from talentra.clock import today
from talentra.models.base import Document, Row, key, moment, words
from talentra.models.profiles import ExperienceLevel
from talentra.models.search import Words, fold_words


class JobStatus(StrEnum):
    """Where a posting stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class WorkMode(StrEnum):
    """Where the work is done."""

    ON_SITE = "on_site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EmploymentType(StrEnum):
    """On what terms."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACT = "contract"
    INTERNSHIP = "internship"
    TEMPORARY = "temporary"


def takes_applications(status: JobStatus, closes_on: date | None) -> bool:
    """Whether a job is open and its closing day has not passed."""
    return status is JobStatus.OPEN and not is_past(closes_on)


def is_past(closes_on: date | None) -> bool:
    """Whether a closing day is over."""
    return closes_on is not None and closes_on < today()


class Job(Row, table=True):
    """A posting, owned by the recruiter or admin who posted it."""

    __table_args__ = (
        CheckConstraint("openings >= 1", name="openings"),
        CheckConstraint("salary_min >= 0 AND salary_max >= salary_min", name="salary"),
        Index("ix_jobs_status_opened_at_id", "status", "opened_at", "id"),
        Index("ix_jobs_opened_at_id", "opened_at", "id"),
        Index("ix_jobs_owner_id_status", "owner_id", "status"),
    )

    id: UUID = key()
    owner_id: UUID = Field(foreign_key="users.id")
    title: str = Field(max_length=160)
    company: str = Field(max_length=120)
    description: str = Field(max_length=20000)
    location: str = Field(max_length=160)
    work_mode: WorkMode = Field(sa_type=words(WorkMode, "work_mode"))
    employment_type: EmploymentType = Field(sa_type=words(EmploymentType, "employment_type"))
    experience_level: ExperienceLevel = Field(sa_type=words(ExperienceLevel, "experience_level"))
    openings: int = 1
    salary_min: int | None = None
    salary_max: int | None = None
    currency: str | None = Field(default=None, max_length=3)
    closes_on: date | None = None
    status: JobStatus = Field(sa_type=words(JobStatus, "status"))
    version: int = 1
    created_at: datetime = moment(filled=True)
    updated_at: datetime = moment(filled=True)
    opened_at: datetime = moment(filled=True)  # of a draft: when it was begun
    closed_at: datetime | None = moment(nullable=True)

    @property
    def takes_applications(self) -> bool:
        """Whether it is open and its closing day has not passed."""
        return takes_applications(self.status, self.closes_on)

    @property
    def is_past(self) -> bool:
        """Whether its closing day is over."""
        return is_past(self.closes_on)

    def text(self, skills: list[str]) -> dict[str, Any]:
        """Everything the posting says, for a version to keep."""
        unsaid = {"id", "owner_id", "status", "version", "created_at", "updated_at"}
        said = self.model_dump(mode="json", exclude=unsaid | {"opened_at", "closed_at"})
        return {**said, "skills": skills}

    def words(self, skills: list[str]) -> str:
        """The words under which people find the posting."""
        return fold_words(self.title, self.company, self.location, *skills, self.description)


class JobVersion(Row, table=True):
    """The posting's text as it stood from one change to the next."""

    __table_args__ = (UniqueConstraint("job_id", "number"),)

    id: UUID = key()
    job_id: UUID = Field(foreign_key="jobs.id")
    number: int
    text: dict[str, Any] = Field(sa_type=Document)
    created_by: UUID = Field(foreign_key="users.id")
    created_at: datetime = moment(filled=True)


class JobSkill(Row, table=True):
    """A skill that a posting asks for, in its order."""

    job_id: UUID = Field(foreign_key="jobs.id", primary_key=True)
    skill_id: UUID = Field(foreign_key="skills.id", primary_key=True, index=True)
    position: int


class JobWords(Row, table=True):
    """What a posting is found by, kept in the transaction that changes it; each engine indexes it.

    SQLite's full-text index knows rows by a number that stays: hence `id`. It rises with
    `opened_at`, so that what is found can be read from the job opened last on.
    """

    id: int | None = Field(default=None, primary_key=True)
    job_id: UUID = Field(foreign_key="jobs.id", unique=True)
    words: str = Field(sa_type=Words)
