"""One question to the AI for somebody: counted before it is asked, written down after; no text."""

import secrets
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.orm import Session

from talentra import ai, db
from talentra.ai import Answer, Question
from talentra.config import settings
from talentra.errors import Away
from talentra.models import Actor
from talentra.queries import organisation
from talentra.services import throttle
from talentra.services.telling import audit

DAILY = 40  # questions of one person
A_DAY = timedelta(days=1)
SPENT = f"You have asked the AI {DAILY} times within a day. Go on by hand, or come back later."
SWITCHED_OFF = (
    "An admin has switched the AI off here. Write by hand, or ask an admin to switch it on again."
)
T = TypeVar("T", bound=BaseModel)


async def ask(
    actor: Actor, question: Question[T], kind: str, target_id: UUID | None = None
) -> Answer[T]:
    """The answer to what somebody asks about something of this kind; Away or TooMany if none."""
    await ensure_on()
    key = f"ai {actor.user_id}"
    await db.aside(partial(throttle.spend, key, DAILY, A_DAY, SPENT))
    told: dict[str, Any] = {"purpose": question.purpose, "outcome": "failed"}
    try:
        answer = await ai.ask(question)
        told |= {"model": answer.model, "sent": answer.sent, "received": answer.received}
        told["outcome"] = "answered"
    except Away as away:
        told["outcome"] = away.sentence
        raise
    finally:
        await db.run(_note, actor, kind, target_id, told)
    return answer


async def ensure_on() -> None:
    """Nothing while the AI may be asked; Away with the reason when there is none, or it is off."""
    if not settings().has_ai:
        raise Away(ai.OFF, retry_after=ai.AN_HOUR)
    if not await db.read(organisation.choice, "ai_enabled"):
        raise Away(SWITCHED_OFF, retry_after=ai.AN_HOUR)


def enclosed(written: str) -> str:
    """What people wrote, between marks that nobody can guess and so nobody can write."""
    mark = secrets.token_hex(8)
    return f"<<<{mark}\n{written}\n{mark}>>>"


def _note(
    session: Session, actor: Actor, kind: str, target_id: UUID | None, told: dict[str, Any]
) -> None:
    audit(session, actor, "ai.asked", kind, target_id, after=told)
