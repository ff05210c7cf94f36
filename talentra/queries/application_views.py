"""One application as its reader may see it: the only projection, for pages, counts and the API.

Staff see everything. The candidate sees the stages they are told, the remarks meant for them, and
nobody's name; a rejection that is held back leaves no trace in stage, history, dates or version.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.documents import Hidden
from talentra.models import (
    PATH,
    Actor,
    Application,
    Remark,
    Seal,
    Stage,
    StageEvent,
    User,
    Visibility,
)
from talentra.models.applications import FINAL, REJECTION_REASONS
from talentra.policies import applications as policy
from talentra.queries import application_parts as parts
from talentra.queries import applications as query
from talentra.queries.organisation import rejection_hold
from talentra.queries.pages import LONGEST, Ask, Page, paged
from talentra.queries.standings import Standing, stands
from talentra.queries.usual_stays import Usual, usual_to


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A remark; `by` is empty for the candidate."""

    id: UUID
    text: str
    visibility: Visibility
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class EventView:
    """One step of the history; `by` and `reason` are empty for the candidate."""

    id: UUID
    from_stage: Stage | None
    to_stage: Stage
    at: datetime
    by: str | None
    reason: str | None
    note: str | None
    is_undo: bool
    is_override: bool


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """One application with what was sealed, its history and its remarks."""

    id: UUID
    job_id: UUID
    job: dict[str, Any]
    candidate_id: UUID
    candidate_name: str
    candidate_email: str
    candidate_is_active: bool
    recruiter_name: str | None
    stage: Stage
    version: int
    applied_at: datetime
    stage_changed_at: datetime
    next_stages: tuple[Stage, ...]
    file_name: str
    sha256: str
    has_newer_resume: bool
    profile: dict[str, Any]
    cover_note: str | None
    remarks: list[RemarkView]
    history: list[EventView]
    can_withdraw: bool
    can_apply_again: bool
    last_event_id: UUID | None
    usual_days: int | None = None  # at the stage that is told, as candidates are told
    hidden_text: list[Hidden] | None = None  # what people do not see of the file; for staff


def view(session: Session, actor: Actor, application_id: UUID) -> ApplicationView:
    """One application as the actor may see it."""
    return _views(session, actor, [query.get(session, actor, application_id)])[0]


def mine(
    session: Session, actor: Actor, ask: Ask, standing: Standing | None = None
) -> Page[ApplicationView]:
    """The actor's own applications, or those that stand so, the latest sent first."""
    asked = [stands(standing, rejection_hold(session))] if standing else []
    statement = select(Application).where(
        policy.visible_to(actor), col(Application.candidate_id) == actor.user_id, *asked
    )
    by = (col(Application.applied_at), col(Application.id))
    found = paged(session, statement, by, ask, lambda row: row[0])
    return Page(_views(session, actor, found.rows), found.next_cursor, found.total)


def of_job(
    session: Session, actor: Actor, job_id: UUID, stage: Stage | None, ask: Ask
) -> Page[ApplicationView]:
    """The job's applications within the actor's sight, the latest change first."""
    at = [col(Application.stage) == stage] if stage else []
    statement = select(Application).where(
        policy.visible_to(actor), col(Application.job_id) == job_id, *at
    )
    by = (col(Application.stage_changed_at), col(Application.id))
    found = paged(session, statement, by, ask, lambda row: row[0])
    return Page(_views(session, actor, found.rows), found.next_cursor, found.total)


def of_candidate(session: Session, actor: Actor, candidate_id: UUID) -> list[ApplicationView]:
    """The candidate's applications within the actor's sight, the latest sent first."""
    theirs = col(Application.candidate_id) == candidate_id
    wanted = select(Application).where(policy.visible_to(actor), theirs)
    latest = col(Application.applied_at).desc(), col(Application.id).desc()
    found = session.scalars(wanted.order_by(*latest).limit(LONGEST))
    return _views(session, actor, found.all())


@dataclass(frozen=True, slots=True)
class _Found:
    """What belongs to some applications, by the application's id (people: by their own)."""

    seals: dict[UUID, Seal]
    texts: dict[UUID, dict[str, Any]]
    people: dict[UUID, User]
    history: dict[UUID, list[StageEvent]]
    remarks: dict[UUID, list[Remark]]
    newer: set[UUID]
    taking: set[UUID]  # applications whose job still takes some
    hidden: dict[UUID, list[Hidden]]  # none for candidates, who are told with the resume itself
    hold: timedelta
    usual: Usual  # none for staff, who have the figures


