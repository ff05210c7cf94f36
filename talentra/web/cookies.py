"""The cookie that signs a browser in: one random secret, out of reach of scripts."""

from http.cookies import CookieError, SimpleCookie
from uuid import UUID

from starlette.responses import Response

from talentra import db
from talentra.clock import now
from talentra.config import settings
from talentra.models import Actor
from talentra.queries import sign_ins
from talentra.services.sign_ins import Started
from talentra.web.asgi import Scope, header


def name() -> str:
    """The cookie's name; with https the browser itself ties it to this host."""
    return "__Host-talentra" if settings().secure else "talentra"


def put(response: Response, started: Started) -> None:
    """Have the browser keep the secret as long as the sign-in may last."""
    response.set_cookie(
        name(),
        started.secret,
        max_age=int((started.expires_at - now()).total_seconds()),
        path="/",
        secure=settings().secure,
        httponly=True,
        samesite="lax",
    )


def drop(response: Response) -> None:
    """Have the browser forget it."""
    response.delete_cookie(
        name(), path="/", secure=settings().secure, httponly=True, samesite="lax"
    )


async def actor_of(scope: Scope, ip: str | None) -> Actor | None:
    """Whom the request's cookie signs in."""
    secret = _secret(scope)
    return await db.read(sign_ins.by_cookie, secret, ip) if secret else None


def named(scope: Scope) -> UUID | None:
    """The sign-in that the wall has found for this request, for a door behind it."""
    found = header(scope, sign_ins.HEADER)
    return UUID(found) if found else None


def _secret(scope: Scope) -> str | None:
    try:
        sent = SimpleCookie(header(scope, "cookie") or "")
    except CookieError:
        return None
    return sent[name()].value if name() in sent else None
