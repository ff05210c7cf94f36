"""Moving several applications at once, and taking all of that back at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.errors import Conflict, Invalid, NotFound, ensure
from talentra.models import Actor, Stage
from talentra.models.base import uuid7
from talentra.policies import applications as policy
from talentra.queries import applications as query
from talentra.services import applications
from talentra.services.applications import STAFF_ONLY

MOST = 500  # moves at once


@dataclass(frozen=True, slots=True)
class Seen:
    """An application, and the version in which it was on screen; None for whichever stands now."""

    application_id: UUID
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of several moves: the batch, those carried out, a sentence for each other one."""

    batch_id: UUID = field(default_factory=uuid7)
    done: list[UUID] = field(default_factory=list[UUID])
    refused: dict[UUID, str] = field(default_factory=dict[UUID, str])


def move_many(
    session: Session,
    actor: Actor,
    seen: Sequence[Seen],
    *,
    to: Stage,
    reason: str | None = None,
    note: str | None = None,
) -> Moved:
    """Move several applications in one batch; those that cannot be moved are only told."""
    ensure(policy.can_move(actor), STAFF_ONLY)
    if len(seen) > MOST:
        raise Invalid(f"Choose at most {MOST} applications at once.")
    moved = Moved()
    how: dict[str, Any] = {"reason": reason, "note": note, "batch_id": moved.batch_id}
    for each in sorted(seen, key=lambda each: each.application_id):  # so that locks never cross
        try:
            applications.move(
                session, actor, each.application_id, to=to, version=each.version, **how
            )
        except (Conflict, NotFound) as failure:
            moved.refused[each.application_id] = failure.sentence
        else:
            moved.done.append(each.application_id)
    return moved


def undo_batch(session: Session, actor: Actor, batch_id: UUID) -> Moved:
    """Take every move of a batch back, where nothing has happened since."""
    ensure(policy.can_move(actor), STAFF_ONLY)
    events = query.of_batch(session, actor, batch_id)
    if not events:
        raise NotFound
    undone = Moved()
    for event in events:
        try:
            applications.undo(session, actor, event.id)
        except (Conflict, NotFound) as failure:
            undone.refused[event.application_id] = failure.sentence
        else:
            undone.done.append(event.application_id)
    return undone
