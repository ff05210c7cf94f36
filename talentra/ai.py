"""The only client of an AI: one question, one answer of a known shape, within a deadline.

Any server that speaks OpenAI's chat completions will do. Each call has a thread and a loop of its
own: one that hangs, drips or sends 50 MB keeps nobody waiting. Never call this in a transaction.
"""

import asyncio
import json
import os
import time
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from threading import BoundedSemaphore
from typing import Any, Generic, TypeVar

import structlog
from pydantic import BaseModel, ValidationError

from talentra.ai_wire import (
    AN_HOUR,
    ASKED_TOO_MUCH,
    BROKEN,
    CUT,
    LATER,
    LONGEST,
    MISSET,
    SOON,
    UNUSABLE,
    Hear,
    Refused,
    client,
    send,
)
from talentra.config import settings
from talentra.errors import Away

TRIES = 2  # the second one repairs what the first one got wrong
AT_ONCE = 4  # calls in one process; further ones are told to come back
GRACE = 5  # seconds to clear away a call that is over: looking a name up cannot be cut short
MAY_MISS_SCHEMA = {400, 415, 422, 501}  # how servers refuse a response_format they do not know
FORM = "Answer with one JSON object and nothing else. It follows this JSON Schema:\n"
REPAIR = "That does not follow the JSON Schema: {faults}. Send the whole JSON object again."

HUNG_UP = "You stopped the AI. Nothing was changed."
OFF = "No AI is configured here. Write by hand, or ask an administrator for one."
BUSY = "The AI has its hands full at the moment. Try again in a few seconds."
LATE = "The AI did not answer within {seconds} seconds. Nothing was changed; try again later."
__all__ = [
    "AN_HOUR",
    "ASKED_TOO_MUCH",
    "BROKEN",
    "CUT",
    "LONGEST",
    "MISSET",
    "OFF",
    "UNUSABLE",
    "Answer",
    "Hear",
    "Question",
    "ask",
]
T = TypeVar("T", bound=BaseModel)
SEATS = BoundedSemaphore(AT_ONCE)
log = structlog.get_logger()
_schemaless: set[str] = set()  # servers that were seen to know no json_schema


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """What is asked: fixed rules of ours, what people wrote, and the shape of the answer."""

    purpose: str
    rules: str
    said: str
    shape: type[T]


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What was answered, by which model, and how many characters went to and fro."""

    content: T
    model: str
    sent: int
    received: int


async def ask(question: Question[T], hear: Hear | None = None) -> Answer[T]:
    """The answer; Away with a sentence when there is no AI, or none that can be used in time.

    `hear` is told the text so far while it comes, which nobody has looked at yet. Whoever cancels
    this hangs up: the connection to the server is closed.
    """
    if not settings().has_ai:
        raise Away(OFF, retry_after=AN_HOUR)
    if not SEATS.acquire(blocking=False):
        raise Away(BUSY, retry_after=SOON)
    call = _Call(question, hear)
    working = _threads().submit(call.work)
    working.add_done_callback(lambda _: SEATS.release())
    async with _within(settings().ai_timeout + GRACE):
        try:
            return await asyncio.wrap_future(working)
        except asyncio.CancelledError:
            call.hang_up()
            raise


class _Call(Generic[T]):
    """One question in a thread of its own, with a line in the log that holds no text."""

    def __init__(self, question: Question[T], hear: Hear | None) -> None:
        """Nothing is asked yet."""
        self._question, self._hear = question, hear
        self._at: tuple[asyncio.AbstractEventLoop, asyncio.Task[Any]] | None = None
        self._is_over = False

    def work(self) -> Answer[T]:
        """Ask, and wait for the answer."""
        began, outcome = time.monotonic(), "failed"
        try:
            answer = asyncio.run(self._ask())
            outcome = "answered"
        except Away as away:
            outcome = away.sentence
            raise
        except asyncio.CancelledError as over:
            outcome = "hung up"
            raise Away(HUNG_UP) from over
        finally:
            took = round((time.monotonic() - began) * 1000)
            purpose = self._question.purpose
            log.info("ai_asked", purpose=purpose, outcome=outcome, milliseconds=took)
        return answer

    def hang_up(self) -> None:
        """Close the connection; called from another thread than the one that asks."""
        self._is_over = True
        if self._at and not self._at[0].is_closed():
            self._at[0].call_soon_threadsafe(self._at[1].cancel)

    async def _ask(self) -> Answer[T]:
        task = asyncio.current_task()
        if self._is_over or task is None:
            raise Away(HUNG_UP)
        self._at = asyncio.get_running_loop(), task
        return await _converse(self._question, self._hear)


async def _converse(question: Question[T], hear: Hear | None) -> Answer[T]:
    """Ask within the deadline; whatever the server does wrong becomes a sentence."""
    import httpx2
    import openai

    try:
        async with _within(settings().ai_timeout), client() as asked:
            return await _answer(asked, question, hear)
    except (openai.APIConnectionError, httpx2.RequestError, OSError) as failure:
        raise Away(CUT, retry_after=LATER) from failure


@asynccontextmanager
async def _within(seconds: float) -> AsyncGenerator[None]:
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as late:
        raise Away(LATE.format(seconds=settings().ai_timeout), retry_after=LATER) from late


async def _answer(asked: Any, question: Question[T], hear: Hear | None) -> Answer[T]:
    """Its answer in its shape; one that is not gets one try to be repaired."""
    messages = _messages(question)
    for _ in range(TRIES):
        text = await _complete(asked, question, messages, hear)
        try:
            content = _read(text, question.shape)
        except ValidationError as wrong:
            repair = {"role": "user", "content": _faults(wrong)}
            messages = [*messages, {"role": "assistant", "content": text}, repair]
        else:
            sent = sum(len(message["content"]) for message in messages)
            return Answer(content, settings().ai_model or "", sent, len(text))
    raise Away(UNUSABLE, retry_after=SOON)


async def _complete(
    asked: Any, question: Question[Any], messages: list[dict[str, str]], hear: Hear | None
) -> str:
    """The text it completes; asked without a schema where the server knows none."""
    server = f"{asked.base_url} {settings().ai_model}"
    if server in _schemaless:
        return await send(asked, messages, hear)
    try:
        schema = {"name": "answer", "strict": True, "schema": question.shape.model_json_schema()}
        form = {"type": "json_schema", "json_schema": schema}
        return await send(asked, messages, hear, response_format=form)
    except Refused as refused:
        if refused.answered not in MAY_MISS_SCHEMA:
            raise
    text = await send(asked, messages, hear)
    _schemaless.add(server)
    return text


def _messages(question: Question[Any]) -> list[dict[str, str]]:
    """Rules are ours alone; what people wrote is never among them."""
    rules = f"{question.rules}\n\n{FORM}{json.dumps(question.shape.model_json_schema())}"
    return [{"role": "system", "content": rules}, {"role": "user", "content": question.said}]


def _read(text: str, shape: type[T]) -> T:
    """The object in the text: models that know no schema like to put a fence around it."""
    return shape.model_validate_json(text[text.find("{") : text.rfind("}") + 1])


def _faults(wrong: ValidationError) -> str:
    """What was wrong where, without repeating what stood there."""
    places = [f"{'.'.join(map(str, each['loc']))} {each['msg']}" for each in wrong.errors()[:5]]
    return REPAIR.format(faults="; ".join(places)[:500])


@lru_cache(maxsize=1)
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, thread_name_prefix="ai")


os.register_at_fork(after_in_child=_threads.cache_clear)
