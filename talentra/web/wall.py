"""The wall: what every request and every socket passes before a page, an event or REST sees it."""

from http import HTTPStatus

from talentra.config import settings
from talentra.errors import Away
from talentra.models import Actor
from talentra.queries.sign_ins import HEADER
from talentra.web import addresses, cookies, limits, sockets
from talentra.web.asgi import App, Message, Receive, Scope, Send, answer, header, without
from talentra.web.gate import Decision, PageGate
from talentra.web.headers import Headers
from talentra.web.tracing import Trace, name, tracing

MARK = HEADER.encode()
WHO_ASKS = ("/api/", "/auth/", "/_upload")  # doors that are told who holds the cookie
UPLOAD = "/_upload"  # Reflex would publish there what it has taken: nothing is ever read from it
NOT_OUR_NAME = "This server does not go by that name."
NOT_OUR_PAGE = "This did not come from a page of ours. Reload the page and try again."
NO_SUCH_VERB = "There is no such method."
VERBS = addresses.SAFE | addresses.UNSAFE
TAKEN = (("allow", ", ".join(sorted(VERBS))),)
NOT_THERE = "This does not exist."
Refusal = tuple[HTTPStatus, str]


class AsgiGuard:
    """Wraps the whole app."""

    def __init__(self, app: App, gate: PageGate, headers: Headers) -> None:
        """Take what stands behind the wall, and what it must know of it."""
        self._app = app
        self._gate = gate
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, mark and pass on."""
        if scope["type"] == "http":
            with tracing(scope) as trace:
                reply = _Reply(scope["path"], self._headers, trace, send)
                await self._request(scope, receive, reply)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, reply: "_Reply") -> None:
        if refusal := _refusal(scope):
            await answer(reply.send, *refusal, TAKEN if refusal[1] is NO_SUCH_VERB else ())
            return
        try:
            decision = await self._decide(scope)
        except Away as away:
            retry = [("retry-after", str(away.retry_after))]
            await answer(reply.send, away.status, away.sentence, retry)
            return
        if decision.location:
            there = [("location", decision.location)]
            await answer(reply.send, HTTPStatus.SEE_OTHER, headers=there)
            return
        scope["path"], scope["raw_path"] = decision.path, decision.path.encode()
        reply.status = decision.status
        await limits.with_small_body(self._app, scope, receive, reply.send)

    async def _decide(self, scope: Scope) -> Decision:
        """Mark the request with who asks, where that matters, and see what page it shall get."""
        path, query = scope["path"], scope.get("query_string", b"").decode("latin-1")
        page = scope["method"] in {"GET", "HEAD"} and self._gate.page_at(path)
        asked = page or path.startswith(WHO_ASKS)
        actor = await _identify(scope) if asked else _unmark(scope)
        return await self._gate.decide(path, query, actor) if page else Decision(path)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = header(scope, "host") or ""
        origin = header(scope, "origin")
        if not (addresses.is_our_host(host) and addresses.is_our_origin(origin, host)):
            await _refuse_socket(receive, send)
            return
        try:
            actor = await _identify(scope)
        except Away:
            await _refuse_socket(receive, send)
            return
        # Behind the wall there is one origin; the socket library compares with the configured one.
        ours = (b"origin", settings().origin.encode())
        scope["headers"] = [*without(scope["headers"], b"origin"), ours]
        await sockets.serve(self._app, scope, receive, send, actor)


class _Reply:
    """A response on its way out: takes another status, gets the headers it does not have."""

    def __init__(self, path: str, headers: Headers, trace: Trace, send: Send) -> None:
        self.status: int | None = None
        self._path = path
        self._headers = headers
        self._trace = trace
        self._send = send

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self.status and message["status"] == HTTPStatus.OK:
                message["status"] = self.status
            self._headers.complete(self._path, message)
            self._trace.complete(message)
        await self._send(message)


def _refusal(scope: Scope) -> Refusal | None:
    """Why a request is not for us at all."""
    host, method = header(scope, "host"), scope["method"]
    if not host or not addresses.is_our_host(host):
        return HTTPStatus.BAD_REQUEST, NOT_OUR_NAME
    if method not in VERBS:
        return HTTPStatus.METHOD_NOT_ALLOWED, NO_SUCH_VERB
    if scope["path"].startswith(UPLOAD) and (method != "POST" or scope["path"] != UPLOAD):
        return HTTPStatus.NOT_FOUND, NOT_THERE
    if method in addresses.UNSAFE and addresses.is_cross_site(scope, host):
        return HTTPStatus.FORBIDDEN, NOT_OUR_PAGE
    return None


async def _identify(scope: Scope) -> Actor | None:
    """Replace the cookie by the public id of the sign-in it stands for: the secret ends here."""
    ip = addresses.client_address(scope)
    actor = await cookies.actor_of(scope, ip)
    name(actor)
    _unmark(scope)
    if ip:
        scope["client"] = (ip, 0)
    if actor:
        scope["headers"] = [*scope["headers"], (MARK, str(actor.sign_in_id).encode())]
    return actor


def _unmark(scope: Scope) -> None:
    """Take away the cookie, and a mark that the client has made up."""
    scope["headers"] = without(scope["headers"], b"cookie", MARK)


async def _refuse_socket(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 1008})  # before it is accepted: answers 403
