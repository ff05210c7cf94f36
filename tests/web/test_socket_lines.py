"""The event socket's line: who may open it, and what ends it."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from talentra import db
from talentra.services import accounts
from tests.harness.cast import Cast
from tests.harness.socket_client import Closed, HandshakeRefused, SocketClient
from tests.web.wall import TRIAL, Wall, said

CANDIDATE, PUBLIC = f"{TRIAL}candidate_state", f"{TRIAL}public_state"


def closes(client: SocketClient, *, within: float) -> bool:
    """Whether the server ends the connection in time."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not client.is_open:
            return True
    return False


class TestWhenASignInEnds:
    def test_its_sockets_close_at_once(self, wall: Wall) -> None:
        cookie = wall.cookie("cleo")
        with wall.socket(cookie=cookie) as first, wall.socket(cookie=cookie) as second:
            first.open("/applications")
            second.open("/applications")
            wall.sign_out(cookie)
            assert closes(first, within=1)
            assert closes(second, within=1)

    def test_another_of_the_same_person_stays(self, wall: Wall) -> None:
        with wall.socket("cleo") as other:
            other.open("/applications")
            wall.sign_out(wall.cookie("cleo"))
            assert not closes(other, within=0.5)

    def test_its_cookie_and_token_show_nothing(self, wall: Wall) -> None:
        cookie = wall.cookie("cleo")
        with wall.socket(cookie=cookie) as client:
            client.open("/applications")
            client.call(f"{CANDIDATE}.write", {"note": "between us"})
        wall.sign_out(cookie)
        with wall.socket(cookie=cookie, token=client.token) as again:
            again.open("/applications")
            again.call(f"{CANDIDATE}.read")
            assert "between us" not in again.text()
            assert "cleo@" not in again.text()

    def test_an_event_already_under_way_is_refused(self, wall: Wall) -> None:
        cookie = wall.cookie("cleo")
        with wall.socket(cookie=cookie) as client, ThreadPoolExecutor(1) as other:
            client.open("/applications")
            out = other.submit(wall.sign_out, cookie)
            with pytest.raises(Closed):
                for number in range(100):
                    client.call(f"{CANDIDATE}.write", {"note": f"{number}"}, quiet=0.02)
            assert out.result().status_code == 303


class TestOpening:
    @pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
    def test_needs_our_own_origin(self, wall: Wall, origin: str | None) -> None:
        cookie = wall.cookie("cleo")
        with pytest.raises(HandshakeRefused) as refused:
            SocketClient(wall.url, cookie=cookie, origin=origin).connect()
        assert refused.value.status == 403

    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
    def test_needs_our_own_name(self, wall: Wall, host: str) -> None:
        with wall.client(Origin=f"http://{host}", Host=host, Upgrade="websocket") as evil:
            assert evil.get("/_event/?EIO=4&transport=websocket").status_code == 400


class TestPace:
    def test_a_flood_ends_the_socket(self, wall: Wall) -> None:
        with wall.socket() as client:
            client.open("/login")
            with pytest.raises(Closed):
                for _ in range(1000):
                    client.send(f"{PUBLIC}.hit")
                assert closes(client, within=3)
                raise Closed

    def test_a_brisk_user_is_no_flood(self, wall: Wall) -> None:
        with wall.socket() as client:
            client.open("/login")
            for _ in range(60):
                client.send(f"{PUBLIC}.hit")
            client.settle()
            assert client.values()[f"{PUBLIC}.hits_rx_state_"] == 60

    def test_an_endless_message_ends_the_socket(self, wall: Wall) -> None:
        with wall.socket() as client:
            client.open("/login")
            client.send(f"{PUBLIC}.hit", {"x": "y" * 1_100_000})
            assert closes(client, within=3)


# These end or fill what the others use: they come last.
class TestWhenSomebodyIsShutOut:
    def test_no_event_runs_any_more(self, wall: Wall, on_stage: Cast) -> None:
        cookie = wall.cookie("rosa")
        with wall.socket(cookie=cookie) as client:
            client.open("/login")
            with wall.behind(), db.transaction() as session:
                accounts.deactivate(session, on_stage.ada, on_stage.rosa.user_id)
            client.call(f"{PUBLIC}.hit")  # the server was told by the database alone
            assert "location.reload" in said(client)
        assert wall.get("/admin", cookie).status_code == 303
