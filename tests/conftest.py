"""Fixtures of every test: a real database on both engines, the cast, and the clock."""

import contextlib
import os
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from talentra import clock as product_clock
from talentra import db
from talentra.config import Settings
from talentra.models import base
from tests.harness import postgres, run, servers, sqlite, valkey
from tests.harness.cast import Cast, enter
from tests.harness.pointing import pointed_at
from tests.harness.server import Server
from tests.harness.steered_clock import SteeredClock

CHEAP = "4"  # bcrypt's lowest cost: 1 ms instead of 0.3 s
OPERATORS = (
    "DATABASE_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "ACCESS_TOKEN_EXPIRE_MINUTES",
    "OPENAI_BASE_URL",
    "OPENAI_API_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "AWS_ENDPOINT_URL_S3",
    "AWS_ENDPOINT_URL",
)


def pytest_configure(config: pytest.Config) -> None:
    """Begin a run in the process that leads it; shield it from the machine's own settings."""
    for name in [*os.environ]:
        if name in OPERATORS or (name.startswith("TALENTRA_") and "_TEST_" not in name):
            del os.environ[name]
    if not hasattr(config, "workerinput"):
        run.begin()
    os.environ |= {"TALENTRA_DATA": str(run.folder() / "data"), "TALENTRA_PASSWORD_COST": CHEAP}
    Settings.model_config["env_file"] = None


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what the run has started."""
    if not hasattr(config, "workerinput"):
        run.end(run.folder())


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_kind(request: pytest.FixtureRequest) -> str:
    """Which engine a test runs on: each in turn, unless it is parametrised with fewer."""
    return request.param


@pytest.fixture
def database(engine_kind: str, tmp_path: Path) -> Generator[str]:
    """The address of a migrated and empty database that this process now uses."""
    with _fresh(engine_kind, tmp_path) as url, pointed_at(url, tmp_path / "files"):
        yield url


@pytest.fixture
def empty_database(engine_kind: str, tmp_path: Path) -> Generator[str]:
    """The address of a database without tables that this process now uses."""
    with _empty(engine_kind, tmp_path) as url, pointed_at(url, tmp_path / "files"):
        yield url


@pytest.fixture
def cast(database: str) -> Cast:
    """Ada, Rosa, Remy, Cleo and Cody, and Cleo's application to Rosa's open job."""
    return enter()


@pytest.fixture
def session(database: str, request: pytest.FixtureRequest) -> Generator[Session]:
    """A session that writes; what it changed is committed when the test ends."""
    if "cast" in request.fixturenames:  # SQLite has one writer: the cast comes on stage first
        request.getfixturevalue("cast")
    with db.transaction() as opened:
        yield opened
        if not opened.is_active:  # a refused statement has ended it already
            opened.rollback()


@pytest.fixture
def redis_url(tmp_path: Path) -> Generator[str]:
    """The address of an empty Redis that no other test uses."""
    with valkey.fresh_redis(tmp_path / "valkey") as url:
        yield url


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Server, Cast]]:
    """The running product on SQLite with the cast on stage, shared by the tests of a worker."""
    with servers.with_cast(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture
def server(served: tuple[Server, Cast]) -> Server:
    """The running product; tests that break or empty it start their own with `start_server`."""
    return served[0]


@pytest.fixture
def server_cast(served: tuple[Server, Cast]) -> Cast:
    """The cast on stage in the running product."""
    return served[1]


@pytest.fixture
def two_servers(tmp_path: Path) -> Generator[tuple[list[Server], Cast]]:
    """Two running servers that share one PostgreSQL, one Redis and the cast."""
    with servers.sharing(tmp_path) as running:
        yield running


@pytest.fixture
def start_server(tmp_path: Path) -> Generator[Callable[..., tuple[Server, Cast]]]:
    """Starts a server of one test's own, with a cast of its own, to break or to overload.

    `start_server(engine_kind="sqlite", redis_url="", **settings)`
    """
    with contextlib.ExitStack() as held:

        def start(**more: Any) -> tuple[Server, Cast]:
            return held.enter_context(servers.with_cast(tmp_path / f"own-{uuid4().hex}", **more))

        yield start


@pytest.fixture
def start_empty_server(tmp_path: Path) -> Generator[Callable[..., Server]]:
    """Starts a server with nobody in it, or with `demo=True` the one that new people meet."""
    with contextlib.ExitStack() as held:

        def start(**more: Any) -> Server:
            return held.enter_context(servers.empty(tmp_path / f"own-{uuid4().hex}", **more))

        yield start


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SteeredClock:
    """The product's clock, standing still until the test moves it. Ids follow it."""
    steered = SteeredClock()
    monkeypatch.setattr(base, "_last", vars(base)["_last"])  # given back at the end
    monkeypatch.setattr(product_clock, "datetime", steered)
    return steered


def _fresh(engine_kind: str, folder: Path) -> AbstractContextManager[str]:
    if engine_kind == "sqlite":
        return sqlite.fresh_database(folder)
    return postgres.fresh_database()


def _empty(engine_kind: str, folder: Path) -> AbstractContextManager[str]:
    if engine_kind == "sqlite":
        return sqlite.empty_database(folder)
    return postgres.empty_database()
