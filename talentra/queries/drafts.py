"""Resume drafts and their versions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import NotFound, ensure
from talentra.models import Actor, DraftVersion, ResumeDraft
from talentra.policies import drafts as policy

CANDIDATES_ONLY = "Only candidates write resumes."


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list."""

    id: UUID
    title: str
    look: dict[str, Any]
    version: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class DraftDetail:
    """A draft as it stands, as JSON Resume, and whether there is a step back and forth."""

    id: UUID
    title: str
    content: dict[str, Any]
    look: dict[str, Any]
    version: int
    created_at: datetime
    updated_at: datetime
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list of those one can come back to."""

    number: int
    name: str | None
    at: datetime
    is_shown: bool


def mine(session: Session, actor: Actor) -> list[DraftLine]:
    """The actor's own drafts, what was worked on last first; there are never very many."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    wanted = (
        select(
            col(ResumeDraft.id),
            col(ResumeDraft.title),
            col(ResumeDraft.look),
            col(ResumeDraft.version),
            col(ResumeDraft.updated_at),
        )
        .where(policy.visible_to(actor))
        .order_by(col(ResumeDraft.updated_at).desc(), col(ResumeDraft.id).desc())
    )
    return [DraftLine(*found) for found in session.execute(wanted)]


def number(session: Session, actor: Actor) -> int:
    """How many drafts the actor has."""
    wanted = select(func.count()).select_from(ResumeDraft).where(policy.visible_to(actor))
    return session.execute(wanted).scalar_one()


def get(session: Session, actor: Actor, draft_id: UUID, *, lock: bool = False) -> ResumeDraft:
    """The draft, if it is the actor's own; locked until the transaction ends when asked."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    wanted = select(ResumeDraft).where(col(ResumeDraft.id) == draft_id, policy.visible_to(actor))
    found = session.execute(wanted.with_for_update() if lock else wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def removed(session: Session, actor: Actor, draft_id: UUID) -> ResumeDraft:
    """A draft that the actor removed, locked."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    wanted = select(ResumeDraft).where(
        col(ResumeDraft.id) == draft_id,
        policy.drafts_of(actor),
        col(ResumeDraft.removed_at).is_not(None),
    )
    found = session.execute(wanted.with_for_update()).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def view(session: Session, actor: Actor, draft_id: UUID) -> DraftDetail:
    """The draft as it stands, if it is the actor's own."""
    return detail(session, actor, get(session, actor, draft_id))


def detail(session: Session, actor: Actor, draft: ResumeDraft) -> DraftDetail:
    """What of a draft may leave."""
    numbers = {each.number for each in _versions(session, actor, draft.id)}
    return DraftDetail(
        draft.id,
        draft.title,
        draft.content,
        draft.look,
        draft.version,
        draft.created_at,
        draft.updated_at,
        can_undo=any(number < draft.step for number in numbers),
        can_redo=any(number > draft.step for number in numbers),
    )


def newest(session: Session, actor: Actor, draft_id: UUID) -> int:
    """The version of one's own draft, to see whether it is still the same."""
    return get(session, actor, draft_id).version


def versions(session: Session, actor: Actor, draft_id: UUID) -> list[VersionLine]:
    """The versions of one's own draft that are kept, the latest first."""
    draft = get(session, actor, draft_id)
    return [
        VersionLine(each.number, each.name, each.at, each.number == draft.step)
        for each in _versions(session, actor, draft_id)
    ]


def steps(session: Session, actor: Actor, draft_id: UUID) -> list[DraftVersion]:
    """The same with all they hold, for a service that has locked the draft."""
    wanted = (
        select(DraftVersion)
        .join(ResumeDraft, col(ResumeDraft.id) == col(DraftVersion.draft_id))
        .where(col(DraftVersion.draft_id) == draft_id, policy.drafts_of(actor))
        .order_by(col(DraftVersion.number).desc())
    )
    return list(session.execute(wanted).scalars())


def _versions(session: Session, actor: Actor, draft_id: UUID) -> list[Any]:
    wanted = (
        select(col(DraftVersion.number), col(DraftVersion.name), col(DraftVersion.at))
        .join(ResumeDraft, col(ResumeDraft.id) == col(DraftVersion.draft_id))
        .where(col(DraftVersion.draft_id) == draft_id, policy.drafts_of(actor))
        .order_by(col(DraftVersion.number).desc())
    )
    return list(session.execute(wanted).all())
