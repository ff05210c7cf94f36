"""Calls that are done once, however often they arrive: the first answer is given again."""

import hashlib
import json
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Self

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from talentra import db
from talentra.api import problems
from talentra.errors import Expected, Invalid
from talentra.models import Actor
from talentra.queries import kept_answers as query
from talentra.services import kept_answers as service

HEADER = "Idempotency-Key"
KEY = re.compile(r"[!-~]{1,200}")
MALFORMED = "An Idempotency-Key is one word of 1 to 200 visible ASCII characters, such as a UUID."
# What was decided about what was sent; any other refusal may be gone at the next try.
LASTING = {HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
PARAMETER = {
    "name": HEADER,
    "in": "header",
    "schema": {"type": "string", "pattern": f"^{KEY.pattern}$"},
    "description": "Any word of your own. The same call sent again within 24 hours under the same "
    "key is not done again: it gets the first answer, marked `Idempotent-Replayed: true`.",
    "example": "018f7c1e-5d2b-7a41-9c37-2f6f0f8f1a11",
}


@dataclass(frozen=True, slots=True)
class Call:
    """A call by somebody who may send it again; `key` is None for those who will not."""

    actor: Actor
    key: str | None
    fingerprint: str

    @classmethod
    def of(cls, actor: Actor, request: Request, **sent: Any) -> Self:
        """From the request's header and all that was sent."""
        plain = json.dumps(sent, sort_keys=True)
        return cls(actor, _key(request), hashlib.sha256(plain.encode()).hexdigest())

    def keep(self, session: Session, body: str, status: int = HTTPStatus.CREATED) -> None:
        """Keep the answer in the transaction of what it tells of."""
        if self.key:
            service.keep(session, self.actor, self.key, self.fingerprint, status=status, body=body)


async def once(call: Call, do: Callable[[], Awaitable[str]]) -> Response:
    """The answer to the call: `do` it, unless it was done; 422 when its key had another body."""
    if answer := await _kept(call):
        return answer
    try:
        return _created(await do())
    except Expected as refusal:
        if answer := await _kept(call):  # the same call was done at the same moment
            return answer
        await _keep_refusal(call, refusal)
        raise


async def _kept(call: Call) -> Response | None:
    found = await db.read(query.find, call.actor, call.key) if call.key else None
    if found is None:
        return None
    if found.fingerprint != call.fingerprint:
        raise Invalid(service.OTHER_BODY, code="key_reused")
    again = {"Idempotent-Replayed": "true", "Cache-Control": "no-store"}
    refused = found.status >= HTTPStatus.BAD_REQUEST
    kind = problems.TYPE if refused else "application/json"
    return Response(found.body, found.status, headers=again, media_type=kind)


async def _keep_refusal(call: Call, refusal: Expected) -> None:
    if refusal.status in LASTING:
        body = bytes(problems.from_expected(refusal).body).decode()
        with suppress(Invalid):  # another was faster: what it was told is kept
            await db.run(_keep, call, body, refusal.status)


def _keep(session: Session, call: Call, body: str, status: int) -> None:
    call.keep(session, body, status)


def _created(body: str) -> Response:
    return Response(body, HTTPStatus.CREATED, media_type="application/json")


def _key(request: Request) -> str | None:
    sent = request.headers.getlist(HEADER)
    if not sent:
        return None
    if len(sent) > 1 or not KEY.fullmatch(sent[0]):
        raise Invalid(MALFORMED, fields=[(HEADER, MALFORMED)])
    return sent[0]
