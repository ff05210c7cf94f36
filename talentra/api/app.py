"""The REST door as one FastAPI app, behind which the rest of the product is mounted."""

from itertools import takewhile

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match

from talentra.api import (
    admin,
    archives,
    auth,
    candidates,
    documentation,
    drafts,
    figures,
    health,
    jobs,
    metrics,
    organisation,
    prepared,
    problems,
    recruiters,
    reports,
    retention,
    schedules,
    skills,
    submissions,
    webhooks,
)
from talentra.api.transport import BodilessHead

VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
ROUTERS = (
    auth.public,
    auth.router,
    archives.router,
    jobs.router,
    candidates.router,
    drafts.router,
    submissions.router,
    recruiters.router,
    admin.router,
    organisation.router,
    retention.router,
    reports.router,
    skills.router,
    prepared.router,
    schedules.router,
    figures.router,
    webhooks.router,
    health.router,
    metrics.router,
)


def create() -> FastAPI:
    """The app; it answers everything below /api itself."""
    app = FastAPI(
        title=documentation.TITLE,
        version="1",
        description=documentation.DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation,
    )
    for router in ROUTERS:
        app.include_router(router, prefix="/api")
    problems.install(app)
    documentation.install(app)
    for rest in ("/api", "/api/{rest:path}"):
        app.add_route(rest, _elsewhere, methods=[*VERBS, "OPTIONS"], include_in_schema=False)
    app.add_middleware(BodilessHead)
    return app


def _operation(route: APIRoute) -> str:
    return route.name


async def _elsewhere(request: Request) -> Response:
    """What an address takes, when OPTIONS or a wrong method asks; 404 where nothing is."""
    ours = takewhile(
        lambda route: getattr(route, "endpoint", None) is not _elsewhere, request.app.routes
    )
    routes: list[BaseRoute] = list(ours)
    taken = [verb for verb in VERBS if _taken(routes, request, verb)]
    if not taken:
        raise HTTPException(404)
    if "GET" in taken:
        taken.append("HEAD")
    allowed = {"Allow": ", ".join([*dict.fromkeys(taken), "OPTIONS"])}
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=allowed)
    raise HTTPException(405, headers=allowed)


def _taken(routes: list[BaseRoute], request: Request, verb: str) -> bool:
    scope = {**request.scope, "method": verb}
    return any(route.matches(scope)[0] is Match.FULL for route in routes)
