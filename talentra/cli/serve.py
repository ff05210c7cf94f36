"""Serve: from whatever is there to a page that answers."""

import ipaddress
from argparse import Namespace

from talentra._bootstrap import alone, fail, say
from talentra.cli import client, first_start, ports, server, standing
from talentra.cli.settings import change, chosen
from talentra.config import Settings


def run(options: Namespace) -> int:
    """Build, migrate and seed what is missing, then serve until stopped."""
    settings = chosen(options)
    refuse_impossible(settings)
    address = ports.address_of(settings.host)
    client.build()
    with standing.serving(settings.data):
        _serve(settings, address)
    return 0


def _serve(settings: Settings, address: str) -> None:
    waiting = "Another start is preparing the database; waiting for it ..."
    with alone(settings.data / "start.lock", waiting):
        exactly = "port" in settings.model_fields_set
        held = ports.hold(address, settings.port, exactly=exactly)
        port = int(held.getsockname()[1])
        change({"TALENTRA_PORT": str(port)})
        greeting = first_start.prepare(local=ipaddress.ip_address(address).is_loopback)
    say(greeting)
    server.serve(address, port, settings.workers)


def refuse_impossible(settings: Settings) -> None:
    """End with a sentence when several processes could not agree with each other."""
    if settings.workers > 1 and (settings.embedded or not settings.redis_url):
        fail(
            f"{settings.workers} workers need a database and a state store that they can share: "
            "set DATABASE_URL to PostgreSQL and REDIS_URL to Redis, or leave TALENTRA_WORKERS at 1."
        )
    if settings.redis_url and (failure := redis_failure(settings.redis_url)):
        fail(f"{failure} Start it, or leave REDIS_URL out to run without.")


def redis_failure(url: str) -> str | None:
    """Why Redis cannot be used, in a sentence."""
    from redis import Redis, RedisError

    try:
        Redis.from_url(url, socket_connect_timeout=3, socket_timeout=3).ping()
    except (RedisError, ValueError) as failure:
        return f"REDIS_URL does not answer ({failure})."
    return None
