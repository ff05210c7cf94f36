"""What one view of applications is put together from: one query a kind, however many they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, load_only
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
    Seal,
    Stage,
    StageEvent,
    User,
)
from talentra.policies import applications as policy
from talentra.policies import jobs as job_policy


def seals(
    session: Session, ids: Sequence[UUID]
) -> tuple[dict[UUID, Seal], dict[UUID, dict[str, Any]]]:
    """What was sealed, without the resume's text, which no list shows."""
    shown = (Seal.file_sha256, Seal.file_name, Seal.profile, Seal.cover_note)
    wanted = (
        select(Seal, col(JobVersion.text))
        .join(JobVersion, col(JobVersion.id) == col(Seal.job_version_id))
        .where(col(Seal.application_id).in_(ids))
        .options(load_only(*(col(column) for column in shown)))  # pyright: ignore[reportArgumentType]
    )
    found = session.execute(wanted).all()
    return (
        {seal.application_id: seal for seal, _ in found},
        {seal.application_id: text for seal, text in found},
    )


def history(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[StageEvent]]:
    """The steps of each application, the first one first."""
    wanted = (
        select(StageEvent)
        .where(col(StageEvent.application_id).in_(ids))
        .order_by(col(StageEvent.number))
    )
    found: dict[UUID, list[StageEvent]] = defaultdict(list)
    for event in session.execute(wanted).scalars():
        found[event.application_id].append(event)
    return found


def told(history: list[StageEvent], hold: timedelta) -> list[StageEvent]:
    """What the candidate is told: no rejection that is, or was undone while, held back."""
    told: list[StageEvent] = []
    ends = [*(event.at for event in history[1:]), now()]
    for event, end in zip(history, ends, strict=True):
        held = event.to_stage is Stage.REJECTED and end < event.at + hold
        if not held and not (told and told[-1].to_stage is event.to_stage):
            told.append(event)
    return told


def remarks(session: Session, actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Remark]]:
    """The remarks on each application that the actor may read."""
    wanted = (
        select(Remark)
        .where(col(Remark.application_id).in_(ids), policy.remarks_visible_to(actor))
        .order_by(col(Remark.at), col(Remark.id))
    )
    found: dict[UUID, list[Remark]] = defaultdict(list)
    for remark in session.execute(wanted).scalars():
        found[remark.application_id].append(remark)
    return found


def people(
    session: Session,
    applications: Sequence[Application],
    events: Iterable[StageEvent],
    remarks: Iterable[Remark],
) -> dict[UUID, User]:
    """Everybody who is named somewhere in these applications."""
    ids = {application.candidate_id for application in applications}
    ids |= {application.recruiter_id for application in applications if application.recruiter_id}
    ids |= {event.actor_id for event in events}
    ids |= {remark.author_id for remark in remarks}
    wanted = select(User).where(col(User.id).in_(ids))
    return {user.id: user for user in session.execute(wanted).scalars()}


def with_newer_resume(session: Session, ids: Sequence[UUID]) -> set[UUID]:
    """The applications whose candidate keeps a resume uploaded after they sent theirs."""
    wanted = select(col(Application.id)).where(
        col(Application.id).in_(ids),
        exists().where(
            col(Resume.candidate_id) == col(Application.candidate_id),
            col(Resume.removed_at).is_(None),
            col(Resume.uploaded_at) > col(Application.applied_at),
        ),
    )
    return set(session.execute(wanted).scalars())


def hidden_texts(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[Hidden]]:
    """What people do not see of the resumes that were sent, for those that hold such text."""
    sent = select(col(Seal.application_id), col(Seal.file_sha256)).where(
        col(Seal.application_id).in_(ids)
    )
    names = {which: name for which, name in session.execute(sent)}  # noqa: C416 -- rows, not pairs
    looked = select(col(File.sha256), col(File.hidden)).where(
        col(File.sha256).in_(set(names.values()))
    )
    found = {name: findings(hidden) for name, hidden in session.execute(looked) if hidden}
    return {which: found[name] for which, name in names.items() if name in found}


def to_taking_jobs(session: Session, ids: Sequence[UUID]) -> set[UUID]:
    """The applications whose job still takes some."""
    wanted = (
        select(col(Application.id))
        .join(Job, col(Job.id) == col(Application.job_id))
        .where(col(Application.id).in_(ids), job_policy.takes_applications())
    )
    return set(session.execute(wanted).scalars())