def _views(
    session: Session, actor: Actor, applications: Sequence[Application]
) -> list[ApplicationView]:
    """As many queries, however many applications."""
    ids = [application.id for application in applications]
    seals, texts = parts.seals(session, ids)
    history, remarks = parts.history(session, ids), parts.remarks(session, actor, ids)
    events, said = chain.from_iterable(history.values()), chain.from_iterable(remarks.values())
    people = parts.people(session, applications, events, said)
    newer = parts.with_newer_resume(session, ids) if actor.is_staff else set[UUID]()
    taking = parts.to_taking_jobs(session, ids) if policy.can_apply(actor) else set[UUID]()
    hidden = parts.hidden_texts(session, ids) if actor.is_staff else {}
    rest = newer, taking, hidden, rejection_hold(session), usual_to(session, actor)
    found = _Found(seals, texts, people, history, remarks, *rest)
    return [_shape(actor, application, found) for application in applications]


def _shape(actor: Actor, application: Application, found: _Found) -> ApplicationView:
    people, told = found.people, found.history[application.id]
    told = told if actor.is_staff else parts.told(told, found.hold)
    stage, candidate = told[-1].to_stage, people[application.candidate_id]
    return ApplicationView(
        id=application.id,
        job_id=application.job_id,
        job=found.texts[application.id],
        candidate_id=candidate.id,
        candidate_name=candidate.full_name,
        candidate_email=candidate.email,
        candidate_is_active=candidate.is_active,
        recruiter_name=_named(actor, people, application.recruiter_id),
        stage=stage,
        version=application.version if actor.is_staff else len(told),
        applied_at=application.applied_at,
        stage_changed_at=told[-1].at,
        next_stages=_next_stages(actor, application),
        **_sealed(found.seals[application.id]),
        has_newer_resume=application.id in found.newer,
        remarks=[_remark(actor, remark, people) for remark in found.remarks[application.id]],
        history=_history(actor, told, people, is_mute=candidate.erased_at is not None),
        can_withdraw=policy.can_apply(actor) and stage in PATH,
        can_apply_again=stage is Stage.WITHDRAWN and application.id in found.taking,
        last_event_id=told[-1].id if actor.is_staff else None,
        usual_days=found.usual.get(stage),
        hidden_text=found.hidden.get(application.id, []) if actor.is_staff else None,
    )


def _sealed(seal: Seal) -> dict[str, Any]:
    shown = {"file_name": seal.file_name, "sha256": seal.file_sha256, "profile": seal.profile}
    return {**shown, "cover_note": seal.cover_note}


def _named(actor: Actor, people: dict[UUID, User], who: UUID | None) -> str | None:
    return people[who].full_name if who and actor.is_staff else None


def _next_stages(actor: Actor, application: Application) -> tuple[Stage, ...]:
    """Where the actor may move it, in the order of the path."""
    is_stuck = application.stage in FINAL and not policy.can_reopen(actor)
    if is_stuck or not policy.can_move(actor):
        return ()
    return tuple(stage for stage in Stage if stage in application.next_stages)


def _history(
    actor: Actor, told: list[StageEvent], people: dict[UUID, User], *, is_mute: bool
) -> list[EventView]:
    """The steps; of somebody who was erased (`is_mute`) without the words that were typed."""
    steps = [_event(actor, *pair, people) for pair in zip([None, *told], told, strict=False)]
    if not is_mute:
        return steps
    coded = set(REJECTION_REASONS.values())
    return [
        replace(step, note=None, reason=step.reason if step.reason in coded else None)
        for step in steps
    ]


def _event(
    actor: Actor, before: StageEvent | None, event: StageEvent, people: dict[UUID, User]
) -> EventView:
    reason = REJECTION_REASONS.get(event.reason or "", event.reason)
    return EventView(
        id=event.id,
        from_stage=before.to_stage if before else None,
        to_stage=event.to_stage,
        at=event.at,
        by=_named(actor, people, event.actor_id),
        reason=reason if actor.is_staff else None,
        note=event.note if actor.is_staff else None,
        is_undo=actor.is_staff and event.undoes_id is not None,
        is_override=actor.is_staff and event.is_override,
    )


def _remark(actor: Actor, remark: Remark, people: dict[UUID, User]) -> RemarkView:
    by = _named(actor, people, remark.author_id)
    return RemarkView(remark.id, remark.text, remark.visibility, by, remark.at)
