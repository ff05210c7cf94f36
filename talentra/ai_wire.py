"""How an AI is spoken to over HTTP: one chat completion, whole or as it comes, with every limit."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from talentra.config import settings
from talentra.errors import Away

LARGEST = 256 * 1024  # bytes of an answer that are read
LONGEST = 20_000  # characters of an answer that are taken
SOON, LATER, AN_HOUR = 10, 60, 3600  # seconds
STREAMED = "text/event-stream"
CUT = "The AI server cannot be reached, or broke off. Nothing was changed; try again later."
BROKEN = "The AI server has a fault of its own. Nothing was changed; try again later."
ASKED_TOO_MUCH = "The AI server takes no more questions for now. Try again later."
MISSET = "The AI server refuses our address, key or model: an administrator has to set it right."
UNUSABLE = "The AI's answer was of no use. Nothing was changed; try again."
Hear = Callable[[str], None]  # takes all of the text that has come so far, in the AI's own thread


class _Said(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    finish_reason: str | None = None
    message: _Said


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


class _Part(BaseModel):
    finish_reason: str | None = None
    delta: _Said = _Said()


class _Piece(BaseModel):
    choices: list[_Part] = []


class Refused(Away):
    """The server answered something else than 200."""

    def __init__(self, status: int, wait: str) -> None:
        self.answered = status
        asked = min(int(wait), AN_HOUR) if wait.isascii() and wait.isdecimal() else 0
        sentence = ASKED_TOO_MUCH if status == 429 else BROKEN if status >= 500 else MISSET
        super().__init__(sentence, retry_after=AN_HOUR if sentence == MISSET else asked or LATER)


class _Stream:
    """Server-sent events as they come in: the text so far, and whether it has come to its end."""

    def __init__(self, hear: Hear) -> None:
        """Nothing has come yet."""
        self.text = ""
        self.finish: str | None = None
        self._hear = hear
        self._rest = b""

    def take(self, piece: bytes) -> None:
        """Read the lines that are whole."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        before = self.text
        for line in lines:
            self._line(line.strip())
        if len(self.text) > LONGEST:
            raise Away(UNUSABLE, retry_after=SOON)
        if self.text != before:
            self._hear(self.text)

    def _line(self, line: bytes) -> None:
        told = line.removeprefix(b"data:").strip()
        if not line.startswith(b"data:") or told == b"[DONE]":
            return
        try:
            choices = _Piece.model_validate_json(told).choices
        except ValidationError as garbage:
            raise Away(UNUSABLE, retry_after=SOON) from garbage
        for choice in choices[:1]:
            self.text += choice.delta.content or ""
            self.finish = choice.finish_reason or self.finish


async def send(client: Any, messages: Any, hear: Hear | None = None, **more: Any) -> str:
    """The text of one completion, whole; `hear` is told what has come while it comes."""
    body, model = bytearray(), settings().ai_model
    stream = _Stream(hear) if hear else None
    asked = {"stream": True} if stream else {}
    create = client.chat.completions.with_streaming_response.create
    async with create(model=model, messages=messages, **asked, **more) as answer:
        streams = stream and STREAMED in answer.headers.get("content-type", "")
        async for piece in answer.iter_bytes():
            body += piece
            if len(body) > LARGEST:
                raise Away(UNUSABLE, retry_after=SOON)
            if stream and streams:
                stream.take(piece)
    return _ended(stream) if stream and streams else _text(bytes(body))


def _ended(stream: _Stream) -> str:
    """What was streamed, if it came to its end: a cut stream looks like a short answer."""
    stream.take(b"\n")
    if stream.finish is None:
        raise Away(CUT, retry_after=LATER)
    return _checked(stream.text, stream.finish)


def _text(body: bytes) -> str:
    """What the server says the AI said, all of it, or nothing."""
    try:
        choice = _Completion.model_validate_json(body).choices[0]
    except ValidationError as garbage:
        raise Away(UNUSABLE, retry_after=SOON) from garbage
    return _checked(choice.message.content or "", choice.finish_reason)


def _checked(text: str, finish: str | None) -> str:
    text = text.strip()
    if finish != "stop" or not 0 < len(text) <= LONGEST:
        raise Away(UNUSABLE, retry_after=SOON)
    return text


def client() -> Any:
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
        raise Refused(response.status_code, response.headers.get("retry-after", ""))
    if response.headers.get("content-encoding"):  # it may unpack without end
        raise Away(UNUSABLE, retry_after=SOON)
