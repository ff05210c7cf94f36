"""Candidates who came from another recruiter, for whoever handles them now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from talentra.errors import NotFound
from talentra.models import Actor, Application, Assignment, Remark, Stage, Takeover, User
from talentra.policies import applications as application_policy
from talentra.policies import assignments as policy
from talentra.queries import applications
from talentra.queries.application_filters import ApplicationFilter
from talentra.queries.pages import Ask

MOST = 3  # shown at once
LAST_REMARKS = 2


@dataclass(frozen=True, slots=True)
class LastRemark:
    """Something that was written about a candidate before they came."""

    by: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TakeoverView:
    """Who came, from whom, when and why; how their latest application stands."""

    candidate_id: UUID
    candidate_name: str
    taken_from: str
    decided_by: str
    reason: str | None
    at: datetime
    stage: Stage | None
    job_title: str
    remarks: list[LastRemark]


def new(session: Session, actor: Actor, *, candidate_id: UUID | None = None) -> list[TakeoverView]:
    """The latest takeovers that the actor has not put away, perhaps only of one candidate."""
    candidate, former, admin = aliased(User), aliased(User), aliased(User)
    whose = (col(candidate.full_name), col(former.full_name), col(admin.full_name))
    wanted = (
        select(Assignment, *whose)
        .join(Takeover, col(Takeover.assignment_id) == col(Assignment.id))
        .join(candidate, col(candidate.id) == col(Assignment.candidate_id))
        .join(former, col(former.id) == col(Takeover.taken_from))
        .join(admin, col(admin.id) == col(Assignment.assigned_by))
        .where(policy.visible_to(actor), *_own(actor, candidate_id))
        .where(col(Takeover.put_away_at).is_(None))
        .order_by(col(Assignment.started_at).desc(), col(Assignment.id).desc())
        .limit(MOST)
    )
    return [_view(session, actor, row) for row in session.execute(wanted)]


def get(session: Session, actor: Actor, candidate_id: UUID) -> Takeover:
    """How the candidate came to the actor, from another recruiter, to be changed."""
    wanted = (
        select(Takeover)
        .join(Assignment, col(Assignment.id) == col(Takeover.assignment_id))
        .where(policy.visible_to(actor), *_own(actor, candidate_id))
    )
    found = session.execute(wanted.with_for_update(of=Takeover)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def _own(actor: Actor, candidate_id: UUID | None) -> list[ColumnElement[bool]]:
    """Open assignments of the actor's own: admins, who see all, have none."""
    own = [col(Assignment.recruiter_id) == actor.user_id, col(Assignment.ended_at).is_(None)]
    return [*own, col(Assignment.candidate_id) == candidate_id] if candidate_id else own


def _view(session: Session, actor: Actor, row: Row[*tuple[Any, ...]]) -> TakeoverView:
    assignment: Assignment
    assignment, name, former, admin = row
    about = ApplicationFilter(candidate_id=assignment.candidate_id)
    latest = applications.page(session, actor, about, Ask(limit=1)).rows
    return TakeoverView(
        candidate_id=assignment.candidate_id,
        candidate_name=name,
        taken_from=former,
        decided_by=admin,
        reason=assignment.reason,
        at=assignment.started_at,
        stage=latest[0].stage if latest else None,
        job_title=latest[0].job_title if latest else "",
        remarks=_remarks(session, actor, assignment.candidate_id),
    )


def _remarks(session: Session, actor: Actor, candidate_id: UUID) -> list[LastRemark]:
    """What was last written about the candidate, the latest first."""
    wanted = (
        select(col(User.full_name), col(Remark.text), col(Remark.at))
        .join(Application, col(Application.id) == col(Remark.application_id))
        .join(User, col(User.id) == col(Remark.author_id))
        .where(
            application_policy.visible_to(actor),
            application_policy.remarks_visible_to(actor),
            col(Application.candidate_id) == candidate_id,
        )
        .order_by(col(Remark.at).desc(), col(Remark.id).desc())
        .limit(LAST_REMARKS)
    )
    return [LastRemark(*each) for each in session.execute(wanted)]
