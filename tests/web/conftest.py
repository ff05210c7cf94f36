"""A server with trial pages and the cast on stage, shared by the tests of a module."""

from collections.abc import Callable, Generator
from typing import Any

import pytest

from talentra import db
from talentra.services import jobs
from talentra.services.organisation import change
from tests.harness import cast as stage
from tests.harness import sqlite
from tests.harness.cast import Cast
from tests.services import acts
from tests.web.wall import Wall

Posts = Callable[..., str]


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


@pytest.fixture
def public(wall: Wall, on_stage: Cast) -> Generator[None]:
    """The list is public, for one test."""
    _switch(wall, on_stage, True)
    yield
    _switch(wall, on_stage, False)


@pytest.fixture
def post(wall: Wall, on_stage: Cast) -> Generator[Posts]:
    """Posts a job of Remy's, for one test; its public address."""
    made: list[Any] = []

    def posting(**more: Any) -> str:
        with wall.behind(), db.transaction() as session:
            made.append(acts.post(session, on_stage.remy, **more).id)
        return f"/careers/{made[-1]}"

    yield posting
    with wall.behind(), db.transaction() as session:
        for job_id in made:
            jobs.remove(session, on_stage.remy, job_id)


def _switch(wall: Wall, cast: Cast, on: bool) -> None:
    with wall.behind(), db.transaction() as session:
        change(session, cast.ada, {"public_job_list": on, "company_name": "Kestrel & Sons"})
