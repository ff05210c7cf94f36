"""How an answer travels: not at all when it is known already, and in as few bytes as it needs."""

import asyncio
import gzip
from functools import partial
from hashlib import blake2b
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALL = 1024  # bytes that compressing would hardly make fewer
QUICK = (
    64 * 1024
)  # bytes that are compressed in a millisecond or two: more of them wait in a thread
JSON = "application/json"


async def travelling(request: Request, response: Response) -> Response:
    """The answer as it leaves: never kept by caches, 304 when the caller has it, compressed."""
    response.headers.setdefault("Cache-Control", "no-store")
    if response.media_type != JSON:
        return response
    response.headers["Vary"] = "Accept-Encoding, Authorization"
    if request.method == "GET" and response.status_code == HTTPStatus.OK:
        response.headers["ETag"] = _tag(response)
        if _is_known(request, response.headers["ETag"]):
            return _unchanged(response)
    if len(response.body) > SMALL and takes_gzip(request):
        await _compress(response)
    return response


def takes_gzip(request: Request) -> bool:
    """Whether the caller says that it can unpack gzip."""
    asked = [part.strip() for part in request.headers.get("accept-encoding", "").split(",")]
    refused = {"gzip;q=0", "gzip;q=0.0"}
    return any(part.partition(";")[0] == "gzip" and part not in refused for part in asked)


class BodilessHead:
    """Answers HEAD below /api as it would GET, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask in place of HEAD for the whole, and keep its body back."""
        if scope["type"] != "http" or scope["method"] != "HEAD" or not is_ours(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def bodiless(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        scope["method"] = "GET"
        await self._app(scope, receive, bodiless)


def is_ours(path: str) -> bool:
    """Whether an address is one of the REST door."""
    return path == "/api" or path.startswith("/api/")


def _tag(response: Response) -> str:
    """What changes whenever the body does; weak, for it is the same when that is compressed."""
    return f'W/"{blake2b(response.body, digest_size=16).hexdigest()}"'


def _is_known(request: Request, tag: str) -> bool:
    """Whether the caller has it already (RFC 9110, section 13.1.2)."""
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    return "*" in known or tag in known or tag.removeprefix("W/") in known


def _unchanged(response: Response) -> Response:
    kept = ("Cache-Control", "ETag", "Vary")
    headers = {name: response.headers[name] for name in kept}
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)


async def _compress(response: Response) -> None:
    packing = partial(gzip.compress, bytes(response.body), 5, mtime=0)
    quick = len(response.body) < QUICK
    response.body = packing() if quick else await asyncio.to_thread(packing)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.body))
