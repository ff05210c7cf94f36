"""A server with trial pages and the cast on stage, shared by the tests of a module."""

from collections.abc import Generator

import pytest

from tests.harness import cast as stage
from tests.harness import sqlite
from tests.harness.cast import Cast
from tests.web.wall import Wall


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Wall, Cast]]:
    """The running server and who is on stage."""
    folder = tmp_path_factory.mktemp("wall")
    with sqlite.fresh_database(folder) as url:
        wall = Wall(folder / "server", url)
        with wall.behind():
            entered = stage.enter()
        wall.start()
        yield wall, entered
        wall.stop()


@pytest.fixture
def wall(staged: tuple[Wall, Cast]) -> Wall:
    """The running server."""
    return staged[0]


@pytest.fixture
def on_stage(staged: tuple[Wall, Cast]) -> Cast:
    """The cast in the running server."""
    return staged[1]
