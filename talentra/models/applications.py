"""One candidate's application to one job: its stage, the moves it allows, and what was sealed."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Text, UniqueConstraint, text
from sqlmodel import Field

from talentra.clock import now
from talentra.errors import Conflict, Invalid
from talentra.models.base import BY_LETTERS, Document, Row, key, moment, words
from talentra.models.profiles import ExperienceLevel


class Stage(StrEnum):
    """Where an application stands."""

    APPLIED = "applied"
    ONLINE_ASSESSMENT = "online_assessment"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The stage's name on screen and in reports."""
        return self.value.replace("_", " ").title()


PATH = (Stage.APPLIED, Stage.ONLINE_ASSESSMENT, Stage.INTERVIEW, Stage.OFFER)
EXITS = frozenset({Stage.HIRED, Stage.REJECTED, Stage.WITHDRAWN})
FINAL = frozenset({Stage.HIRED, Stage.WITHDRAWN})  # only an admin leads out of these

# Where an application may go from each stage; out of an exit only back to where it came from.
NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.APPLIED: frozenset(
        {Stage.ONLINE_ASSESSMENT, Stage.INTERVIEW, Stage.OFFER, Stage.REJECTED}
    ),
    Stage.ONLINE_ASSESSMENT: frozenset(
        {Stage.APPLIED, Stage.INTERVIEW, Stage.OFFER, Stage.REJECTED}
    ),
    Stage.INTERVIEW: frozenset(
        {Stage.APPLIED, Stage.ONLINE_ASSESSMENT, Stage.OFFER, Stage.REJECTED}
    ),
    Stage.OFFER: frozenset(
        {
            Stage.APPLIED,
            Stage.ONLINE_ASSESSMENT,
            Stage.INTERVIEW,
            Stage.HIRED,
            Stage.REJECTED,
        }
    ),
    Stage.HIRED: frozenset(),
    Stage.REJECTED: frozenset(),
    Stage.WITHDRAWN: frozenset(),
}

REJECTION_REASONS = {
    "skills": "We rejected: skills",
    "experience": "We rejected: experience",
    "location": "We rejected: location",
    "position_filled": "We rejected: position filled",
    "other": "We rejected: other",
    "declined": "They declined",
    "position_closed": "Position closed",
}


WAITING = text("recruiter_id IS NULL")


def ways(stage: Stage, before: Stage | None) -> frozenset[Stage]:
    """Where an application may go from a stage; `before` is where it came from to an exit."""
    return frozenset({before}) if stage in EXITS and before else NEXT[stage]


