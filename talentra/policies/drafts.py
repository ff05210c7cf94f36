"""Resume drafts: candidates have their own, and nobody else sees them, admins included."""

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

from talentra.models import Actor, ResumeDraft, Role


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The drafts that exist for this actor."""
    return and_(drafts_of(actor), col(ResumeDraft.removed_at).is_(None))


def drafts_of(actor: Actor) -> ColumnElement[bool]:
    """This actor's drafts, those they removed as well."""
    return col(ResumeDraft.candidate_id) == actor.user_id


def can_draft(actor: Actor) -> bool:
    """Only candidates write resumes."""
    return actor.role is Role.CANDIDATE
