"""The attack client must really attack: on an app without any guard it gets through.

Where the product refuses it, that is the product's doing and not a fault of the client.
"""

import select
import shutil
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.harness.program import Program, free_port, listens
from tests.harness.socket_client import PATIENCE, QUIET, HandshakeRefused, SocketClient
from tests.harness.websocket import WebSocket

COUNTER = "reflex___state____state.bare___bare____counter"


@pytest.fixture(scope="module")
def unguarded(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The address of a bare Reflex app that is running."""
    folder = tmp_path_factory.mktemp("bare") / "app"
    shutil.copytree(Path(__file__).parent / "bare_app", folder)
    port = free_port()
    place = ["--backend-host", "127.0.0.1", "--backend-port", str(port)]
    command = [sys.executable, "-m", "reflex", "run", "--env", "prod", "--backend-only", *place]
    program = Program(command, folder / "log", folder=folder)
    program.start(lambda: listens(port), within=60)
    yield f"http://127.0.0.1:{port}"
    program.stop()


class TestOnAnAppWithoutGuards:
    def test_opening_a_page_brings_every_state(self, unguarded: str) -> None:
        with SocketClient(unguarded) as client:
            client.open("/")
            assert client.values()[f"{COUNTER}.unshown_rx_state_"] == "never on a page"
            assert "never sent" not in client.text()

    def test_any_handler_runs_by_name(self, unguarded: str) -> None:
        with SocketClient(unguarded) as client:
            client.connect()
            client.call(f"{COUNTER}.add", {"step": 3})
            assert client.values()[f"{COUNTER}.count_rx_state_"] == 3

    def test_any_payload_is_sent_as_it_is(self, unguarded: str) -> None:
        with SocketClient(unguarded) as client:
            client.connect()
            client.call(f"{COUNTER}.add", {"step": "three"})
            assert "An error occurred" in client.text()

    def test_the_cookie_goes_with_the_handshake(self, unguarded: str) -> None:
        with SocketClient(unguarded, cookie="sign_in=hers") as client:
            client.connect()
            client.call(f"{COUNTER}.who")
            assert "sign_in=hers" in client.text()

    @pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
    def test_any_origin_may_enter(self, unguarded: str, origin: str | None) -> None:
        with SocketClient(unguarded, origin=origin) as client:
            client.connect()
            assert client.is_open

    def test_a_token_left_behind_shows_its_owners_state(self, unguarded: str) -> None:
        with SocketClient(unguarded, token="left") as owner:
            owner.connect()
            owner.call(f"{COUNTER}.add", {"step": 7})
        with SocketClient(unguarded, token="left") as thief:
            thief.open("/")
            assert thief.values()[f"{COUNTER}.count_rx_state_"] == 7

    def test_waiting_for_what_never_comes_ends(self, unguarded: str) -> None:
        with SocketClient(unguarded) as client:
            client.connect()
            with pytest.raises(TimeoutError):
                client.wait_for(lambda update: bool(update.delta), within=0.2)

    def test_a_look_takes_what_has_come_and_waits_for_nothing(self, unguarded: str) -> None:
        with SocketClient(unguarded) as client:
            client.connect()
            client.settle()
            client.send(f"{COUNTER}.add", {"step": 3})
            assert select.select([client], [], [], PATIENCE)[0]
            assert client.settle(0)
            client.settle()
            began = time.monotonic()
            assert not any(client.settle(0) for _ in range(100))
            assert time.monotonic() - began < 100 * QUIET / 10


def test_a_refused_handshake_tells_its_status(unguarded: str) -> None:
    with pytest.raises(HandshakeRefused) as refused:
        WebSocket(unguarded.replace("http", "ws") + "/nowhere", [])
    assert refused.value.status in {403, 404}
