"""An AI's help with a draft, as the tests ask for it and take it over."""

import asyncio
from typing import Any
from uuid import UUID

from talentra import db
from talentra.models import Actor
from talentra.queries import drafts
from talentra.services import resume_help
from talentra.services.resume_help import Aim, Offer, Taken, Wanted
from tests.harness.cast import Cast

BULLET = "work[0].highlights[0]"
AIMS: dict[Aim, dict[str, Any]] = {
    "bullet": {"path": BULLET},
    "summary": {},
    "tailor": {},
    "translate": {"language": "German"},
    "generate": {},
}


def says(*pairs: tuple[str, str]) -> dict[str, Any]:
    """An answer of the AI: a text for each path."""
    return {"changes": [{"path": path, "after": after, "why": "So."} for path, after in pairs]}


def wanted(cast: Cast, aim: Aim) -> Wanted:
    """A wish of this kind that can be met."""
    return Wanted(aim, **AIMS[aim], job_id=cast.job_id if aim == "tailor" else None)


def propose(actor: Actor, draft_id: UUID, wanted: Wanted, hear: Any = None) -> list[Offer]:
    """What the AI offers."""
    return asyncio.run(resume_help.propose(actor, draft_id, wanted, hear))


def accept(
    actor: Actor,
    draft_id: UUID,
    wanted: Wanted,
    offers: list[Offer],
    number: int,
    *,
    version: int | None = None,
    is_true: bool = False,
) -> Taken:
    """Take one of the offers over, by default into the draft as it is now."""
    with db.transaction() as session:
        now = version or drafts.view(session, actor, draft_id).version
        return resume_help.accept(
            session, actor, draft_id, wanted, offers, number, version=now, is_true=is_true
        )


def content(actor: Actor, draft_id: UUID) -> dict[str, Any]:
    """What the draft says now."""
    with db.reading() as session:
        return drafts.view(session, actor, draft_id).content
