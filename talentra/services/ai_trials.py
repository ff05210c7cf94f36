"""Trying the AI out: one tiny question, and how it went in a sentence."""

import time
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from pydantic import BaseModel
from sqlalchemy.orm import Session

from talentra import ai, db
from talentra.ai import Question
from talentra.config import settings
from talentra.errors import Away, ensure
from talentra.models import Actor
from talentra.policies import organisation as policy
from talentra.queries.organisation import ADMINS_ONLY
from talentra.services import throttle
from talentra.services.telling import audit

MOST, WHILE = 20, timedelta(hours=1)
ENOUGH = f"You have tried the AI {MOST} times within an hour. Wait a while before the next time."
WORKS = "It works: {model} answered in {milliseconds:,} ms."


class Ready(BaseModel):
    """The shape of the answer."""

    ready: bool


QUESTION = Question("ai.test", 'Answer with {"ready": true}.', "Are you ready?", Ready)


@dataclass(frozen=True, slots=True)
class Trial:
    """How it went: which model was asked, how long it took, and what to tell."""

    works: bool
    model: str
    milliseconds: int
    sentence: str


async def try_out(actor: Actor) -> Trial:
    """Ask the configured AI whether it is ready, also while it is switched off."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    key = f"ai test {actor.user_id}"
    await db.aside(partial(throttle.spend, key, MOST, WHILE, ENOUGH))
    trial = await _ask()
    await db.run(_note, actor, trial)
    return trial


async def _ask() -> Trial:
    began, model, failure = time.monotonic(), settings().ai_model or "", ""
    try:
        await ai.ask(QUESTION)
    except Away as away:
        failure = away.sentence
    milliseconds = round((time.monotonic() - began) * 1000)
    works = WORKS.format(model=model, milliseconds=milliseconds)
    return Trial(not failure, model, milliseconds, failure or works)


def _note(session: Session, actor: Actor, trial: Trial) -> None:
    told = {"model": trial.model, "works": trial.works, "milliseconds": trial.milliseconds}
    audit(session, actor, "ai.tested", "organisation", after=told)
