"""The few ASGI things that all parts of the wall share."""

import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http import HTTPStatus
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]


def header(scope: Scope, name: str) -> str | None:
    """The last value of a request header; None when it was not sent."""
    wanted = name.encode()
    values = [value for key, value in scope["headers"] if key == wanted]
    return values[-1].decode("latin-1") if values else None


def without(headers: Iterable[Header], *names: bytes) -> list[Header]:
    """The headers that have none of the names."""
    return [(key, value) for key, value in headers if key not in names]


async def answer(
    send: Send, status: int, sentence: str = "", headers: Iterable[tuple[str, str]] = ()
) -> None:
    """A whole response: a problem with its sentence, or nothing but a status and headers."""
    title = HTTPStatus(status).phrase
    told = {"type": "about:blank", "title": title, "status": status, "detail": sentence}
    body = json.dumps(told).encode() if sentence else b""
    kind = [(b"content-type", b"application/problem+json")] if sentence else []
    sent = [(key.encode(), value.encode("latin-1")) for key, value in headers]
    length = [(b"content-length", str(len(body)).encode())]
    await send(
        {"type": "http.response.start", "status": status, "headers": [*kind, *length, *sent]}
    )
    await send({"type": "http.response.body", "body": body})
