"""Webhooks of running servers: every message arrives, and arrives once."""

import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from talentra.models import Stage
from tests.harness.cast import Cast
from tests.harness.receiver import Receiver, eventually, receiving
from tests.harness.server import Server

TO_AND_FRO = [Stage.INTERVIEW, Stage.OFFER] * 15


@pytest.fixture
def receiver() -> Generator[Receiver]:
    """A system elsewhere."""
    with receiving() as running:
        yield running


def make(ada: httpx.Client, url: str, *events: str) -> dict[str, Any]:
    """A webhook."""
    body = {"url": url, "events": [*events], "allows_private": True}
    answer = ada.post("/api/admin/webhooks", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def move(client: httpx.Client, cast: Cast, to: str) -> None:
    """Somebody moves Cleo's application."""
    path = f"/api/submissions/{cast.cleos_application_id}/stage"
    answer = client.put(path, json={"stage": to, "reason": "other"})
    assert answer.status_code == 200, answer.text


class TestOneServer:
    def test_tells_at_once_and_signs_it(
        self, server: Server, server_cast: Cast, receiver: Receiver
    ) -> None:
        with server.sign_in("ada@talentra.example") as ada:
            made = make(ada, receiver.url("/at-once"), "application.moved")
            began = time.monotonic()
            move(ada, server_cast, "interview")
            (came,) = receiver.wait_for(1, "/at-once")
            took = time.monotonic() - began
            move(ada, server_cast, "applied")
            receiver.wait_for(2, "/at-once")
            assert ada.delete(f"/api/admin/webhooks/{made['id']}").status_code == 204
        assert came.is_signed_by(made["secret"])
        assert came.told["data"]["stage"] == "interview"
        assert took < 3

    def test_tells_again_what_did_not_arrive(
        self, server: Server, server_cast: Cast, receiver: Receiver
    ) -> None:
        receiver.answer("/again", 500, 200)
        with server.sign_in("ada@talentra.example") as ada:
            made = make(ada, receiver.url("/again"), "job.closed")
            path = f"/api/admin/webhooks/{made['id']}"
            assert ada.post(f"{path}/test").status_code == 202
            first, second = receiver.wait_for(2, "/again")
            assert first.headers["webhook-id"] == second.headers["webhook-id"]
            eventually(
                lambda: ada.get(f"{path}/deliveries").json()["items"][0]["outcome"] == "delivered"
            )
            (log,) = ada.get(f"{path}/deliveries").json()["items"]
            assert (log["attempts"], log["status"], log["error"]) == (2, 200, None)
            redo = ada.post(f"{path}/deliveries/{log['id']}/redeliver")
            assert redo.status_code == 202
            third = receiver.wait_for(3, "/again")[2]
            assert third.headers["webhook-id"] == first.headers["webhook-id"]
            assert ada.delete(path).status_code == 204

    def test_lets_nobody_wait_for_one_that_is_slow(
        self, server: Server, server_cast: Cast, receiver: Receiver
    ) -> None:
        receiver.answer("/slow", "slow")
        with server.sign_in("ada@talentra.example") as ada:
            slow = make(ada, receiver.url("/slow"), "job.closed")["id"]
            quick = make(ada, receiver.url("/quick"), "job.closed")["id"]
            for _ in range(3):
                ada.post(f"/api/admin/webhooks/{slow}/test").raise_for_status()
            receiver.wait_for(3, "/slow")
            began = time.monotonic()
            ada.post(f"/api/admin/webhooks/{quick}/test").raise_for_status()
            receiver.wait_for(1, "/quick")
            assert time.monotonic() - began < 3
            for webhook_id in (slow, quick):
                assert ada.delete(f"/api/admin/webhooks/{webhook_id}").status_code == 204


class TestTwoServers:
    def test_tell_everything_once(
        self, two_servers: tuple[list[Server], Cast], receiver: Receiver
    ) -> None:
        (one, other), cast = two_servers
        with (
            one.sign_in("ada@talentra.example") as ada,
            other.sign_in("rosa@talentra.example") as rosa,
        ):
            make(ada, receiver.url("/a"), "application.moved")
            make(ada, receiver.url("/b"), "application.moved")
            with ThreadPoolExecutor(4) as pool:
                turns = zip([ada, rosa] * 15, TO_AND_FRO, strict=True)
                list(pool.map(lambda turn: move(turn[0], cast, turn[1]), turns))
            history = ada.get(f"/api/submissions/{cast.cleos_application_id}").json()["history"]
        for path in ("/a", "/b"):
            receiver.wait_for(len(history) - 1, path)
            time.sleep(1)  # for one that would come twice
            came = receiver.at(path)
            assert len({message.headers["webhook-id"] for message in came}) == len(came)
            versions = sorted(message.told["data"]["version"] for message in came)
            assert versions == list(range(2, len(history) + 1))
