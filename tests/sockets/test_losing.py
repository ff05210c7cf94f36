"""Whoever loses a candidate hears it in one sentence; nothing of them comes after it."""

import json
from collections.abc import Iterable

import pytest

from tests.e2e.recruiting import Desk, desk
from tests.harness.cast import Cast
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient, Update

GOES = "_redirect"
PATIENCE = 20  # seconds


@pytest.fixture
def told(server: Server, server_cast: Cast) -> Desk:
    """Two candidates of one recruiter; the first will go."""
    return desk(server, server_cast, people=2, title="Lock keeper")


def _said(updates: Iterable[Update]) -> str:
    return json.dumps([[each.delta, each.events] for each in updates], ensure_ascii=False)


def _toasts(updates: Iterable[Update], words: str) -> set[str]:
    """The passing messages with these words; the same again takes the place of the first."""
    return {str(event) for each in updates for event in each.events if words in str(event)}


def _after_losing(client: SocketClient, told: Desk) -> str:
    """All that came since one candidate was given to somebody else, but for the one sentence."""
    before = len(client.updates)
    told.ada_hands(0)
    client.wait_for(lambda update: "no longer assigned" in str(update.events), within=PATIENCE)
    client.settle(quiet=1)
    later = client.updates[before:]
    (toast,) = _toasts(later, told.names[0])
    assert f"{told.names[0]} is no longer assigned to you." in toast
    assert "toast.error" not in toast
    told_else = [
        Update(each.delta, [event for event in each.events if str(event) != toast])
        for each in later
    ]
    return _said(told_else)


@pytest.mark.parametrize("page", ["/candidates", "/pipeline"])
@pytest.mark.parametrize("is_open", [True, False], ids=["panel", "page"])
def test_a_page_that_showed_them_says_so_and_goes_on(told: Desk, page: str, is_open: bool) -> None:
    name, other = told.names
    query = {"job": str(told.job_id)} | ({"c": str(told.sent[0])} if is_open else {})
    with told.server.socket(told.email) as client:
        client.open(page, query=query, quiet=1)
        assert name in client.text()
        later = _after_losing(client, told)
    assert name not in later
    assert (GOES in later) is is_open
    assert other in later


def test_their_own_page_says_so_and_goes_to_the_list(told: Desk) -> None:
    name = told.names[0]
    with told.server.socket(told.email) as client:
        client.open(f"/candidates/{told.candidate()}", quiet=1)
        assert name in client.text()
        later = _after_losing(client, told)
    assert name not in later
    assert GOES in later
    assert '"/candidates"' in later


def test_a_move_that_comes_too_late_says_the_same(told: Desk) -> None:
    name = told.names[0]
    state = "reflex___state____state.talentra___ui___state____app_state"
    panel = f"{state}.talentra___ui___pages___recruiter___panel_state____panel_state"
    with told.server.socket(told.email) as client:
        client.open("/candidates", query={"c": str(told.sent[0])}, quiet=1)
        before = len(client.updates)
        told.ada_hands(0)
        client.send(f"{panel}.choose", {"stage": "interview", "version": 1})
        client.settle(quiet=2)
        later = client.updates[before:]
    (toast,) = _toasts(later, name)
    assert f"{name} is no longer assigned to you." in toast
    assert "toast.error" not in _said(later)


def test_a_page_that_is_loaded_later_is_told_nothing_of_them(told: Desk) -> None:
    name, other = told.names
    cookie = told.server.cookie(told.email)
    with SocketClient(told.server.url, cookie=cookie) as client:
        client.open("/candidates", quiet=1)
        assert name in client.text()
    told.ada_hands(0)
    with SocketClient(told.server.url, cookie=cookie, token=client.token) as again:
        again.open("/settings", quiet=1, anew=True)
        assert name not in again.text()
        assert other not in again.text()


def test_what_only_left_the_page_is_no_loss(told: Desk) -> None:
    with told.server.socket(told.email) as client:
        client.open("/candidates", query={"stage": "applied"}, quiet=1)
        before = len(client.updates)
        with told.server.sign_in(told.email) as ruth:
            address = f"/api/submissions/{told.sent[0]}/stage"
            ruth.put(address, json={"stage": "interview"}).raise_for_status()
        client.wait_for(lambda update: "rows" in str(update.delta), within=PATIENCE)
        client.settle(quiet=1)
        assert "no longer assigned" not in _said(client.updates[before:])
