"""Numbers in the text format of Prometheus, for admins and for whoever holds the metrics token.

What one worker has counted says little about several of them, so these are read from the database.
"""

from hmac import compare_digest
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from talentra import db
from talentra.api.deps import Asking
from talentra.api.routes import Route
from talentra.config import settings
from talentra.models import Actor
from talentra.policies.audiences import audience
from talentra.queries import metrics as query
from talentra.queries.metrics import Metric

TYPE = "text/plain; version=0.0.4; charset=utf-8"
EXAMPLE = (
    "# HELP talentra_jobs Jobs by status.\n"
    "# TYPE talentra_jobs gauge\n"
    'talentra_jobs{status="open"} 12\n'
)


class _Scraping(Asking):
    """Admits the metrics token beside the audience."""

    async def admit(self, request: Request) -> Actor | None:
        """Who asks; nobody by name when it is the metrics token."""
        return None if _is_metrics_token(request) else await super().admit(request)


router = APIRouter(prefix="/metrics", tags=["health"], route_class=Route)
Scraper = Annotated[
    Actor | None,
    Depends(_Scraping(audience("admin"), "Only admins and the metrics token read it.")),
]


@router.get(
    "",
    response_class=Response,
    responses={200: {"content": {TYPE: {"example": EXAMPLE}}, "description": "Gauges."}},
)
async def get_metrics(_: Scraper) -> Response:
    """How much there is, and whether work piles up."""
    told = "".join(_family(metric) for metric in await db.read(query.numbers))
    return Response(told, media_type=TYPE)


def _is_metrics_token(request: Request) -> bool:
    token = settings().metrics_token
    sent = request.headers.getlist("authorization")
    return bool(token) and len(sent) == 1 and compare_digest(sent[0], f"Bearer {token}")


def _family(metric: Metric) -> str:
    name = f"talentra_{metric.name}"
    lines = [f"# HELP {name} {metric.meaning}", f"# TYPE {name} gauge"]
    for value, number in metric.samples:
        labels = f'{{{metric.label}="{value}"}}' if metric.label else ""
        lines.append(f"{name}{labels} {number}")
    return "\n".join(lines) + "\n"
