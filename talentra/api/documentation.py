"""OpenAPI, and a page to read it on; everything that page loads comes from here."""

import asyncio
import gzip
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from talentra.api import examples
from talentra.api.problems import Problem
from talentra.api.strict import JSON
from talentra.api.transport import takes_gzip, travelling
from talentra.documents.limits import LARGEST_FILE, MOST_PAGES
from talentra.errors import NotFound
from talentra.queries.kept_answers import KEPT_FOR
from talentra.queries.pages import LONGEST, USUAL
from talentra.services import ai_calls, throttle
from talentra.services.api_tokens import MOST as MOST_TOKENS
from talentra.services.webhooks import MOST as MOST_WEBHOOKS

TITLE = "Talentra"
HOUR = timedelta(hours=1)
DESCRIPTION = f"""\
A self-hosted applicant tracking system. What a page can do, a script can do here, with the same
rights: what is not yours to see is not there (404).

**Begin** with `POST /api/auth/login`, or make a personal API token (`POST /api/auth/tokens`), and
press *Authorize*. Tokens go into the header `Authorization: Bearer …`, never into an address.

**Failures** are `application/problem+json` (RFC 9457): `detail` is one sentence that says what to
do next. With 429 and 503 `Retry-After` says when to try again.

**Lists** have `limit` ({USUAL} unless said otherwise, {LONGEST} at most) and `cursor`: go on with
`next_cursor` until it is null. `count=true` adds `total`.

**Nothing twice**: answers carry an `ETag`; send it as `If-None-Match` and what is unchanged is 304.
Applying honours an `Idempotency-Key` for {KEPT_FOR // HOUR} hours.

**Limits**: a JSON body of {JSON // 1024} KiB, a file of {LARGEST_FILE // 1024**2} MiB and
{MOST_PAGES} pages, {MOST_TOKENS} tokens a person, {MOST_WEBHOOKS} webhooks;
{ai_calls.DAILY} questions to the AI a person and day;
{throttle.PER_ACCOUNT} failed sign-ins an account and {throttle.PER_ADDRESS} an address in
{throttle.WINDOW.seconds // 60} minutes. Unknown fields and keys that stand twice are refused (422).

**Every answer** has an `X-Request-Id`; send one of your own (letters, digits, `.`, `_`, `~`, `-`;
up to 64) and it stands in our log as well.
"""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
OURS = {"docs.js": "text/javascript"}
SWAGGER = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript"}


def install(app: FastAPI) -> None:
    """Describe the app's routes, and serve the page that shows the description."""
    describe = app.openapi

    def complete() -> dict[str, Any]:
        if app.openapi_schema is None:
            described = describe()
            problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
            named = {**problem.pop("$defs"), "Problem": problem}
            described["components"]["schemas"].update(named)
            examples.show(described["components"]["schemas"])
        return app.openapi_schema or {}

    async def description(request: Request) -> Response:
        return await travelling(request, JSONResponse(app.openapi()))

    app.openapi = complete
    app.add_route("/api/openapi.json", description)
    app.add_route("/api/docs", _page)
    app.add_route("/api/docs/{name}", _part)


async def _page(_: Request) -> Response:
    return Response(
        _ours("docs.html"), media_type="text/html", headers={"Content-Security-Policy": POLICY}
    )


async def _part(request: Request) -> Response:
    """One of the files that the page loads."""
    name = request.path_params["name"]
    if name in OURS:
        return Response(_ours(name), media_type=OURS[name])
    if name not in SWAGGER:
        raise NotFound
    headers = {"Cache-Control": "max-age=3600", "Vary": "Accept-Encoding"}
    if not takes_gzip(request):
        return Response(_swagger(name), media_type=SWAGGER[name], headers=headers)
    packed = await asyncio.to_thread(_packed, name)
    return Response(
        packed, media_type=SWAGGER[name], headers={**headers, "Content-Encoding": "gzip"}
    )


def _swagger(name: str) -> bytes:
    return (files("fastapi_swagger.resources") / name).read_bytes()


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(_swagger(name), mtime=0)


def _ours(name: str) -> bytes:
    return (files("talentra.api") / "assets" / name).read_bytes()
