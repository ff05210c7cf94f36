"""The crowd, for the tests that look at plans."""

from collections.abc import Generator

import pytest

from tests.harness import postgres, sqlite
from tests.harness.pointing import pointed_at
from tests.migrations.crowd import Crowd, fill


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(kind, marks=pytest.mark.xdist_group(f"crowd-{kind}"))
        for kind in ("sqlite", "postgresql")
    ],
)
def crowd(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Crowd]:
    """The crowd in a database that stays until the last test of this engine."""
    folder = tmp_path_factory.mktemp("crowd")
    on_sqlite = request.param == "sqlite"
    fresh = sqlite.fresh_database(folder) if on_sqlite else postgres.fresh_database()
    with fresh as url, pointed_at(url, folder / "files"):
        yield fill()
