"""Every request has an id, on its answer and in the log, and every call of REST is noted there."""

import contextlib
import json
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import make_url

from tests.harness.cast import PASSWORD, Cast
from tests.web.wall import TRIAL, Wall

FORM = {"email": "cleo@talentra.example", "password": PASSWORD}


def lines(wall: Wall, request_id: str) -> list[dict[str, Any]]:
    """What the log says of a request, once it says something."""
    for _ in range(100):
        told = [json.loads(line) for line in wall.log().splitlines() if request_id in line]
        if told:
            return told
        time.sleep(0.02)
    raise AssertionError(f"nothing in the log about {request_id}")


class TestId:
    @pytest.mark.parametrize("path", ["/login", "/nowhere", "/api/nowhere", "/ping", "/admin"])
    def test_stands_on_every_answer(self, wall: Wall, path: str) -> None:
        first, second = (wall.get(path).headers["x-request-id"] for _ in range(2))
        assert len(first) == 16
        assert first != second

    def test_stands_on_what_the_wall_itself_refuses(self, wall: Wall) -> None:
        for answer in (
            wall.get("/login", Host="evil.example"),
            wall.post("/auth/login", FORM, Origin="https://evil.example"),
            wall.post("/auth/login", {"email": "x" * 70_000}),
        ):
            assert answer.status_code in {400, 403, 413}
            assert answer.headers["x-request-id"]

    @pytest.mark.parametrize("path", ["/login", "/api/health/live"])
    def test_is_the_callers_when_it_is_fit_to_be_kept(self, wall: Wall, path: str) -> None:
        sent = "6f1c-0a_1.B~" * 5
        assert wall.get(path, **{"X-Request-Id": sent}).headers["x-request-id"] == sent

    @pytest.mark.parametrize("sent", ["", "a b", 'x", "admin": "true', "x" * 65, "é"])
    def test_is_ours_when_the_callers_is_unfit(self, wall: Wall, sent: str) -> None:
        with wall.client() as client:
            raw = {b"X-Request-Id": sent.encode("latin-1")}
            answer = client.get("/login", headers=raw)  # pyright: ignore[reportArgumentType]
        assert answer.headers.get_list("x-request-id") != [sent]
        assert len(answer.headers["x-request-id"]) == 16


class TestLog:
    def test_says_who_called_what_and_how_it_went(self, wall: Wall, on_stage: Cast) -> None:
        with wall.client() as client:
            tokens = client.post("/api/auth/login", json=FORM).json()
            bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
            client.get("/api/auth/me", headers={**bearer, "X-Request-Id": "of-cleo"})
        (told,) = lines(wall, "of-cleo")
        assert told["event"] == "request"
        assert (told["method"], told["operation"], told["status"]) == ("GET", "get_me", 200)
        assert told["user_id"] == str(on_stage.cleo.user_id)
        assert told["milliseconds"] > 0

    def test_has_the_id_on_lines_that_others_write(self, wall: Wall) -> None:
        wall.post("/auth/logout", {}, **{"X-Request-Id": "of-nobody"})
        events = {line["event"] for line in lines(wall, "of-nobody")}
        assert events == {"signed_out_already", "request"}

    def test_never_quotes_an_address_or_a_body(self, wall: Wall) -> None:
        sent = {"X-Request-Id": "of-a-secret"}
        wall.get("/api/jobs/canary-in-path?q=canary-in-query", **sent)
        wall.post("/api/auth/login", {"password": "canary-in-body"}, **sent)
        assert len(lines(wall, "of-a-secret")) == 2
        assert "canary" not in wall.log()

    def test_has_an_id_and_whose_it_is_on_lines_of_an_event(
        self, wall: Wall, on_stage: Cast
    ) -> None:
        with wall.socket("cleo") as client:
            client.open("/applications")
            client.call(f"{TRIAL}candidate_state.stumble")
        told = [json.loads(line) for line in wall.log().splitlines() if "page_failed" in line][-1]
        assert told["user_id"] == str(on_stage.cleo.user_id)
        assert len(told["request_id"]) == 16
        assert "Cleo" not in json.dumps(told) and "@" not in json.dumps(told)

    def test_tells_of_a_slow_statement_whose_call_it_was(self, wall: Wall, on_stage: Cast) -> None:
        """SQLite's one writer is held up: the call waits, and what it waits with is told."""
        path = make_url(wall.database_url).database or ""
        with wall.client() as client:
            tokens = client.post("/api/auth/login", json=FORM).json()
            sent = {"Authorization": f"Bearer {tokens['access_token']}", "X-Request-Id": "is-slow"}
            with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                with ThreadPoolExecutor(1) as pool:
                    body = {"city": "canary-of-a-city"}
                    saving = pool.submit(
                        client.put, "/api/candidates/profile", json=body, headers=sent
                    )
                    time.sleep(0.8)
                    other.execute("ROLLBACK")
                    assert saving.result().status_code == 200, saving.result().text
        [told] = [line for line in lines(wall, "is-slow") if line["event"] == "slow_statement"]
        assert told["statement"] == "BEGIN IMMEDIATE"
        assert told["user_id"] == str(on_stage.cleo.user_id)
        assert told["milliseconds"] > 500
        assert "canary" not in wall.log()

    def test_says_of_a_page_nothing(self, wall: Wall) -> None:
        wall.get("/login", **{"X-Request-Id": "of-a-page"})
        wall.get("/api/health/live", **{"X-Request-Id": "of-the-next"})
        lines(wall, "of-the-next")
        assert "of-a-page" not in wall.log()


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND"])
def test_an_unknown_method_is_told_the_known_ones(wall: Wall, method: str) -> None:
    with wall.client() as client:
        answer = client.request(method, "/api/jobs")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
