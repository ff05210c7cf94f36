"""Numbers in the text format of Prometheus, for admins and for whoever holds the metrics token.

What one worker has counted says little about several of them: each writes its own down, and they
are added here. How much there is of people's things is read from the database.
"""

import asyncio
from collections.abc import Iterator
from hmac import compare_digest
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from talentra import db, live, tally
from talentra.api.deps import Asking
from talentra.api.routes import Route
from talentra.config import settings
from talentra.models import Actor
from talentra.policies.audiences import audience
from talentra.queries import metrics as query
from talentra.queries.metrics import Metric
from talentra.queries.workers import together
from talentra.services.workers import own_id
from talentra.tally import Series, Snapshot

TYPE = "text/plain; version=0.0.4; charset=utf-8"
# What processes count of themselves: the kind of each family and its meaning.
COUNTED = {
    "events_total": ("counter", "Events of open pages by how they ended."),
    "event_seconds": ("histogram", "How long events of open pages took."),
    "log_lines_total": ("counter", "Warnings and errors in the log by what they tell of."),
    "request_seconds": ("histogram", "How long requests took by the door they came to."),
    "requests_total": ("counter", "Requests by door and status."),
    "database_connections": ("gauge", "Connections to the database in use."),
    "database_connections_most": ("gauge", "The most there may be."),
    "database_queue": ("gauge", "Work that waits for a thread to ask the database."),
    "live_followers": ("gauge", "Open pages and other parts that follow topics."),
    "live_topics": ("gauge", "Topics that are followed."),
    "memory_bytes": ("gauge", "Memory that the processes hold, shared pages counted by each."),
    "redis_bytes": ("gauge", "Memory that Redis uses, with the states of all pages in it."),
    "sockets_open": ("gauge", "Sockets of open pages."),
    "state_bytes": ("gauge", "About how large the states in memory are."),
    "states": ("gauge", "States of pages in memory."),
    "workers": ("gauge", "Processes that run."),
}
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
    responses={200: {"content": {TYPE: {"example": EXAMPLE}}, "description": "Numbers."}},
)
async def get_metrics(_: Scraper) -> Response:
    """How much there is, whether work piles up, and what all workers have counted."""
    told = "".join(_family(metric) for metric in await db.read(query.numbers))
    counted = await db.read(together, tally.snapshot(), own_id())
    if (in_redis := await asyncio.to_thread(live.redis_bytes)) is not None:
        counted.levels["redis_bytes"] = in_redis
    return Response(told + "".join(_counted(counted)), media_type=TYPE)


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


def _counted(told: Snapshot) -> Iterator[str]:
    """The families that processes count, each with its head."""
    series: Series = {**told.counts, **told.levels}
    for family, names in groupby(sorted(series, key=_order), _family_of):
        kind, meaning = COUNTED[family]
        yield f"# HELP talentra_{family} {meaning}\n# TYPE talentra_{family} {kind}\n"
        yield from (f"talentra_{name} {series[name]:.15g}\n" for name in names)


def _family_of(series: str) -> str:
    name = series.partition("{")[0]
    family = name.rpartition("_")[0]
    return family if COUNTED.get(family, ("",))[0] == "histogram" else name


def _order(series: str) -> tuple[str, str, float, str]:
    """Families together; the buckets of one in the order of their bounds."""
    rest, _, bound = series.partition('le="')
    return _family_of(series), rest, float(bound.partition('"')[0] or 0), series
