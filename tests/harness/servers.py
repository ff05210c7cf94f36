"""Running servers for tests: one alone, or several that share PostgreSQL and Redis."""

import contextlib
from collections.abc import Generator
from pathlib import Path
from typing import Any

from tests.harness import cast, postgres, sqlite, valkey
from tests.harness.cast import Cast
from tests.harness.object_store import Bucket
from tests.harness.pointing import pointed_at
from tests.harness.server import Server


@contextlib.contextmanager
def empty(folder: Path, *, engine_kind: str = "sqlite", **more: Any) -> Generator[Server]:
    """One running server with nobody in its migrated database, unless `demo` is asked for."""
    with _prepared(folder, engine_kind, more) as server:
        server.start()
        yield server


@contextlib.contextmanager
def with_cast(
    folder: Path, *, engine_kind: str = "sqlite", **more: Any
) -> Generator[tuple[Server, Cast]]:
    """One running server with the cast on stage."""
    with _prepared(folder, engine_kind, more) as server:
        with server.behind():
            entered = cast.enter()
        server.start()
        yield server, entered


@contextlib.contextmanager
def sharing(
    folder: Path, how_many: int = 2, bucket: Bucket | None = None, **more: Any
) -> Generator[tuple[list[Server], Cast]]:
    """Several running servers that share PostgreSQL, Redis, the cast, and a folder or a bucket."""
    with contextlib.ExitStack() as held:
        url = held.enter_context(postgres.fresh_database())
        redis_url = held.enter_context(valkey.fresh_redis(folder / "valkey"))
        files = bucket.place if bucket else folder / "files"
        more |= bucket.settings if bucket else {}
        with pointed_at(url, files):
            entered = cast.enter()
        servers: list[Server] = []
        for number in range(how_many):
            place = folder / f"server-{number}"
            server = Server(place, database_url=url, redis_url=redis_url, files=files, **more)
            servers.append(server)
            held.callback(server.stop)
            server.start()
        yield servers, entered


@contextlib.contextmanager
def _prepared(folder: Path, engine_kind: str, more: dict[str, Any]) -> Generator[Server]:
    """A server that has its database and was not started; it is stopped at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    on_sqlite = engine_kind == "sqlite"
    fresh = sqlite.fresh_database(folder) if on_sqlite else postgres.fresh_database()
    with fresh as url:
        server = Server(folder / "server", database_url=url, **more)
        try:
            yield server
        finally:
            server.stop()