class Application(Row, table=True):
    """The live row; some columns repeat what stands elsewhere, for indexes.

    Services keep `recruiter_id` and `sort_name`, triggers keep `level`, the candidate's own.
    """

    __table_args__ = (
        UniqueConstraint("candidate_id", "job_id"),
        Index("ix_applications_recruiter_id_changed", "recruiter_id", "stage_changed_at", "id"),
        Index("ix_applications_recruiter_id_stage", "recruiter_id", "stage", "stage_changed_at"),
        Index(
            "ix_applications_recruiter_id_job_id_stage",
            *("recruiter_id", "job_id", "stage", "stage_changed_at", "id"),
        ),
        Index("ix_applications_recruiter_id_applied", "recruiter_id", "applied_at", "id"),
        Index("ix_applications_candidate_id_applied", "candidate_id", "applied_at", "id"),
        Index("ix_applications_job_id_stage", "job_id", "stage", "stage_changed_at", "id"),
        Index("ix_applications_job_id_changed", "job_id", "stage_changed_at", "id"),
        Index("ix_applications_stage_changed", "stage", "stage_changed_at", "id"),
        Index("ix_applications_level_stage", "level", "stage", "stage_changed_at", "id"),
        Index("ix_applications_changed", "stage_changed_at", "id"),
        Index("ix_applications_applied_at_id", "applied_at", "id"),
        Index("ix_applications_recruiter_id_sort_name", "recruiter_id", "sort_name", "id"),
        Index("ix_applications_sort_name_id", "sort_name", "id"),
        Index(
            "ix_applications_applied_at_id_waiting",
            "applied_at",
            "id",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
        Index(
            "ix_applications_candidate_id_waiting",
            "candidate_id",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
    )

    id: UUID = key()
    candidate_id: UUID = Field(foreign_key="users.id")
    job_id: UUID = Field(foreign_key="jobs.id")
    recruiter_id: UUID | None = Field(default=None, foreign_key="users.id")
    stage: Stage = Field(default=Stage.APPLIED, sa_type=words(Stage, "stage"))
    stage_before: Stage | None = Field(default=None, sa_type=words(Stage, "stage_before"))
    version: int = 1
    applied_at: datetime = moment(filled=True)
    stage_changed_at: datetime = moment(filled=True)
    sort_name: str = Field(default="", sa_type=BY_LETTERS)  # see models.users.sort_name
    level: ExperienceLevel | None = Field(default=None, sa_type=words(ExperienceLevel, "level"))

    @property
    def next_stages(self) -> frozenset[Stage]:
        """Where it may go from here."""
        return ways(self.stage, self.stage_before)

    def move(self, to: Stage, *, version: int | None = None, reason: str | None = None) -> None:
        """Go to another stage, or raise the sentence that says why not."""
        self.check_version(version)
        if to not in self.next_stages:
            raise Conflict(self._refusal(to), code="move_not_allowed", extra=self._now())
        if needs_reason(self.stage, to) and not (reason and reason.strip()):
            sentence = f"Give a reason for moving this from {self.stage.label} to {to.label}."
            raise Invalid(sentence, code="reason_required", fields=[("reason", sentence)])
        self.settle(to)

    def settle(self, to: Stage) -> None:
        """Stand at the stage from now on, whatever the table of moves says."""
        self.stage_before = self.stage if to in EXITS else None
        self.stage, self.stage_changed_at = to, now()
        self.version += 1

    def send_again(self) -> None:
        """Come back after having been withdrawn, as if it had been sent just now."""
        if self.stage is not Stage.WITHDRAWN:
            raise Conflict("Only an application that was withdrawn can be sent again.")
        self.settle(Stage.APPLIED)
        self.applied_at = self.stage_changed_at

    def check_version(self, version: int | None) -> None:
        """Refuse a change that was decided on an older state than the present one."""
        if version is not None and version != self.version:
            sentence = (
                f"Somebody changed this application in the meantime; it is now at "
                f"{self.stage.label}. Look again and decide anew."
            )
            raise Conflict(sentence, code="stale", extra=self._now())

    def told(self, hold: timedelta) -> Stage:
        """The stage its candidate is told: a rejection is held back for the given time."""
        held = self.stage is Stage.REJECTED and self.stage_changed_at + hold > now()
        return self.stage_before if held and self.stage_before else self.stage

    def _refusal(self, to: Stage) -> str:
        if self.stage in EXITS and self.stage_before:
            return f"From {self.stage.label} it can only go back to {self.stage_before.label}."
        if to is Stage.WITHDRAWN:
            return "Only the candidate can withdraw an application."
        return f"An application at {self.stage.label} cannot go to {to.label}."

    def _now(self) -> dict[str, str | int]:
        return {"stage": self.stage.value, "version": self.version}


def needs_reason(stage: Stage, to: Stage) -> bool:
    """Whether the move is one that people are owed an explanation for: back, out, or reopened."""
    if stage in EXITS or to is Stage.REJECTED:
        return True
    return to in PATH and PATH.index(to) < PATH.index(stage)


class Sealed(Row):
    """What was sent, frozen at the moment of applying; nothing that changes later touches it."""

    file_sha256: str = Field(foreign_key="files.sha256", max_length=64, index=True)
    file_name: str = Field(max_length=200)
    resume_id: UUID = Field(foreign_key="resumes.id", index=True)
    resume_text: str = Field(sa_type=Text)
    profile: dict[str, Any] = Field(sa_type=Document)
    job_version_id: UUID = Field(foreign_key="job_versions.id", index=True)
    cover_note: str | None = Field(default=None, max_length=4000)
    sealed_at: datetime = moment(filled=True)


class Seal(Sealed, table=True):
    """What was sent when the application was sent, the last time if it was sent again."""

    application_id: UUID = Field(foreign_key="applications.id", primary_key=True)


class FormerSeal(Sealed, table=True):
    """What was sent before it was withdrawn and sent again; `number` counts from 1."""

    application_id: UUID = Field(foreign_key="applications.id", primary_key=True)
    number: int = Field(primary_key=True)
