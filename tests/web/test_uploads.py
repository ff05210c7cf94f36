"""Files that a page sends: Reflex's own door trusts whoever knows a tab's token."""

from http import HTTPStatus

import httpx
import pytest

from tests.harness.socket_client import SocketClient
from tests.web.wall import TRIAL, Wall

CANDIDATE = f"{TRIAL}candidate_state"
TAKE = f"{CANDIDATE}.take"


def send(
    wall: Wall, token: str, cookie: str = "", *, handler: str = TAKE, size: int = 10
) -> httpx.Response:
    """Post a file as the page's script does."""
    told = {"Reflex-Client-Token": token, "Reflex-Event-Handler": handler}
    signed_in = {"Cookie": cookie} if cookie else {}
    with wall.client(**told, **signed_in) as client:
        return client.post("/_upload", files={"files": ("a.pdf", b"x" * size)})


@pytest.fixture
def cookie(wall: Wall) -> str:
    """Cleo's."""
    return wall.cookie("cleo")


@pytest.fixture
def tab(wall: Wall, cookie: str):
    """Cleo's open tab."""
    with wall.socket(cookie=cookie) as client:
        client.open("/applications")
        yield client


def test_its_owner_may(wall: Wall, tab: SocketClient, cookie: str) -> None:
    answer = send(wall, tab.token, cookie)
    assert answer.status_code == HTTPStatus.OK
    assert "a.pdf" in answer.text


def test_nobody_may_not(wall: Wall, tab: SocketClient) -> None:
    assert send(wall, tab.token).status_code == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("name", ["cody", "rosa", "ada", "cleo"])
def test_another_sign_in_may_not(wall: Wall, tab: SocketClient, name: str) -> None:
    answer = send(wall, tab.token, wall.cookie(name))
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "cleo@" not in answer.text


@pytest.mark.parametrize(
    "handler", [f"{CANDIDATE}.write", f"{TRIAL}admin_state.read", "nowhere", f"{CANDIDATE}.setvar"]
)
def test_only_to_a_handler_that_takes_files(
    wall: Wall, tab: SocketClient, cookie: str, handler: str
) -> None:
    assert send(wall, tab.token, cookie, handler=handler).status_code == HTTPStatus.FORBIDDEN


def test_not_into_a_tab_that_nobody_opened(wall: Wall, cookie: str) -> None:
    assert send(wall, "made up", cookie).status_code == HTTPStatus.FORBIDDEN
    assert send(wall, "", cookie).status_code == HTTPStatus.FORBIDDEN


def test_not_too_large(wall: Wall, tab: SocketClient, cookie: str) -> None:
    over = send(wall, tab.token, cookie, size=7 * 1024 * 1024)
    assert over.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert send(wall, tab.token, cookie, size=5 * 1024 * 1024).status_code == HTTPStatus.OK


def test_not_after_signing_out(wall: Wall, tab: SocketClient, cookie: str) -> None:
    wall.sign_out(cookie)
    assert send(wall, tab.token, cookie).status_code == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("path", ["/_upload", "/_upload/", "/_upload/a.pdf", "/_upload/../x"])
def test_nothing_is_ever_read_from_there(wall: Wall, cookie: str, path: str) -> None:
    assert wall.get(path, cookie).status_code == HTTPStatus.NOT_FOUND
