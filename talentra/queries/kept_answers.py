"""Answers that may have to be given again."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.models import Actor, KeptAnswer

KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class KeptAnswerView:
    """What a call was answered, and what kind of call it was."""

    fingerprint: str
    status: int
    body: str


def find(session: Session, actor: Actor, key: str) -> KeptAnswerView | None:
    """What the actor's own call with this key was answered in the last day."""
    wanted = select(KeptAnswer).where(
        col(KeptAnswer.user_id) == actor.user_id, col(KeptAnswer.key) == key, ~is_over()
    )
    found = session.execute(wanted).scalar_one_or_none()
    return found and KeptAnswerView(found.fingerprint, found.status, found.body)


def is_over() -> ColumnElement[bool]:
    """The condition under which an answer need not be given again any more."""
    return col(KeptAnswer.kept_at) <= now() - KEPT_FOR
