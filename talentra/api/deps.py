"""Who is asking, and whether the operation is for their role at all."""

import asyncio
from contextlib import suppress
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase
from pydantic import BeforeValidator, WithJsonSchema
from starlette.requests import Request

from talentra import db
from talentra.errors import Away, Unauthenticated, ensure
from talentra.models import Actor
from talentra.models.base import parse_id
from talentra.policies.audiences import SIGNED_IN, Audience, audience
from talentra.queries import sign_ins
from talentra.security import API_TOKEN
from talentra.services import api_tokens

LONGEST_TOKEN = 4096
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SCHEME = "The access token of a sign-in, or a personal API token (`tal_…`)."
NO_TOKEN = "This needs a sign-in; a personal API token is not enough."  # noqa: S105 -- a sentence
READS_ONLY = "This token may only read. Make one with the scope write."
_noting: set[asyncio.Task[None]] = set()

# Malformed is the same as not there.
Id = Annotated[
    UUID, BeforeValidator(parse_id), WithJsonSchema({"type": "string", "format": "uuid"})
]


class Asking(SecurityBase):
    """Admits an audience; what its members may do with an object is asked by the services."""

    def __init__(
        self, meant: Audience, refusal: str, *, browser: bool = False, token: bool = True
    ) -> None:
        """Take who is meant and what others are told.

        `browser` admits a page's link as well; `token=False` admits no personal API tokens.
        """
        self.audience = meant
        self.refusal = refusal
        self.browser = browser
        self.token = token
        self.model = HTTPBearer(description=SCHEME)
        self.scheme_name = "bearer"

    @property
    def is_choosy(self) -> bool:
        """Whether it refuses some of those who are signed in."""
        return self.audience != SIGNED_IN or not self.token

    async def admit(self, request: Request) -> Actor | None:
        """Who asks; Unauthenticated when nobody does, Refused when it is not for them."""
        actor = await _bearer(request) or (self.browser and await _browser(request))
        if not actor:
            raise Unauthenticated
        ensure(self.audience.admits(actor), self.refusal)
        ensure(self.token or not actor.token_id, NO_TOKEN)
        ensure(request.method in SAFE or not actor.reads_only, READS_ONLY)
        return actor

    async def __call__(self, request: Request) -> Actor:
        """Who was admitted before the request was read."""
        return request.state.actor


Anyone = Annotated[Actor, Depends(Asking(SIGNED_IN, ""))]
InPerson = Annotated[Actor, Depends(Asking(SIGNED_IN, "", token=False))]
Downloader = Annotated[Actor, Depends(Asking(SIGNED_IN, "", browser=True))]
InPersonDownloader = Annotated[Actor, Depends(Asking(SIGNED_IN, "", browser=True, token=False))]
ADMINS_ONLY = "Only admins can do this."
STAFF_ONLY = "Only recruiters and admins can do this."
CANDIDATES_ONLY = "This is for candidates; staff have their own pages."
Candidate = Annotated[Actor, Depends(Asking(audience("candidate"), CANDIDATES_ONLY))]
CandidateDownloader = Annotated[
    Actor, Depends(Asking(audience("candidate"), CANDIDATES_ONLY, browser=True))
]
Recruiter = Annotated[
    Actor,
    Depends(
        Asking(audience("recruiter"), "This is for recruiters; admins have their own under admin.")
    ),
]
Staff = Annotated[Actor, Depends(Asking(audience("recruiter", "admin"), STAFF_ONLY))]
StaffDownloader = Annotated[
    Actor, Depends(Asking(audience("recruiter", "admin"), STAFF_ONLY, browser=True))
]
Admin = Annotated[Actor, Depends(Asking(audience("admin"), ADMINS_ONLY))]
AdminDownloader = Annotated[Actor, Depends(Asking(audience("admin"), ADMINS_ONLY, browser=True))]


def address_of(request: Request) -> str | None:
    """The address of who asks, as the wall before this door has found it."""
    return request.client.host if request.client else None


async def _bearer(request: Request) -> Actor | None:
    """Whom the access token in the header names; tokens anywhere else are not looked at."""
    sent = request.headers.getlist("authorization")
    scheme, _, token = sent[0].partition(" ") if len(sent) == 1 else ("", "", "")
    if scheme.lower() != "bearer" or len(token) > LONGEST_TOKEN:
        return None
    if token.strip().startswith(API_TOKEN):
        return await _holder(token.strip(), address_of(request))
    return await db.read(sign_ins.by_access_token, token.strip(), address_of(request))


async def _holder(token: str, ip: str | None) -> Actor | None:
    """Who holds a personal API token; that it is in use is written down without waiting for it."""
    held = await db.read(sign_ins.by_api_token, token, ip)
    if held and held.actor.token_id and not api_tokens.is_noted(held.last_used_at):
        noting = asyncio.create_task(_note(held.actor.token_id))
        _noting.add(noting)
        noting.add_done_callback(_noting.discard)
    return held and held.actor


async def _note(token_id: UUID) -> None:
    with suppress(Away):  # a busy database has more important things to write
        await db.run(api_tokens.note, token_id)


async def _browser(request: Request) -> Actor | None:
    """Whose browser follows a link to a file.

    The wall puts the id of a sign-in in place of its cookie, and takes away what clients put there.
    """
    sent = request.headers.get(sign_ins.HEADER)
    if not sent or request.headers.get("authorization"):
        return None
    return await db.read(sign_ins.by_id, parse_id(sent), address_of(request))
