"""Registering, signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.requests import Request

from talentra import db
from talentra.api.deps import Anyone, Id, InPerson, address_of
from talentra.api.problems import documented
from talentra.api.routes import PublicRoute, Route
from talentra.api.shapes.base import Listing, Paging, listing
from talentra.api.shapes.people import Account, Credentials, Refresh, Registration, Tokens
from talentra.api.shapes.tokens import ApiToken, MadeApiToken, NewApiToken
from talentra.models import Actor, Door
from talentra.queries import api_tokens, users
from talentra.queries.api_tokens import ApiTokenView
from talentra.services import accounts, sign_ins
from talentra.services import api_tokens as token_service

public = APIRouter(prefix="/auth", tags=["auth"], route_class=PublicRoute)
router = APIRouter(prefix="/auth", tags=["auth"], route_class=Route)


@public.post("/register", status_code=201, responses=documented(409, 429))
async def register(body: Registration, request: Request) -> Account:
    """Become a candidate."""
    given = (body.email, body.password, body.full_name)
    user = await db.run(accounts.register, *given, ip=address_of(request))
    return Account.model_validate(user)


@public.post("/login", responses=documented(401, 429))
async def login(body: Credentials, request: Request) -> Tokens:
    """Sign in; a wrong address, a wrong password and a deactivated account look the same."""
    started = await db.run(
        sign_ins.start,
        body.email,
        body.password,
        door=Door.API,
        user_agent=request.headers.get("user-agent", ""),
        ip=address_of(request),
    )
    return Tokens.of(started)


@public.post("/refresh", responses=documented(401, 429))
async def refresh(body: Refresh, request: Request) -> Tokens:
    """Renew a sign-in; a refresh token that was used before ends it."""
    return Tokens.of(await db.run(sign_ins.rotate, body.refresh_token, ip=address_of(request)))


@router.get("/me")
async def get_me(actor: Anyone) -> Account:
    """One's own account."""
    return Account.model_validate(await db.read(users.me, actor))


@router.post("/logout", status_code=204)
async def logout(actor: InPerson) -> None:
    """Sign out; the access and refresh tokens of this sign-in are dead at once."""
    await db.run(sign_ins.end, actor)


@router.get("/tokens")
async def list_tokens(actor: InPerson, paging: Annotated[Paging, Query()]) -> Listing[ApiToken]:
    """One's own personal API tokens, the latest made first."""
    return listing(await db.read(api_tokens.page, actor, paging.ask()), ApiToken.model_validate)


@router.post("/tokens", status_code=201, responses=documented(409))
async def make_token(actor: InPerson, body: NewApiToken) -> MadeApiToken:
    """Make a personal API token; it is shown in this answer and never again."""
    return MadeApiToken.of(*await db.run(_make, actor, body))


@router.delete("/tokens/{token_id}", status_code=204, responses=documented(404))
async def revoke_token(actor: InPerson, token_id: Id) -> None:
    """End one of one's own tokens; calls with it are answered 401 from now on."""
    await db.run(token_service.revoke, actor, token_id)


def _make(session: Session, actor: Actor, body: NewApiToken) -> tuple[ApiTokenView, str]:
    token, secret = token_service.create(
        session, actor, body.name, scope=body.scope, days=body.expires_in_days
    )
    return api_tokens.view(token), secret
