"""Workers are killed, PostgreSQL and Redis are restarted, while people write at three workers."""

import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import psutil
import pytest

from talentra import migrations
from talentra.models import Stage
from talentra.ui.errors import STORE_AWAY
from talentra.ui.pages.candidate.applications_state import ApplicationsState
from tests.harness import cast as stage
from tests.harness.cast import Cast, email
from tests.harness.pages import handler, shown
from tests.harness.pointing import pointed_at
from tests.harness.postgres import Postgres
from tests.harness.server import Server
from tests.harness.socket_client import Closed, HandshakeRefused, Refused, SocketClient
from tests.harness.truth import untrue_behind
from tests.harness.valkey import Valkey
from tests.races.stage import new_application
from tests.reliability.asking import until
from tests.reliability.load import SENTENCES, WRITERS, Load, missing, writing

# One process of a test run at a time: several servers at once leave a small machine no room.
pytestmark = pytest.mark.xdist_group("several-servers")
WORKERS = 3
BACK = 10  # seconds after the return of what was away
STILL = 5.0  # seconds in which somebody must be served while one of three workers is gone


@dataclass
class Scene:
    """Three workers, with a PostgreSQL and a Redis of their own."""

    postgres: Postgres
    redis: Valkey
    server: Server
    cast: Cast

    def workers(self) -> list[psutil.Process]:
        """The processes that serve."""
        return psutil.Process(self.server.pid).children()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Generator[Scene]:
    """All of it, running."""
    folder = tmp_path_factory.mktemp("away-under-load")
    postgres, redis = Postgres(), Valkey(folder / "valkey")
    postgres.start()
    redis.start()
    server = _server(folder, postgres, redis)
    with pointed_at(postgres.url(), server.files):
        migrations.upgrade()
        entered = stage.enter()
    try:
        server.start()
        yield Scene(postgres, redis, server, entered)
    finally:
        server.stop()
        postgres.kill()
        redis.kill()


def _server(folder: Path, postgres: Postgres, redis: Valkey) -> Server:
    return Server(
        folder / "server",
        database_url=postgres.url(),
        redis_url=redis.url,
        TALENTRA_WORKERS=str(WORKERS),
    )


def test_killed_workers_take_nothing_along_and_others_go_on(scene: Scene) -> None:
    with _load(scene) as load:
        time.sleep(1)
        began = time.monotonic()
        for worker in scene.workers():
            worker.kill()
            until(lambda dead=worker: _has_all_but(scene, dead), within=30)
            time.sleep(1)
        ended = time.monotonic()
    assert load.cut > 0, "nobody was in the middle of something"
    assert load.longest_gap(began, ended) < STILL
    _is_whole(scene, load)


def test_postgresql_restarts(scene: Scene) -> None:
    with _load(scene) as load:
        time.sleep(1)
        scene.postgres.stop()
        time.sleep(2)
        scene.postgres.start()
        came_back = time.monotonic()
        until(scene.server.is_ready, within=BACK)
        until(lambda: load.first_after(came_back) < BACK, within=BACK)
    assert load.refused, "nobody was told"
    _is_whole(scene, load)


def test_redis_restarts(scene: Scene) -> None:
    """Writing goes on; open pages are told, and hear of changes again when it is back."""
    with _load(scene) as load, _page(scene) as page:
        scene.redis.kill()
        left = time.monotonic()
        page.send(handler(ApplicationsState, "refresh"))
        page.wait_for(lambda update: STORE_AWAY in str(update.events), within=15)
        ready = scene.server.is_ready()
        time.sleep(2)
        scene.redis.start()
        came_back = time.monotonic()
        assert not ready
        assert load.longest_gap(left, came_back) < STILL
        until(scene.server.is_ready, within=BACK)
        _hears_again(scene, page)
        assert time.monotonic() - came_back < BACK
    _is_whole(scene, load)


def _hears_again(scene: Scene, page: SocketClient) -> None:
    """A change at any worker reaches the page, which has connected again if it had to."""
    with scene.server.sign_in(email(scene.cast.rosa)) as rosa:
        path = f"/api/submissions/{scene.cast.cleos_application_id}/stage"
        body = {"stage": Stage.INTERVIEW, "reason": "other"}
        until(lambda: rosa.put(path, json=body).status_code in {200, 409, 422}, within=BACK)
    until(lambda: _shows_interview(page), within=BACK)


def _shows_interview(page: SocketClient) -> bool:
    try:
        cards = cast(list[dict[str, str]], shown(page, ApplicationsState, "cards"))
        return [card["stage"] for card in cards] == [Stage.INTERVIEW]
    except (Closed, OSError):
        _connect_again(page)
        return False


def _connect_again(page: SocketClient) -> None:
    """As a browser does: the same tab, at whatever worker takes it."""
    try:
        page.open("/applications", quiet=0.2)
    except (Closed, HandshakeRefused, Refused, TimeoutError, OSError):
        time.sleep(0.2)


def _load(scene: Scene):
    with scene.server.behind():
        ids = [new_application(scene.cast).id for _ in range(WRITERS)]
    with scene.server.sign_in(email(scene.cast.rosa)) as rosa:
        token = rosa.headers["Authorization"]
    return writing(scene.server, token, ids)


def _page(scene: Scene) -> SocketClient:
    page = SocketClient(scene.server.url, cookie=scene.server.cookie(email(scene.cast.cleo)))
    page.open("/applications")
    return page


def _has_all_but(scene: Scene, dead: psutil.Process) -> bool:
    running = scene.workers()
    return len(running) == WORKERS and dead not in running


def _is_whole(scene: Scene, load: Load) -> None:
    """Everything promised is there, whoever was refused got a sentence, and it is well again."""
    until(scene.server.is_ready, within=BACK)
    assert load.kept
    with scene.server.behind():
        assert missing(load) == set()
    for answer in load.refused:
        assert answer.status_code in SENTENCES, answer.text
        assert answer.json()["detail"].endswith((".", "on.")), answer.text
    assert untrue_behind(scene.server) == []
    assert len(scene.workers()) == WORKERS
