"""The public careers page: open jobs for whoever comes, rendered here and complete without scripts.

While the list is not public, and for a job that is not open, the answer is that of any address
where nothing is.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from talentra import db, files
from talentra.config import settings
from talentra.errors import Away, Invalid, NotFound
from talentra.models.base import parse_id
from talentra.queries import careers as query
from talentra.queries import logos
from talentra.web import careers_pages, careers_style
from talentra.web.asgi import App, Receive, Scope, Send, answer
from talentra.web.careers_query import ROUTE, CareersQuery
from talentra.web.gate import MISSING
from talentra.web.headers import FOREVER

Way = Callable[[Request], Awaitable[Response]]
READING = frozenset({"GET", "HEAD"})
POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
SITE_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
READ = "Allow: /careers\nAllow: /fonts/\nAllow: /logo/\n"
ROBOTS = f"User-agent: *\n{READ}Disallow: /\n\nSitemap: {{}}/sitemap.xml\n"


class Careers:
    """Answers at the public addresses; everything else passes."""

    def __init__(self, asgi: App) -> None:
        """Take what stands behind."""
        self._asgi = asgi

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The page that is asked for, or that it is missing."""
        way = _way(scope["path"]) if scope["type"] == "http" else None
        if way is None or scope["method"] not in READING:
            await self._asgi(scope, receive, send)
            return
        try:
            response = await way(Request(scope))
        except NotFound:
            await self._asgi(
                {**scope, "path": MISSING, "raw_path": MISSING.encode()}, receive, send
            )
        except Away as away:
            retry = [("retry-after", str(away.retry_after))]
            await answer(send, away.status, away.sentence, retry)
        else:
            await response(scope, receive, send)


async def listing(request: Request) -> Response:
    """The list of open jobs; one whose cursor is broken begins again."""
    asked = CareersQuery.read(request.query_params)
    try:
        found = await db.read(query.page, asked.wanted, asked.ask)
    except Invalid:
        return RedirectResponse(asked.beginning.href, HTTPStatus.SEE_OTHER)
    return _told(request, careers_pages.listing(found, asked), "text/html")


async def posting(request: Request) -> Response:
    """One open job."""
    job_id = parse_id(_path(request.scope["path"]).removeprefix(f"{ROUTE}/"))
    opening = await db.read(query.view, job_id)
    return _told(request, careers_pages.posting(opening), "text/html")


async def look(request: Request) -> Response:
    """How the pages look; under any other name than the present one it is missing."""
    if request.scope["path"] != careers_style.address() or not await db.read(query.is_public):
        raise NotFound
    return _told(request, careers_style.sheet(), "text/css", kept=FOREVER)


async def logo(request: Request) -> Response:
    """The company's logo, also where no job is public: the sign-in page shows it."""
    shown = await db.read(logos.known, _path(request.scope["path"]).removeprefix(logos.ROUTE))
    try:
        content = await asyncio.to_thread(files.read, shown.sha256)
    except OSError as missing:
        raise NotFound from missing
    return _told(request, content, shown.content_type, kept=FOREVER)


async def robots(request: Request) -> Response:
    """What search engines may read: these pages and nothing else."""
    if not await db.read(query.is_public):
        raise NotFound
    return _told(request, ROBOTS.format(settings().origin), "text/plain")


async def site_map(request: Request) -> Response:
    """Every open job, for search engines."""
    base = f"{settings().origin}{ROUTE}"
    jobs = [(f"{base}/{job_id}", at) for job_id, at in await db.read(query.listed)]
    lines = [
        f"<url><loc>{escape(address)}</loc><lastmod>{at.date()}</lastmod></url>"
        for address, at in jobs
    ]
    told = "\n".join([f"<url><loc>{escape(base)}</loc></url>", *lines])
    document = '<?xml version="1.0" encoding="UTF-8"?>\n'
    document += f'<urlset xmlns="{SITE_MAP}">\n{told}\n</urlset>\n'
    return _told(request, document, "application/xml")


WAYS: dict[str, Way] = {ROUTE: listing, "/robots.txt": robots, "/sitemap.xml": site_map}


def _way(path: str) -> Way | None:
    tidy = _path(path)
    if tidy.startswith(logos.ROUTE):
        return logo
    if tidy.startswith(f"{ROUTE}/"):
        return look if tidy.endswith(".css") else posting
    return WAYS.get(tidy)


def _path(path: str) -> str:
    """The address without the slash that may stand at its end."""
    return path.rstrip("/") or "/"


def _told(request: Request, said: str | bytes, kind: str, *, kept: str = "no-cache") -> Response:
    """The response, or that the browser has the same already.

    Nobody keeps a page without asking again: closing a job takes it away at once.
    """
    content = said.encode() if isinstance(said, str) else said
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": kept, "Content-Security-Policy": POLICY}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    response = Response(content, headers=headers, media_type=kind)
    if request.method == "HEAD":
        response.body = b""
    return response
