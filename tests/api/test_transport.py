"""How answers travel: unchanged ones not at all, long ones compressed, HEAD without a body."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from structlog.testing import capture_logs

from talentra import db
from talentra.api import problems
from talentra.api.routes import PublicRoute
from talentra.errors import Away, TooMany
from talentra.services import jobs, remarks
from tests.api.rest import Rest, app, problem, signed_in
from tests.harness.cast import Cast


class TestKnownAnswers:
    @pytest.mark.parametrize(
        "path", ["jobs", "jobs/{job}", "submissions/{sent}", "submissions/my-applications"]
    )
    def test_are_not_sent_again(self, cast: Cast, path: str) -> None:
        path = path.format(job=cast.job_id, sent=cast.cleos_application_id)
        cleo = signed_in(cast.cleo)
        tag = cleo.get(path).headers["etag"]
        for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
            again = cleo.call("GET", path, headers={"If-None-Match": known})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == tag
            assert again.headers["cache-control"] == "no-store"

    def test_are_sent_when_anything_in_them_changed(self, cast: Cast) -> None:
        rosa, path = signed_in(cast.rosa), f"submissions/{cast.cleos_application_id}"
        tag = rosa.get(path).headers["etag"]
        with db.transaction() as session:  # a remark leaves the application's version alone
            remarks.add(session, cast.rosa, cast.cleos_application_id, text="Knows our stack.")
        again = rosa.call("GET", path, headers={"If-None-Match": tag})
        assert again.status_code == 200
        assert again.headers["etag"] != tag

    def test_of_one_person_are_unknown_for_another(self, cast: Cast) -> None:
        path = f"submissions/{cast.cleos_application_id}"
        tag = signed_in(cast.rosa).get(path).headers["etag"]
        assert signed_in(cast.cleo).call("GET", path, headers={"If-None-Match": tag}).is_success
        remy = signed_in(cast.remy).call("GET", path, headers={"If-None-Match": tag})
        assert remy.status_code == 404

    def test_are_no_matter_for_writes_and_refusals(self, cast: Cast) -> None:
        rosa = signed_in(cast.rosa)
        moved = rosa.call(
            "PUT",
            f"submissions/{cast.cleos_application_id}/stage",
            json={"stage": "interview"},
            headers={"If-None-Match": "*"},
        )
        assert moved.status_code == 200
        assert "etag" not in moved.headers
        assert "etag" not in rosa.get("jobs/nowhere").headers


class TestLongAnswers:
    def test_are_compressed_for_whoever_unpacks_them(self, cast: Cast) -> None:
        with db.transaction() as session:
            jobs.edit(session, cast.rosa, cast.job_id, details={"description": "Long. " * 3000})
        cleo, path = signed_in(cast.cleo), f"jobs/{cast.job_id}"
        plain = cleo.call("GET", path, headers={"Accept-Encoding": "identity"})
        packed = cleo.call("GET", path, headers={"Accept-Encoding": "br, gzip;q=0.5"})
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert int(packed.headers["content-length"]) < len(plain.content) / 10
        assert packed.json() == plain.json()
        assert packed.headers["etag"] == plain.headers["etag"]
        assert "Accept-Encoding" in packed.headers["vary"]

    @pytest.mark.parametrize("asked", ["", "identity", "br", "gzip;q=0", "xgzip"])
    def test_stay_as_they_are_for_others(self, cast: Cast, asked: str) -> None:
        answer = signed_in(cast.cleo).call(
            "GET", "../api/openapi.json", headers={"Accept-Encoding": asked}
        )
        assert "content-encoding" not in answer.headers
        assert answer.json()["openapi"]

    def test_short_ones_are_not(self, cast: Cast) -> None:
        answer = signed_in(cast.cleo).get("auth/me")
        assert "content-encoding" not in answer.headers

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    @pytest.mark.usefixtures("cast")
    def test_of_the_documentation_are_too(self) -> None:
        bundle = Rest().get("docs/swagger-ui-bundle.js")
        assert bundle.headers["content-encoding"] == "gzip"
        assert b"SwaggerUI" in bundle.content


class TestHead:
    @pytest.mark.parametrize("path", ["jobs", "jobs/{job}", "auth/me", "health/live", "docs"])
    def test_is_get_without_its_body(self, cast: Cast, path: str) -> None:
        cleo, path = signed_in(cast.cleo), path.format(job=cast.job_id)
        head, whole = cleo.call("HEAD", path), cleo.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers == whole.headers

    @pytest.mark.parametrize(
        ("path", "status"), [("jobs", 401), ("nowhere", 404), ("auth/login", 405)]
    )
    @pytest.mark.usefixtures("cast")
    def test_is_refused_as_get_is(self, path: str, status: int) -> None:
        answer = Rest().call("HEAD", path)
        assert (answer.status_code, answer.content) == (status, b"")

    def test_sends_not_one_byte_of_it(self) -> None:
        """Seen at the door itself: clients throw away what they did not ask for."""
        sent: list[bytes] = []
        scope: dict[str, Any] = {"type": "http", "path": "/api/docs", "query_string": b""}

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message.get("body", b""))

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b""}

        asyncio.run(app()({**scope, "method": "HEAD", "headers": []}, receive, send))
        assert sent and not any(sent)


class TestMethods:
    def test_that_an_address_does_not_take_are_told_the_others(self) -> None:
        for path, taken in {
            "jobs": "GET, POST, HEAD, OPTIONS",
            "jobs/7": "GET, PUT, DELETE, HEAD, OPTIONS",
            "auth/login": "POST, OPTIONS",
        }.items():
            answer = Rest().call("PATCH", path)
            assert problem(answer)["status"] == 405
            assert answer.headers["allow"] == taken
            asked = Rest().call("OPTIONS", path)
            assert (asked.status_code, asked.headers["allow"]) == (204, taken)

    @pytest.mark.parametrize("path", ["", "../api", "nowhere", "jobs/", "docs/../../etc/passwd"])
    @pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
    def test_find_nothing_where_nothing_is(self, method: str, path: str) -> None:
        assert problem(Rest().call(method, path))["status"] == 404

    def test_every_route_answers_options(self) -> None:
        for path, operations in app().openapi()["paths"].items():
            taken = Rest().call("OPTIONS", path.removeprefix("/api/")).headers["allow"].split(", ")
            assert {verb.upper() for verb in operations} <= {*taken}


def _in_trouble(kind: str) -> httpx.Response:
    """The answer of a door whose every way leads into trouble."""
    router, door = APIRouter(route_class=PublicRoute), FastAPI()

    @router.get("/{kind}")
    async def fail(kind: str) -> None:
        raise {"busy": Away("Busy.", retry_after=7), "fast": TooMany("Too fast.")}[kind]

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=door)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.get(f"/{kind}")

    door.include_router(router)
    problems.install(door)
    return asyncio.run(ask())


class TestFailures:
    @pytest.mark.parametrize(("kind", "status", "wait"), [("busy", 503, "7"), ("fast", 429, "5")])
    def test_that_pass_say_when_to_try_again(self, kind: str, status: int, wait: str) -> None:
        answer = _in_trouble(kind)
        assert problem(answer)["status"] == status
        assert answer.headers["retry-after"] == wait

    def test_of_ours_have_an_id_that_stands_in_the_log_with_their_trace(self) -> None:
        with capture_logs() as logged:
            answer = _in_trouble("secret")
        told = problem(answer)
        assert told["status"] == 500
        assert "secret" not in answer.text
        (line,) = [each for each in logged if each["event"] == "unexpected"]
        assert line["error_id"] == told["error_id"]
        assert line["operation"] == "fail"
        assert isinstance(line["exc_info"], KeyError)
        assert line["exc_info"].__traceback__
