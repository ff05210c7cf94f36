"""How much and how often: bodies, messages and events, before anything reads them."""

import time
from http import HTTPStatus

from talentra.documents.limits import TOO_LARGE
from talentra.web.asgi import App, Message, Receive, Scope, Send, answer, header

FORM = 64 * 1024  # bytes of a form
JSON = 256 * 1024  # bytes of a body of the REST door: its longest text, with each sign escaped
FILE = 6 * 1024 * 1024  # bytes of a request that carries a file: five MiB and its wrapping
FILES_AT = ("/_upload", "/api/candidates/resumes", "/api/submissions/apply")
MESSAGE = 1_000_000  # characters of one message on a socket
BURST, PER_SECOND = 120, 30  # messages on one socket: at once, and for long
TOO_LONG = "This is larger than {} KB, the most that is taken here. Send less at once."


async def with_small_body(app: App, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer 413 for a body over the limit, announced or counted as it comes."""
    allowed, sentence = _allowed(scope["path"])
    announced = header(scope, "content-length") or "0"
    if not announced.isdigit() or int(announced) > allowed:
        await answer(send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence)
        return
    body = _Body(allowed, sentence, receive, send)
    try:
        await app(scope, body.receive, body.send)
    finally:
        await body.refuse_if_over()


def _allowed(path: str) -> tuple[int, str]:
    """How many bytes are taken there, and what to say of more."""
    if path.startswith(FILES_AT):
        return FILE, TOO_LARGE
    most = JSON if path.startswith("/api/") else FORM
    return most, TOO_LONG.format(most // 1024)


class _Body:
    """A request's body as it is counted; once it is over, what the app answers is not sent."""

    def __init__(self, allowed: int, sentence: str, receive: Receive, send: Send) -> None:
        self._left = allowed
        self._sentence = sentence
        self._receive = receive
        self._send = send
        self._answered = False

    async def receive(self) -> Message:
        """The next piece; a disconnect instead of the piece that is too much."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return {"type": "http.disconnect"} if self._left < 0 else message

    async def send(self, message: Message) -> None:
        """Pass on, unless the body was too large and nothing has been answered yet."""
        if self._left < 0 and not self._answered:
            return
        self._answered = True
        await self._send(message)

    async def refuse_if_over(self) -> None:
        """Answer 413 in place of the app."""
        if self._left < 0 and not self._answered:
            self._answered = True
            await answer(self._send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._sentence)


class Pace:
    """How fast one socket speaks: a bucket that every message empties and time refills."""

    def __init__(self) -> None:
        self._left = float(BURST)
        self._last = time.monotonic()

    def is_kept(self, message: Message) -> bool:
        """Whether this message is short and not one too many."""
        moment = time.monotonic()
        self._left = min(BURST, self._left + (moment - self._last) * PER_SECOND) - 1
        self._last = moment
        length = len(message.get("text") or message.get("bytes") or "")
        return self._left >= 0 and length <= MESSAGE
