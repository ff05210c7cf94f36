"""The running product can be signed in to, broken and brought back, with what it had."""

from collections.abc import Callable
from http import HTTPStatus

import httpx
import pytest

from tests.harness.cast import Cast, email
from tests.harness.server import Server


def _name(server: Server, address: str) -> str:
    with server.sign_in(address) as client:
        return client.get("/api/auth/me").json()["full_name"]


def test_people_sign_in_at_both_doors(server: Server, server_cast: Cast) -> None:
    assert _name(server, email(server_cast.rosa)) == server_cast.rosa.full_name
    assert "=" in server.cookie(email(server_cast.rosa))


def test_a_wrong_password_signs_nobody_in(server: Server, server_cast: Cast) -> None:
    with pytest.raises(httpx.HTTPStatusError, match="401"):
        server.sign_in(email(server_cast.cody), "not his password at all")
    with pytest.raises(AssertionError, match="not signed in"):
        server.cookie(email(server_cast.cody), "not his password at all")


@pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"])
def test_it_comes_back_with_what_it_had(
    start_server: Callable[..., tuple[Server, Cast]], engine_kind: str
) -> None:
    server, cast = start_server(engine_kind=engine_kind)
    server.kill()
    assert not server.is_ready()
    server.start()
    assert _name(server, email(cast.cleo)) == cast.cleo.full_name


def test_paused_it_holds_connections_and_answers_nothing(
    start_server: Callable[..., tuple[Server, Cast]],
) -> None:
    server, _ = start_server()
    server.pause()
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(server.url, timeout=0.5)
    server.resume()
    assert server.is_ready()


def test_two_share_what_they_know(two_servers: tuple[list[Server], Cast]) -> None:
    (here, there), cast = two_servers
    with here.sign_in(email(cast.ada)) as client:
        token = client.headers["Authorization"]
    with there.client(Authorization=token) as client:
        answer = client.get("/api/auth/me")
    assert answer.status_code == HTTPStatus.OK
    assert answer.json()["full_name"] == cast.ada.full_name
