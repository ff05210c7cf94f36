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
from pydantic import BaseModel, Field, ValidationError

from talentra.config import settings
from talentra.errors import Away

TRIES = 2  # the second one repairs what the first one got wrong
AT_ONCE = 4  # calls in one process; further ones are told to come back
GRACE = 5  # seconds to clear away a call that is over: looking a name up cannot be cut short
LARGEST = 256 * 1024  # bytes of an answer that are read
LONGEST = 20_000  # characters of an answer that are taken
SOON, LATER, AN_HOUR = 10, 60, 3600  # seconds
MAY_MISS_SCHEMA = {400, 415, 422, 501}  # how servers refuse a response_format they do not know
FORM = "Answer with one JSON object and nothing else. It follows this JSON Schema:\n"
REPAIR = "That does not follow the JSON Schema: {faults}. Send the whole JSON object again."

OFF = "No AI is configured here. Write by hand, or ask an administrator for one."
BUSY = "The AI has its hands full at the moment. Try again in a few seconds."
LATE = "The AI did not answer within {seconds} seconds. Nothing was changed; try again later."
CUT = "The AI server cannot be reached, or broke off. Nothing was changed; try again later."
BROKEN = "The AI server has a fault of its own. Nothing was changed; try again later."
ASKED_TOO_MUCH = "The AI server takes no more questions for now. Try again later."
MISSET = "The AI server refuses our address, key or model: an administrator has to set it right."
UNUSABLE = "The AI's answer was of no use. Nothing was changed; try again."
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


class _Said(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    finish_reason: str | None = None
    message: _Said


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


class _Refused(Away):
    """The server answered something else than 200."""

    def __init__(self, status: int, wait: str) -> None:
        self.answered = status
        asked = min(int(wait), AN_HOUR) if wait.isascii() and wait.isdecimal() else 0
        sentence = ASKED_TOO_MUCH if status == 429 else BROKEN if status >= 500 else MISSET
        super().__init__(sentence, retry_after=AN_HOUR if sentence == MISSET else asked or LATER)


async def ask(question: Question[T]) -> Answer[T]:
    """The answer; Away with a sentence when there is no AI, or none that can be used in time."""
    if not settings().has_ai:
        raise Away(OFF, retry_after=AN_HOUR)
    if not SEATS.acquire(blocking=False):
        raise Away(BUSY, retry_after=SOON)
    working = _threads().submit(_work, question)
    working.add_done_callback(lambda _: SEATS.release())
    async with _within(settings().ai_timeout + GRACE):
        return await asyncio.wrap_future(working)


def _work(question: Question[T]) -> Answer[T]:
    """The same in a thread, with a line in the log that holds no text."""
    began, outcome = time.monotonic(), "failed"
    try:
        answer = asyncio.run(_converse(question))
        outcome = "answered"
    except Away as away:
        outcome = away.sentence
        raise
    finally:
        took = round((time.monotonic() - began) * 1000)
        log.info("ai_asked", purpose=question.purpose, outcome=outcome, milliseconds=took)
    return answer


async def _converse(question: Question[T]) -> Answer[T]:
    """Ask within the deadline; whatever the server does wrong becomes a sentence."""
    import httpx2
    import openai

    try:
        async with _within(settings().ai_timeout), _client() as client:
            return await _answer(client, question)
    except (openai.APIConnectionError, httpx2.RequestError, OSError) as failure:
        raise Away(CUT, retry_after=LATER) from failure


@asynccontextmanager
async def _within(seconds: float) -> AsyncGenerator[None]:
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as late:
        raise Away(LATE.format(seconds=settings().ai_timeout), retry_after=LATER) from late


async def _answer(client: Any, question: Question[T]) -> Answer[T]:
    """Its answer in its shape; one that is not gets one try to be repaired."""
    messages = _messages(question)
    for _ in range(TRIES):
        text = await _complete(client, question, messages)
        try:
            content = _read(text, question.shape)
        except ValidationError as wrong:
            repair = {"role": "user", "content": _faults(wrong)}
            messages = [*messages, {"role": "assistant", "content": text}, repair]
        else:
            sent = sum(len(message["content"]) for message in messages)
            return Answer(content, settings().ai_model or "", sent, len(text))
    raise Away(UNUSABLE, retry_after=SOON)


async def _complete(client: Any, question: Question[Any], messages: list[dict[str, str]]) -> str:
    """The text it completes; asked without a schema where the server knows none."""
    server = f"{client.base_url} {settings().ai_model}"
    if server in _schemaless:
        return await _send(client, messages)
    try:
        schema = {"name": "answer", "strict": True, "schema": question.shape.model_json_schema()}
        form = {"type": "json_schema", "json_schema": schema}
        return await _send(client, messages, response_format=form)
    except _Refused as refused:
        if refused.answered not in MAY_MISS_SCHEMA:
            raise
    text = await _send(client, messages)
    _schemaless.add(server)
    return text


async def _send(client: Any, messages: Any, **more: Any) -> str:
    body, model = bytearray(), settings().ai_model
    create = client.chat.completions.with_streaming_response.create
    async with create(model=model, messages=messages, **more) as answer:
        async for piece in answer.iter_bytes():
            body += piece
            if len(body) > LARGEST:
                raise Away(UNUSABLE, retry_after=SOON)
    return _text(bytes(body))


def _text(body: bytes) -> str:
    """What the server says the AI said, all of it, or nothing."""
    try:
        choice = _Completion.model_validate_json(body).choices[0]
    except ValidationError as garbage:
        raise Away(UNUSABLE, retry_after=SOON) from garbage
    text = (choice.message.content or "").strip()
    if choice.finish_reason != "stop" or not 0 < len(text) <= LONGEST:
        raise Away(UNUSABLE, retry_after=SOON)
    return text


def _client() -> Any:
    """A client without second tries, redirects, proxies and patience of its own."""
    import httpx2
    from openai import AsyncOpenAI

    plain = httpx2.AsyncClient(
        timeout=None,  # the deadline is around all of it
        follow_redirects=False,
        trust_env=False,
        limits=httpx2.Limits(max_keepalive_connections=0),  # many servers close them unannounced
        event_hooks={"response": [_look]},
    )
    return AsyncOpenAI(
        base_url=settings().openai_base_url,
        api_key=settings().openai_api_key or "none",
        max_retries=0,
        timeout=None,
        http_client=plain,
        default_headers={"Accept-Encoding": "identity"},
    )


async def _look(response: Any) -> None:
    """Stop at whatever is no plain 200, before anything of it is read."""
    if response.status_code != 200:
        raise _Refused(response.status_code, response.headers.get("retry-after", ""))
    if response.headers.get("content-encoding"):  # it may unpack without end
        raise Away(UNUSABLE, retry_after=SOON)


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
