"""Resume drafts: begun, named, copied, thrown away and taken back."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.documents.resumes import from_fields
from talentra.errors import Conflict, Invalid, TooLarge, ensure
from talentra.models import Actor, DraftVersion, ResumeDraft
from talentra.models.drafts import LONGEST_TITLE
from talentra.policies import drafts as policy
from talentra.queries import drafts as query
from talentra.queries import users
from talentra.queries.drafts import CANDIDATES_ONLY, DraftDetail
from talentra.services.telling import announce, audit

MOST_DRAFTS = 100
LARGEST = 200_000  # characters of a draft's JSON
FULL = f"You have {MOST_DRAFTS} drafts, which is the most. Delete one to make room."
TOO_LARGE = "This draft is too long to be kept. Shorten some of its texts."
UNTITLED = "Untitled resume"


def create(
    session: Session,
    actor: Actor,
    title: str = "",
    content: Mapping[str, Any] | None = None,
    look: Mapping[str, Any] | None = None,
) -> DraftDetail:
    """Begin a draft with some content, or with nothing."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    users.oneself(session, actor)
    _check_room(session, actor)
    draft = ResumeDraft(
        candidate_id=actor.user_id,
        title=clean_title(title),
        content=checked(content or {}),
        look=dict(look or {}),
    )
    session.add(draft)
    session.flush()
    session.add(
        DraftVersion(draft_id=draft.id, number=draft.step, content=draft.content, look=draft.look)
    )
    session.flush()
    _tell(session, actor, "draft.created", draft)
    return query.detail(session, actor, draft)


def rename(session: Session, actor: Actor, draft_id: UUID, title: str) -> DraftDetail:
    """Call it something else."""
    draft = query.get(session, actor, draft_id, lock=True)
    draft.title = clean_title(title)
    draft.updated_at = now()
    _tell(session, actor, "draft.renamed", draft)
    return query.detail(session, actor, draft)


def duplicate(session: Session, actor: Actor, draft_id: UUID) -> DraftDetail:
    """Make another one of the same content and look."""
    draft = query.get(session, actor, draft_id)
    title = f"{draft.title[: LONGEST_TITLE - 7]} (copy)"
    return create(session, actor, title, draft.content, draft.look)


def remove(session: Session, actor: Actor, draft_id: UUID) -> DraftDetail:
    """Throw it away; it can be taken back."""
    draft = query.get(session, actor, draft_id, lock=True)
    draft.removed_at = now()
    _tell(session, actor, "draft.removed", draft)
    return query.detail(session, actor, draft)


def restore(session: Session, actor: Actor, draft_id: UUID) -> DraftDetail:
    """Take back a draft that was thrown away."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    users.oneself(session, actor)
    draft = query.removed(session, actor, draft_id)
    _check_room(session, actor)
    draft.removed_at = None
    _tell(session, actor, "draft.restored", draft)
    return query.detail(session, actor, draft)


def checked(content: Mapping[str, Any]) -> dict[str, Any]:
    """Content that is a resume, and not too large to be kept; Invalid names what is wrong."""
    if len(json.dumps(content, ensure_ascii=False)) > LARGEST:
        raise TooLarge(TOO_LARGE)
    from_fields(dict(content))
    return dict(content)


def clean_title(title: str) -> str:
    """A title in single spaces; one for those that have none."""
    said = " ".join(title.split()) or UNTITLED
    if len(said) > LONGEST_TITLE:
        sentence = f"Use at most {LONGEST_TITLE} characters for the title."
        raise Invalid(sentence, fields=[("title", sentence)])
    return said


def _check_room(session: Session, actor: Actor) -> None:
    """The actor's row must be locked, so that two at once do not both find room."""
    if query.number(session, actor) >= MOST_DRAFTS:
        raise Conflict(FULL, code="draft_limit")


def _tell(session: Session, actor: Actor, action: str, draft: ResumeDraft) -> None:
    audit(session, actor, action, "draft", draft.id)
    announce(session, f"candidate:{actor.user_id}")
