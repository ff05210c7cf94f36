"""What an admin does to somebody acts in that person's open page and at their very next call."""

import time
from collections.abc import Callable
from http import HTTPStatus
from secrets import token_hex
from typing import Any

import httpx
import pytest

from talentra import db
from talentra.models import Actor, Role
from talentra.queries import sign_ins
from talentra.queries.sign_ins import SignInView
from talentra.services import assignments
from talentra.ui.pages.admin.person_state import PersonState
from tests.harness.cast import Cast, email
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient
from tests.services import acts

PATIENCE = 20  # seconds in which an open page must have heard, on a machine that is busy


@pytest.fixture
def ruth(server: Server) -> Actor:
    """A recruiter of this story's own."""
    with server.behind(), db.transaction() as session:
        made = acts.person(session, f"Ruth {token_hex(3)}", Role.RECRUITER)
        acts.let_in(session, made)
    return made


def _address(actor: Actor) -> str:
    return f"{actor.full_name.replace(' ', '.').lower()}@people.example"


def _deactivate(ada: httpx.Client, ruth: Actor) -> httpx.Response:
    return ada.put(f"/api/admin/users/{ruth.user_id}/status", json={"is_active": False})


def _demote(ada: httpx.Client, ruth: Actor) -> httpx.Response:
    return ada.put(f"/api/admin/users/{ruth.user_id}", json={"role": "candidate"})


@pytest.mark.parametrize("act", [_deactivate, _demote], ids=["deactivated", "demoted"])
def test_whoever_is_shut_out_or_demoted_is_out_everywhere(
    server: Server,
    server_cast: Cast,
    ruth: Actor,
    act: Callable[[httpx.Client, Actor], httpx.Response],
) -> None:
    with (
        server.sign_in(email(server_cast.ada)) as ada,
        server.sign_in(_address(ruth)) as client,
        server.socket(_address(ruth)) as page,
    ):
        page.open("/candidates")
        assert page.is_open
        act(ada, ruth).raise_for_status()
        assert client.get("/api/auth/me").status_code == HTTPStatus.UNAUTHORIZED
        _until(lambda: not page.is_open)


@pytest.mark.parametrize("handler", ["end", "end_all"])
def test_an_ended_sign_in_is_over_in_its_open_page(
    server: Server, server_cast: Cast, ruth: Actor, handler: str
) -> None:
    with server.socket(_address(ruth)) as page, server.socket(email(server_cast.ada)) as admin:
        page.open("/candidates")
        [view] = _sign_ins(server, server_cast, ruth)
        _open_panel(admin, ruth)
        payload = {"sign_in_id": str(view.id)} if handler == "end" else {}
        admin.send(f"{PersonState.get_full_name()}.{handler}", payload, path="/admin/users")
        _until(lambda: not page.is_open)
        assert _sign_ins(server, server_cast, ruth) == []


def test_whom_somebody_no_longer_handles_leaves_their_open_page(
    server: Server, server_cast: Cast, ruth: Actor
) -> None:
    with server.behind(), db.transaction() as session:
        kit = acts.person(session, f"Kit {token_hex(3)}")
        acts.apply(session, kit, server_cast.job_id)
        assignments.assign(session, server_cast.ada, kit.user_id, ruth.user_id)
    with (
        server.sign_in(email(server_cast.ada)) as ada,
        server.sign_in(_address(ruth)) as client,
        server.socket(_address(ruth)) as page,
    ):
        page.open("/candidates")
        _until(lambda: kit.full_name in _rows(page))
        handing = {
            "candidate_id": str(kit.user_id),
            "recruiter_id": str(server_cast.rosa.user_id),
        }
        ada.put("/api/admin/reassign", json=handing).raise_for_status()
        found = client.get(f"/api/recruiters/my-candidates/{kit.user_id}")
        assert found.status_code == HTTPStatus.NOT_FOUND
        _until(lambda: kit.full_name not in _rows(page))


def _until(wanted: Callable[[], bool]) -> None:
    """Wait, by listening to a socket, until it is so."""
    end = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < end


def _sign_ins(server: Server, cast: Cast, somebody: Actor) -> list[SignInView]:
    with server.behind(), db.reading() as session:
        return sign_ins.of_person(session, cast.ada, somebody.user_id)


def _open_panel(admin: SocketClient, somebody: Actor) -> None:
    admin.open("/admin/users", query={"u": str(somebody.user_id)})
    _until(lambda: somebody.full_name in _latest(admin, "____person_state.shown"))


def _rows(page: SocketClient) -> str:
    return _latest(page, "____candidates_state.rows")


def _latest(page: SocketClient, name: str) -> str:
    """The last value of a var, after whatever has come by now."""
    page.settle(0.1)
    values: dict[str, Any] = page.values()
    return str(next((values[each] for each in values if name in each), ""))
