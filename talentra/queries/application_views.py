"""One application as its reader may see it: the only projection, for pages, counts and the API.

Staff see everything. The candidate sees the stages they are told, the remarks meant for them, and
nobody's name; a rejection that is held back leaves no trace in stage, history, dates or version.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.documents import Hidden
from talentra.errors import NotFound
from talentra.models import PATH, Actor, Application, Stage, Visibility
from talentra.models.applications import FINAL, REJECTION_REASONS, ways
from talentra.policies import applications as policy
from talentra.queries import application_parts as parts
from talentra.queries.application_parts import Head, Note, Step
from talentra.queries.kept import ME, Shelf, anybody
from talentra.queries.organisation import rejection_hold
from talentra.queries.pages import LONGEST, Ask, Listed, Page
from talentra.queries.standings import Standing, stands
from talentra.queries.usual_stays import Usual, usual_to

OF_JOBS = Shelf[Listed]()


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
    """One application as the actor may see it; NotFound when they do not."""
    found = session.execute(parts.heads(actor, col(Application.id) == application_id)).first()
    if found is None:
        raise NotFound
    return _views(session, actor, [found])[0]


def mine(
    session: Session, actor: Actor, ask: Ask, standing: Standing | None = None
) -> Page[ApplicationView]:
    """The actor's own applications, or those that stand so, the latest sent first."""
    asked = [stands(standing, rejection_hold(session))] if standing else []
    own = col(Application.candidate_id) == actor.user_id
    by = (col(Application.applied_at), col(Application.id))
    return _page(session, actor, Listed(parts.heads(actor, own, *asked), by), ask)


def of_job(
    session: Session, actor: Actor, job_id: UUID, stage: Stage | None, ask: Ask
) -> Page[ApplicationView]:
    """The job's applications within the actor's sight, the latest change first."""

    def made() -> Listed:
        at = [col(Application.stage) == stage] if stage else []
        found = parts.heads(anybody(actor.role), col(Application.job_id) == job_id, *at)
        return Listed(found, (col(Application.stage_changed_at), col(Application.id)))

    listed = OF_JOBS.get((actor.role, job_id, stage), made)
    return _page(session, actor, listed, ask)


def of_candidate(session: Session, actor: Actor, candidate_id: UUID) -> list[ApplicationView]:
    """The candidate's applications within the actor's sight, the latest sent first."""
    wanted = (
        parts.heads(actor, col(Application.candidate_id) == candidate_id)
        .order_by(col(Application.applied_at).desc(), col(Application.id).desc())
        .limit(LONGEST)
    )
    return _views(session, actor, session.execute(wanted).all())


def _page(session: Session, actor: Actor, listed: Listed, ask: Ask) -> Page[ApplicationView]:
    found = listed.page(session, ask, tuple, **{ME: actor.user_id})
    return Page(_views(session, actor, found.rows), found.next_cursor, found.total)


@dataclass(frozen=True, slots=True)
class _Found:
    """What belongs to some applications, by the application's id, and what holds for all."""

    told: dict[UUID, list[Step]]  # of their history
    remarks: dict[UUID, list[Note]]
    taking: set[UUID]  # applications whose job still takes some
    hidden: dict[UUID, list[Hidden]]  # none for candidates, who are told with the resume itself
    usual: Usual  # none for staff, who have the figures


def _views(session: Session, actor: Actor, rows: Iterable[Sequence[Any]]) -> list[ApplicationView]:
    """As many queries, however many applications."""
    heads = [Head(*row[: len(Head._fields)]) for row in rows]
    ids = [head.id for head in heads]
    history, remarks = parts.history(session, ids), parts.remarks(session, actor, ids)
    if not actor.is_staff:
        hold = rejection_hold(session)
        history = {which: parts.told(steps, hold) for which, steps in history.items()}
    taking = parts.to_taking_jobs(session, ids) if policy.can_apply(actor) else set[UUID]()
    hidden = parts.hidden_texts(session, heads) if actor.is_staff else {}
    found = _Found(history, remarks, taking, hidden, usual_to(session, actor))
    return [_shape(actor, head, found) for head in heads]


def _shape(actor: Actor, head: Head, found: _Found) -> ApplicationView:
    told, is_staff = found.told[head.id], actor.is_staff
    stage = told[-1].to_stage
    return ApplicationView(
        id=head.id,
        job_id=head.job_id,
        job=head.job,
        candidate_id=head.candidate_id,
        candidate_name=head.candidate_name,
        candidate_email=head.candidate_email,
        candidate_is_active=head.candidate_is_active,
        recruiter_name=head.recruiter_name if is_staff else None,
        stage=stage,
        version=head.version if is_staff else len(told),
        applied_at=head.applied_at,
        stage_changed_at=told[-1].at,
        next_stages=_next_stages(actor, head),
        file_name=head.file_name,
        sha256=head.sha256,
        has_newer_resume=is_staff and head.has_newer_resume,
        profile=head.profile,
        cover_note=head.cover_note,
        remarks=[_remark(actor, remark) for remark in found.remarks[head.id]],
        history=_history(actor, told, is_mute=head.erased_at is not None),
        can_withdraw=policy.can_apply(actor) and stage in PATH,
        can_apply_again=stage is Stage.WITHDRAWN and head.id in found.taking,
        last_event_id=told[-1].id if is_staff else None,
        usual_days=found.usual.get(stage),
        hidden_text=found.hidden.get(head.id, []) if is_staff else None,
    )


def _next_stages(actor: Actor, head: Head) -> tuple[Stage, ...]:
    """Where the actor may move it, in the order of the path."""
    is_stuck = head.stage in FINAL and not policy.can_reopen(actor)
    if is_stuck or not policy.can_move(actor):
        return ()
    leads_to = ways(head.stage, head.stage_before)
    return tuple(stage for stage in Stage if stage in leads_to)


def _history(actor: Actor, told: list[Step], *, is_mute: bool) -> list[EventView]:
    """The steps; of somebody who was erased (`is_mute`) without the words that were typed."""
    steps = [_event(actor, *pair) for pair in zip([None, *told], told, strict=False)]
    if not is_mute:
        return steps
    coded = set(REJECTION_REASONS.values())
    return [
        replace(step, note=None, reason=step.reason if step.reason in coded else None)
        for step in steps
    ]


def _event(actor: Actor, before: Step | None, event: Step) -> EventView:
    told = actor.is_staff
    return EventView(
        id=event.id,
        from_stage=before.to_stage if before else None,
        to_stage=event.to_stage,
        at=event.at,
        by=event.by if told else None,
        reason=REJECTION_REASONS.get(event.reason or "", event.reason) if told else None,
        note=event.note if told else None,
        is_undo=told and event.undoes_id is not None,
        is_override=told and event.is_override,
    )


def _remark(actor: Actor, note: Note) -> RemarkView:
    by = note.by if actor.is_staff else None
    return RemarkView(note.id, note.text, note.visibility, by, note.at)
