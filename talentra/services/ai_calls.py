"""One question to the AI for somebody: counted before it is asked, written down after; no text."""

import asyncio
import secrets
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.orm import Session

from talentra import ai, db
from talentra.ai import Answer, Hear, Question
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
    actor: Actor,
    question: Question[T],
    kind: str,
    target_id: UUID | None = None,
    *,
    hear: Hear | None = None,
) -> Answer[T]:
    """The answer to what somebody asks about something of this kind; Away or TooMany if none.

    `hear` is told what has come so far. Whoever cancels this hangs up on the AI.
    """
    await ensure_on()
    await db.aside(partial(throttle.spend, _key(actor), DAILY, A_DAY, SPENT))
    told: dict[str, Any] = {"purpose": question.purpose, "outcome": "failed"}
    try:
        answer = await ai.ask(question, hear)
        told |= {"model": answer.model, "sent": answer.sent, "received": answer.received}
        told["outcome"] = "answered"
    except Away as away:
        told["outcome"] = away.sentence
        raise
    except asyncio.CancelledError:
        told["outcome"] = ai.HUNG_UP
        raise
    finally:
        await db.run(_note, actor, kind, target_id, told)
    return answer


def left(session: Session, actor: Actor) -> int:
    """How many more questions somebody has within the day that began with their first one."""
    return max(0, DAILY - throttle.spent(session, _key(actor)))


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


def _key(actor: Actor) -> str:
    return f"ai {actor.user_id}"


def _note(
    session: Session, actor: Actor, kind: str, target_id: UUID | None, told: dict[str, Any]
) -> None:
    audit(session, actor, "ai.asked", kind, target_id, after=told)
