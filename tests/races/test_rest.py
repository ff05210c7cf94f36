"""Ten requests at the same moment at the REST door of a running server."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from threading import Barrier
from typing import Any

import httpx
import pytest

from tests.harness import documents
from tests.harness.cast import Cast, email
from tests.harness.server import Server
from tests.harness.truth import untrue_behind
from tests.races.stage import ROUNDS, TEN, new_job

Post = Callable[[httpx.Client], httpx.Response]
COME_BACK = 503


@pytest.fixture(params=["sqlite", "postgresql"])
def running(
    request: pytest.FixtureRequest, start_server: Callable[..., tuple[Server, Cast]]
) -> tuple[Server, Cast]:
    return start_server(engine_kind=request.param)


def _ten(server: Server, cast: Cast, post: Callable[[int], Post]) -> list[httpx.Response]:
    """The answers to ten requests of Cody's; who is told to come back does so."""
    with server.sign_in(email(cast.cody)) as client, ThreadPoolExecutor(TEN) as tabs:
        start = Barrier(TEN)
        return list(tabs.map(partial(_insist, client, start), map(post, range(TEN))))


def _insist(client: httpx.Client, start: Barrier, post: Post) -> httpx.Response:
    start.wait()
    while (answer := post(client)).status_code == COME_BACK:
        assert int(answer.headers["Retry-After"]) > 0 and answer.json()["detail"]
        time.sleep(0.5)
    return answer


def _statuses(answers: list[httpx.Response]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def _taken(answers: list[httpx.Response]) -> list[dict[str, Any]]:
    return [answer.json() for answer in answers if answer.status_code == 201]


def _refused(answers: list[httpx.Response]) -> list[dict[str, Any]]:
    return [answer.json() for answer in answers if answer.status_code == 409]


def test_one_application_and_two_resumes(running: tuple[Server, Cast]) -> None:
    server, cast = running
    with server.behind():
        job_id = new_job(cast.rosa)
    _one_application(server, cast, {"job_id": str(job_id), "resume_id": str(cast.codys_resume_id)})
    _two_resumes(server, cast)
    assert untrue_behind(server) == []


def _one_application(server: Server, cast: Cast, sent: dict[str, str]) -> None:
    def apply(client: httpx.Client) -> httpx.Response:
        return client.post("/api/submissions/apply", json=sent)

    answers = _ten(server, cast, lambda _: apply)
    assert _statuses(answers) == {201: 1, 409: 9}
    [taken] = _taken(answers)
    assert {told["application_id"] for told in _refused(answers)} == {taken["id"]}


def _two_resumes(server: Server, cast: Cast) -> None:
    """Cody keeps one already: it goes first."""
    with server.sign_in(email(cast.cody)) as client:
        client.delete(f"/api/candidates/resumes/{cast.codys_resume_id}").raise_for_status()
    answers = _ten(server, cast, _uploading)
    assert _statuses(answers) == {201: 2, 409: 8}
    assert {told["code"] for told in _refused(answers)} == {"resume_limit"}
    assert {taken["slot"] for taken in _taken(answers)} == {1, 2}


def _uploading(number: int) -> Post:
    file = (f"{number}.pdf", documents.pdf(f"Resume {number}"), "application/pdf")
    return lambda client: client.post("/api/candidates/resumes", files={"file": file})


def test_one_key_at_two_servers_makes_one_application(
    two_servers: tuple[list[Server], Cast],
) -> None:
    servers, cast = two_servers
    with servers[0].behind():
        job_ids = [new_job(cast.rosa) for _ in range(ROUNDS)]
    with ExitStack() as held:
        doors = [held.enter_context(each.sign_in(email(cast.cody))) for each in servers]
        for job_id in job_ids:
            body = {"job_id": str(job_id), "resume_id": str(cast.codys_resume_id)}
            _one_answer(doors, body)
    assert untrue_behind(servers[0]) == []


def _one_answer(doors: list[httpx.Client], sent: dict[str, str]) -> None:
    """Whoever asks, at whichever door: once it is done, otherwise the same answer comes again."""
    headers = {"Idempotency-Key": sent["job_id"]}

    def apply(client: httpx.Client) -> httpx.Response:
        return client.post("/api/submissions/apply", json=sent, headers=headers)

    tabs = doors * (TEN // len(doors))
    start = Barrier(len(tabs))
    with ThreadPoolExecutor(len(tabs)) as threads:
        answers = list(threads.map(lambda client: _insist(client, start, apply), tabs))
    assert _statuses(answers) == {201: len(tabs)}
    assert len({answer.content for answer in answers}) == 1
    again = [answer for answer in answers if "idempotent-replayed" in answer.headers]
    assert len(again) == len(tabs) - 1
    mine = doors[0].get("/api/submissions/my-applications").raise_for_status().json()["items"]
    assert [each["job"]["id"] for each in mine].count(sent["job_id"]) == 1
