"""What somebody may open by name: people and jobs in their sight."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, User
from talentra.policies import candidates as policy
from talentra.queries import jobs
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask

MOST = 6  # of each kind


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody or something that is called so, and what tells it from its namesakes."""

    id: UUID
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Found:
    """The first few of each kind, the latest on top."""

    candidates: tuple[Hit, ...] = ()
    jobs: tuple[Hit, ...] = ()


def found(session: Session, actor: Actor, words: str) -> Found:
    """Candidates (for staff) whose name or address has every word, and jobs that tell of them."""
    posted = jobs.page(session, actor, JobFilter(q=words), Ask(limit=MOST)).rows
    return Found(
        candidates=_candidates(session, actor, words) if actor.is_staff else (),
        jobs=tuple(Hit(job.id, job.title, f"{job.company} · {job.location}") for job in posted),
    )


def _candidates(session: Session, actor: Actor, words: str) -> tuple[Hit, ...]:
    wanted = [
        or_(*(col(text).icontains(word, autoescape=True) for text in (User.full_name, User.email)))
        for word in words.split()
    ]
    statement = (
        select(col(User.id), col(User.full_name), col(User.email))
        .where(policy.visible_to(actor), *wanted)
        .order_by(col(User.created_at).desc(), col(User.id).desc())
        .limit(MOST)
    )
    return tuple(Hit(*row) for row in session.execute(statement))
