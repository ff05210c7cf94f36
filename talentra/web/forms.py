"""The forms that the browser posts itself: signing in and out, registering, accepting, setting up.

They answer 303 in every case: with the cookie, or back to their page with the code of what was
wrong. What was typed never stands in an address.
"""

from typing import Any
from urllib.parse import urlencode

import structlog
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from talentra import db
from talentra.errors import Expected, Invalid, NotFound, Unauthenticated
from talentra.queries.sign_ins import acting
from talentra.services import accounts, invitations, sign_ins
from talentra.services.sign_ins import Started
from talentra.web import addresses, cookies
from talentra.web.gate import INVITE, REGISTER, SET_UP, SIGN_IN

HOME = "/"
WELCOME = "/admin/welcome"  # where a new company is set up
FIELDS = 8  # more than any of these forms has
log = structlog.get_logger()


async def sign_in(request: Request) -> Response:
    """Exchange address and password for the cookie."""
    form = await _form(request)
    try:
        started = await db.run(
            sign_ins.start, _text(form, "email"), _text(form, "password"), **_where(request)
        )
    except Expected as problem:
        return _back(SIGN_IN, problem, next=_inside(form))
    return _signed_in(started, _inside(form))


async def sign_out(request: Request) -> Response:
    """End the sign-in; what the browser keeps of it is cleared."""
    try:
        await db.run(acting, cookies.named(request.scope), _address(request), sign_ins.end)
    except Unauthenticated:
        log.info("signed_out_already")
    response = RedirectResponse(SIGN_IN, 303, {"clear-site-data": '"cookies", "storage"'})
    cookies.drop(response)
    return response


async def register(request: Request) -> Response:
    """Make a candidate's account and sign in to it."""
    form = await _form(request)
    typed = [_text(form, name) for name in ("email", "password", "full_name")]
    try:
        await db.run(accounts.register, *typed, ip=_address(request))
        started = await db.run(sign_ins.start, *typed[:2], **_where(request))
    except Expected as problem:
        return _back(REGISTER, problem, next=_inside(form))
    return _signed_in(started, _inside(form))


async def accept(request: Request) -> Response:
    """Choose one's own password with the link of an invitation, and sign in."""
    form = await _form(request)
    token = _text(form, "token")
    try:
        started = await db.run(
            invitations.accept, token, _text(form, "password"), **_where(request)
        )
    except Expected as problem:
        return _back(INVITE, problem, token=token)
    return _signed_in(started, HOME)


async def set_up(request: Request) -> Response:
    """Make the first admin and sign in."""
    form = await _form(request)
    token = _text(form, "token")
    typed = [_text(form, name) for name in ("email", "password", "full_name")]
    try:
        await db.run(accounts.set_up, token, *typed, ip=_address(request))
        started = await db.run(sign_ins.start, *typed[:2], **_where(request))
    except NotFound as closed:
        raise HTTPException(closed.status, closed.sentence) from closed
    except Expected as problem:
        return _back(SET_UP, problem, token=token)
    return _signed_in(started, WELCOME)


def app() -> Starlette:
    """The forms as an app that the page server is mounted into."""
    ways = {
        "/auth/login": sign_in,
        "/auth/logout": sign_out,
        "/auth/register": register,
        "/auth/invite": accept,
        SET_UP: set_up,
    }
    return Starlette(routes=[Route(path, way, methods=["POST"]) for path, way in ways.items()])


async def _form(request: Request) -> FormData:
    return await request.form(max_files=0, max_fields=FIELDS)


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _inside(form: FormData) -> str:
    """Where to go on: an address of ours, or home for whatever else was asked."""
    return addresses.inside(_text(form, "next"), HOME)


def _where(request: Request) -> dict[str, Any]:
    return {"user_agent": request.headers.get("user-agent", ""), "ip": _address(request)}


def _address(request: Request) -> str | None:
    return request.client.host if request.client else None


def _signed_in(started: Started, inside: str) -> Response:
    response = RedirectResponse(inside, 303)
    cookies.put(response, started)
    return response


def _back(page: str, problem: Expected, **more: str) -> Response:
    """To the page again, with the code of the problem and what it needs to go on."""
    asked = {
        "problem": _code(problem),
        **{key: value for key, value in more.items() if value not in {"", HOME}},
    }
    if problem.retry_after:
        asked["wait"] = str(problem.retry_after)
    return RedirectResponse(f"{page}?{urlencode(asked)}", 303)


def _code(problem: Expected) -> str:
    if problem.code:
        return problem.code
    if isinstance(problem, Invalid) and problem.fields:
        return f"invalid_{problem.fields[0][0]}"
    return {401: "wrong", 403: "wrong_token", 429: "too_many"}.get(problem.status, "away")
