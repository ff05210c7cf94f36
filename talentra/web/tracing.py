"""Every request has an id: in its log lines, in its answer, and with whoever sent it."""

import re
import secrets
import time
from collections.abc import Generator
from contextlib import contextmanager

import structlog

from talentra import tally
from talentra.models import Actor
from talentra.web.asgi import Message, Scope, header

HEADER = "x-request-id"
FIT = re.compile(r"[A-Za-z0-9._~-]{1,64}")  # an id of others that our log lines may carry
NOTED = ("/api/", "/auth/")  # doors of which every call stands in the log
DOORS = {"/api/": "rest", "/auth/": "forms", "/_upload": "uploads", "/careers": "careers"}
log = structlog.get_logger()


class Trace:
    """One request on its way through the house."""

    def __init__(self, scope: Scope) -> None:
        """Take over the id that the request brings, or make one."""
        sent = header(scope, HEADER)
        self.id = sent if sent and FIT.fullmatch(sent) else secrets.token_hex(8)
        self.status = 0
        self._scope = scope
        self._method, self._path = scope["method"], scope["path"]
        self._began = time.monotonic()

    def complete(self, message: Message) -> None:
        """Put the id on the answer, and note its status."""
        self.status = message["status"]
        message["headers"] = [*message["headers"], (HEADER.encode(), self.id.encode())]

    def note(self) -> None:
        """Say in the log what was called, by whom, and what came of it; nothing that was typed."""
        if self._path.startswith(NOTED):
            actor = self._scope.get("state", {}).get("actor")
            log.info(
                "request",
                method=self._method,
                operation=getattr(self._scope.get("endpoint"), "__name__", ""),
                status=self.status,
                milliseconds=round((time.monotonic() - self._began) * 1000, 1),
                user_id=str(actor.user_id) if actor else None,
            )

    def count(self) -> None:
        """Count it, and how long it took, by the door that it came to."""
        doors = (door for path, door in DOORS.items() if self._path.startswith(path))
        door = next(doors, "pages")
        tally.count("requests_total", door=door, status=self.status)
        tally.time("request_seconds", time.monotonic() - self._began, door=door)


def name(actor: Actor | None) -> None:
    """Put on every log line of this request whose it is: an id, never a name."""
    if actor:
        structlog.contextvars.bind_contextvars(user_id=str(actor.user_id))


@contextmanager
def tracing(scope: Scope) -> Generator[Trace]:
    """Put the request's id on every log line until the block ends, and a last line behind it."""
    trace = Trace(scope)
    with structlog.contextvars.bound_contextvars(request_id=trace.id, user_id=None):
        try:
            yield trace
        finally:
            trace.note()
            trace.count()
