"""What one view of applications is put together from: one query a kind, however many they are.

Columns, not whole rows, and statements that are kept: what is made anew at each request takes
longer than what the database does.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, String, bindparam, cast, exists, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.clock import now
from talentra.documents import Hidden
from talentra.documents.hidden import told as findings
from talentra.models import (
    Actor,
    Application,
    File,
    Job,
    JobVersion,
    Remark,
    Resume,
    Role,
    Seal,
    Stage,
    StageEvent,
    User,
    Visibility,
)
from talentra.policies import applications as policy
from talentra.policies import jobs as job_policy
from talentra.queries.kept import anybody

IDS = "ids"
Statement = Select[*tuple[Any, ...]]


class Head(NamedTuple):
    """An application, whose it is and what was sealed, without the resume's text."""

    id: UUID
    job_id: UUID
    candidate_id: UUID
    stage: Stage
    stage_before: Stage | None
    version: int
    applied_at: datetime
    file_name: str
    sha256: str
    profile: dict[str, Any]
    cover_note: str | None
    job: dict[str, Any]
    candidate_name: str
    candidate_email: str
    candidate_is_active: bool
    erased_at: datetime | None
    recruiter_name: str | None
    has_newer_resume: bool  # the candidate keeps one that was uploaded after this was sent


class Step(NamedTuple):
    """One step of a history, as it is kept."""

    application_id: UUID
    id: UUID
    to_stage: Stage
    at: datetime
    by: str
    reason: str | None
    note: str | None
    undoes_id: UUID | None
    is_override: bool


class Note(NamedTuple):
    """A remark on an application."""

    application_id: UUID
    id: UUID
    text: str
    visibility: Visibility
    by: str
    at: datetime


def heads(actor: Actor, *asked: ColumnElement[bool]) -> Statement:
    """What makes a `Head` of each application within the actor's sight for which all is so."""
    return _heads().where(policy.visible_to(actor), *asked)


@cache
def _heads() -> Statement:
    recruiter = aliased(User)
    own = (Application.id, Application.job_id, Application.candidate_id, Application.stage)
    own = (*own, Application.stage_before, Application.version, Application.applied_at)
    sealed = (Seal.file_name, Seal.file_sha256, Seal.profile, Seal.cover_note, JobVersion.text)
    person = (User.full_name, User.email, User.is_active, User.erased_at, recruiter.full_name)
    return (
        select(*(col(each) for each in (*own, *sealed, *person)), _newer())
        .select_from(Application)
        .join(Seal, col(Seal.application_id) == col(Application.id))
        .join(JobVersion, col(JobVersion.id) == col(Seal.job_version_id))
        .join(User, col(User.id) == col(Application.candidate_id))
        .join(recruiter, col(recruiter.id) == col(Application.recruiter_id), isouter=True)
    )


def history(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[Step]]:
    """The steps of each application, the first one first."""
    found: dict[UUID, list[Step]] = defaultdict(list)
    for step in map(Step._make, session.execute(_steps(), {IDS: ids})):
        found[step.application_id].append(step)
    return found


@cache
def _steps() -> Statement:
    shown = (StageEvent.application_id, StageEvent.id, StageEvent.to_stage, StageEvent.at)
    shown = (*shown, User.full_name, StageEvent.reason, StageEvent.note)
    shown = (*shown, StageEvent.undoes_id, StageEvent.is_override)
    return (
        select(*(col(each) for each in shown))
        .join(User, col(User.id) == col(StageEvent.actor_id))
        .where(col(StageEvent.application_id).in_(bindparam(IDS)))
        .order_by(col(StageEvent.number))
    )


def told(history: list[Step], hold: timedelta) -> list[Step]:
    """What the candidate is told: no rejection that is, or was undone while, held back."""
    told: list[Step] = []
    ends = [*(event.at for event in history[1:]), now()]
    for event, end in zip(history, ends, strict=True):
        held = event.to_stage is Stage.REJECTED and end < event.at + hold
        if not held and not (told and told[-1].to_stage is event.to_stage):
            told.append(event)
    return told


def remarks(session: Session, actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Note]]:
    """The remarks on each application that the actor may read."""
    found: dict[UUID, list[Note]] = defaultdict(list)
    for note in map(Note._make, session.execute(_notes(actor.role), {IDS: ids})):
        found[note.application_id].append(note)
    return found


@cache
def _notes(role: Role) -> Statement:
    shown = (Remark.application_id, Remark.id, Remark.text, Remark.visibility)
    return (
        select(*(col(each) for each in (*shown, User.full_name, Remark.at)))
        .join(User, col(User.id) == col(Remark.author_id))
        .where(policy.remarks_visible_to(anybody(role)))
        .where(col(Remark.application_id).in_(bindparam(IDS)))
        .order_by(col(Remark.at), col(Remark.id))
    )


def hides_text() -> ColumnElement[bool]:
    """Whether the resume that an application was sent with holds text that people do not see."""
    return exists().where(
        col(Seal.application_id) == col(Application.id),
        col(File.sha256) == col(Seal.file_sha256),
        cast(col(File.hidden), String).not_in(("null", "[]")),
    )


def hidden_texts(session: Session, heads: Sequence[Head]) -> dict[UUID, list[Hidden]]:
    """What people do not see of the resumes that were sent, for those that hold such text."""
    looked = session.execute(_looked(), {IDS: list({head.sha256 for head in heads})})
    found = {name: findings(hidden) for name, hidden in looked if hidden}
    return {head.id: found[head.sha256] for head in heads if head.sha256 in found}


@cache
def _looked() -> Statement:
    """By name alone: joined with the seals, SQLite may begin with all files."""
    return select(col(File.sha256), col(File.hidden)).where(col(File.sha256).in_(bindparam(IDS)))


def to_taking_jobs(session: Session, ids: Sequence[UUID]) -> set[UUID]:
    """The applications whose job still takes some."""
    wanted = (
        select(col(Application.id))
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(col(Application.id).in_(ids), job_policy.takes_applications())
    )
    return set(session.execute(wanted).scalars())


def _newer() -> ColumnElement[bool]:
    return exists().where(
        col(Resume.candidate_id) == col(Application.candidate_id),
        col(Resume.removed_at).is_(None),
        col(Resume.uploaded_at) > col(Application.applied_at),
    )
