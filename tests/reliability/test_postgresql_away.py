"""PostgreSQL stops, dies or freezes under a running server, and comes back (R9)."""

import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from talentra import migrations
from talentra.db import BUSY
from talentra.ui.pages.candidate.job_state import JobState
from tests.harness import cast as stage
from tests.harness.cast import Cast, email
from tests.harness.pages import handler, shown
from tests.harness.pointing import pointed_at
from tests.harness.postgres import Postgres
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient
from tests.harness.truth import untrue_behind
from tests.races.stage import new_job
from tests.reliability.asking import ask, until

ANSWERED = 12  # seconds: a frozen database is given up after ten
BACK = 10  # seconds after its return
Scene = tuple[Postgres, Server, Cast]
WAYS: dict[str, tuple[Callable[[Postgres], None], Callable[[Postgres], None]]] = {
    "stopped": (Postgres.stop, Postgres.start),
    "killed": (Postgres.kill, Postgres.start),
    "frozen": (Postgres.pause, Postgres.resume),
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Generator[Scene]:
    """A server on a PostgreSQL of its own."""
    folder, postgres = tmp_path_factory.mktemp("away"), Postgres()
    postgres.start()
    server = Server(folder / "server", database_url=postgres.url())
    with pointed_at(postgres.url(), server.files):
        migrations.upgrade()
        entered = stage.enter()
    try:
        server.start()
        yield postgres, server, entered
    finally:
        server.stop()
        postgres.kill()


@pytest.mark.parametrize("way", WAYS)
def test_it_is_told_and_it_is_well_again_by_itself(scene: Scene, way: str) -> None:
    postgres, server, cast = scene
    leave, come_back = WAYS[way]
    with server.behind():
        job_id = new_job(cast.rosa)
    cookie = server.cookie(email(cast.cody))
    with server.sign_in(email(cast.cody)) as cody, SocketClient(server.url, cookie=cookie) as page:
        page.open(f"/jobs/{job_id}")
        leave(postgres)
        try:
            _told(server, cody, cookie, str(job_id), str(cast.codys_resume_id))
            _told_on_the_page(page)
        finally:
            come_back(postgres)
        came_back = time.monotonic()
        until(lambda: cody.get("/api/jobs").is_success, within=BACK)
        until(server.is_ready, within=BACK - (time.monotonic() - came_back))
        _goes_on(cody, page, str(job_id), str(cast.codys_resume_id))
    assert untrue_behind(server) == []
    assert "unexpected" not in server.output() and "page_failed" not in server.output()


def _told(server: Server, cody: httpx.Client, cookie: str, job_id: str, resume_id: str) -> None:
    """Everything that needs the database says so at the same time; the rest goes on."""
    wrong = {"email": "nobody@talentra.example", "password": "not a password"}
    asked = [
        ("GET", "/api/jobs", {}),
        ("GET", "/api/candidates/resumes", {}),
        ("POST", "/api/submissions/apply", {"json": {"job_id": job_id, "resume_id": resume_id}}),
        ("POST", "/api/auth/login", {"json": wrong}),
        ("GET", f"/jobs/{job_id}", {"headers": {"Cookie": cookie}}),
    ] * 5
    with server.client() as anyone, ThreadPoolExecutor(len(asked) + 1) as people:
        ready = people.submit(anyone.get, "/api/health/ready")
        answers = people.map(lambda each: ask(cody, *each[:2], **each[2]), asked)
        time.sleep(0.5)
        live = anyone.get("/api/health/live")
        assert (live.status_code, live.elapsed.total_seconds() < 2) == (200, True)
        for answer in answers:
            _is_a_sentence(answer)
        assert ready.result().status_code == 503
        assert "database" in ready.result().json()["detail"]


def _is_a_sentence(answer: httpx.Response) -> None:
    assert answer.status_code == 503, answer.text
    assert answer.elapsed.total_seconds() < ANSWERED
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.json()["detail"].startswith("The database")


def _told_on_the_page(page: SocketClient) -> None:
    """The page that was open says it too, and stays open."""
    page.send(handler(JobState, "refresh"))
    page.wait_for(lambda update: BUSY in str(update.events), within=ANSWERED)
    assert page.is_open


def _goes_on(cody: httpx.Client, page: SocketClient, job_id: str, resume_id: str) -> None:
    """Without a restart: writing, reading, and the page that was open all the while."""
    sent = cody.post("/api/submissions/apply", json={"job_id": job_id, "resume_id": resume_id})
    assert sent.status_code in {201, 409}, sent.text  # a frozen one may have kept it after all
    application_id = sent.json().get("application_id") or sent.json()["id"]
    until(lambda: application_id in str(shown(page, JobState, "sent")), within=BACK)
