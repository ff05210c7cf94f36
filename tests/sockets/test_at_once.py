"""What an admin decides bites at once: in a page that is open, and at the next REST call."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest

from tests.harness.cast import Cast, email
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient

WITHIN = 1.0  # second


def _shut_out(cast: Cast) -> tuple[str, dict[str, Any]]:
    return f"users/{cast.rosa.user_id}/status", {"is_active": False}


def _demoted(cast: Cast) -> tuple[str, dict[str, Any]]:
    return f"users/{cast.rosa.user_id}", {"role": "candidate"}


def _ends(page: SocketClient) -> float:
    """Seconds until the page's line is cut, or much more than allowed."""
    began = time.monotonic()
    while page.is_open and time.monotonic() < began + 5 * WITHIN:
        time.sleep(0.01)
    return time.monotonic() - began


@pytest.fixture
def running(
    engine_kind: str, start_server: Callable[..., tuple[Server, Cast]]
) -> tuple[Server, Cast]:
    """A server of this story's own."""
    return start_server(engine_kind=engine_kind)


@pytest.mark.parametrize("decided", [_shut_out, _demoted], ids=["deactivated", "demoted"])
def test_somebody_who_is_no_recruiter_any_more_sees_nothing(
    running: tuple[Server, Cast], decided: Callable[[Cast], tuple[str, dict[str, Any]]]
) -> None:
    server, cast = running
    path, body = decided(cast)
    with (
        server.sign_in(email(cast.ada)) as ada,
        server.sign_in(email(cast.rosa)) as rosa,
        server.socket(email(cast.rosa)) as page,
    ):
        page.open("/candidates", quiet=1)
        assert cast.cleo.full_name in page.text()
        ada.put(f"/api/admin/{path}", json=body).raise_for_status()
        called = rosa.get("/api/recruiters/my-candidates")
        took = _ends(page)
    assert called.status_code == HTTPStatus.UNAUTHORIZED
    assert took < WITHIN


def test_a_candidate_who_goes_to_somebody_else_is_gone(running: tuple[Server, Cast]) -> None:
    server, cast = running
    handing = {"candidate_id": str(cast.cleo.user_id), "recruiter_id": str(cast.remy.user_id)}
    with (
        server.sign_in(email(cast.ada)) as ada,
        server.sign_in(email(cast.rosa)) as rosa,
        server.socket(email(cast.rosa)) as page,
    ):
        page.open("/candidates", quiet=1)
        assert cast.cleo.full_name in page.text()
        ada.put("/api/admin/reassign", json=handing).raise_for_status()
        called = rosa.get(f"/api/recruiters/my-candidates/{cast.cleo.user_id}")
        began = time.monotonic()
        page.wait_for(lambda update: "no longer assigned" in str(update.events), within=5)
        took = time.monotonic() - began
    assert called.status_code == HTTPStatus.NOT_FOUND
    assert took < WITHIN
