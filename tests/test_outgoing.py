"""Calls to addresses that people typed: where they may lead, and that nothing makes them hang."""

import asyncio
import socket
import time
from collections.abc import Generator
from typing import Any

import pytest

from talentra import outgoing
from talentra.errors import Invalid
from talentra.outgoing import CUT, LATE, NEVER, PRIVATE, UNKNOWN, UNTRUSTED, Posted
from tests.harness.program import free_port
from tests.harness.receiver import Receiver, receiving

METADATA, NOBODY, INSIDE = "169.254.169.254", "no-such-name.invalid", "hooks.lan"


@pytest.fixture
def receiver() -> Generator[Receiver]:
    """A system elsewhere."""
    with receiving() as running:
        yield running


def post(url: str, *, private: bool = True) -> Posted:
    """Send a few bytes there."""
    return asyncio.run(outgoing.post(url, b"{}", {"X-Sent": "yes"}, private=private))


def resolve(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let the name service answer so, one after the other; the names that were asked for."""
    asked: list[str] = []
    left = [*answers]

    async def look_up(_: object, host: str, port: int, **__: Any) -> list[Any]:
        asked.append(host)
        found = left.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (name, port)) for name in found]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", look_up)
    return asked


PRIVATE_ADDRESSES = [
    "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "198.18.0.1",
    "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fd00::1", "fec0::1",
    "2002:7f00:1::", "2001:0:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001:db8::1",
]  # fmt: skip
FORBIDDEN = [
    "0.0.0.0", "::", "169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "224.0.0.1",
    "ff02::1", "255.255.255.255", "240.0.0.1",
]  # fmt: skip


class TestWhereItLeads:
    @pytest.mark.parametrize("address", PRIVATE_ADDRESSES)
    def test_private_addresses_are_refused(
        self, monkeypatch: pytest.MonkeyPatch, address: str
    ) -> None:
        resolve(monkeypatch, [address])
        assert post("https://hooks.example/", private=False).error == PRIVATE

    @pytest.mark.parametrize("private", [True, False])
    @pytest.mark.parametrize("address", FORBIDDEN)
    def test_some_are_refused_whoever_allows_them(
        self, monkeypatch: pytest.MonkeyPatch, address: str, private: bool
    ) -> None:
        resolve(monkeypatch, [address])
        assert post("http://hooks.example/", private=private).error == NEVER

    @pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]"])
    def test_however_they_are_written(self, receiver: Receiver, name: str) -> None:
        refused = post(f"http://{name}:{receiver.port}/", private=False)
        assert (refused.status, refused.error) == (None, PRIVATE)
        assert receiver.came == []

    def test_one_bad_address_spoils_the_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        resolve(monkeypatch, ["93.184.216.34", "10.0.0.1"])
        assert post("https://hooks.example/", private=False).error == PRIVATE

    def test_a_name_is_asked_for_once(
        self, monkeypatch: pytest.MonkeyPatch, receiver: Receiver
    ) -> None:
        """Else it could answer with a good address first and with another one for the call."""
        asked = resolve(monkeypatch, ["127.0.0.1"], ["10.0.0.1"])
        assert post(f"http://hooks.example:{receiver.port}/hook").status == 200
        assert asked == ["hooks.example"]
        assert receiver.came[0].headers["host"] == f"hooks.example:{receiver.port}"

    def test_the_next_address_is_tried_when_the_first_is_silent(
        self, monkeypatch: pytest.MonkeyPatch, receiver: Receiver
    ) -> None:
        resolve(monkeypatch, ["127.0.0.2", "127.0.0.1"])
        assert post(f"http://hooks.example:{receiver.port}/hook").status == 200

    @pytest.mark.parametrize("address", ["8.8.8.8", "[2606:2800:220:1:248:1893:25c8:1946]"])
    def test_public_addresses_are_not_refused(self, address: str) -> None:
        url = f"https://{address}/hook"
        assert outgoing.checked(url, private=False) == url

    def test_an_unknown_name_is_told(self) -> None:
        assert post(f"https://{NOBODY}/").error == UNKNOWN


class TestWhatComesBack:
    @pytest.mark.parametrize("status", [200, 204, 400, 410, 500])
    def test_is_a_status(self, receiver: Receiver, status: int) -> None:
        receiver.answer("/hook", status)
        posted = post(receiver.url())
        assert (posted.status, posted.error) == (status, None)
        assert receiver.came[0].headers["x-sent"] == "yes"
        assert receiver.came[0].body == b"{}"

    def test_a_redirect_is_not_followed(self, receiver: Receiver) -> None:
        receiver.answer("/hook", "redirect")
        assert post(receiver.url()).status == 302
        assert [message.path for message in receiver.came] == ["/hook"]

    @pytest.mark.parametrize("how", ["slow", "drip"])
    def test_waiting_has_an_end(
        self, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, how: str
    ) -> None:
        monkeypatch.setattr(outgoing, "DEADLINE", 0.5)
        receiver.answer("/hook", how)
        began = time.monotonic()
        assert post(receiver.url()).error == LATE
        assert time.monotonic() - began < 3

    def test_may_be_nothing(self, receiver: Receiver) -> None:
        receiver.answer("/hook", "cut")
        assert post(receiver.url()).error == CUT
        assert post(f"http://127.0.0.1:{free_port()}/").error == CUT

    def test_must_be_who_it_says_it_is(self, receiver: Receiver) -> None:
        assert post(receiver.url().replace("http:", "https:")).error == UNTRUSTED

    def test_goes_through_no_proxy(
        self, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
        assert post(receiver.url()).status == 200


class TestChecked:
    @pytest.mark.parametrize(
        "url",
        [
            "", "x", "ftp://hooks.example/", "file:///etc/passwd", "https://", "https:///x",
            "http://hooks.example/", "https://me:secret@hooks.example/", "https://hooks.example:0/",
            "https://hooks.example:99999/", "https://hooks.example/a b", "https://hooks.example/#x",
            "https://hooks.example/\n", "https://hooks\\.example/", "https://[::1/", "https://é.example/",
            "https://127.0.0.1/", "https://[::1]/", f"https://{METADATA}/",
            f"https://hooks.example/{'x' * 500}",
        ],
    )  # fmt: skip
    def test_takes_no_other(self, url: str) -> None:
        with pytest.raises(Invalid) as refused:
            outgoing.checked(url, private=False)
        assert [name for name, _ in refused.value.fields] == ["url"]

    @pytest.mark.parametrize("url", ["https://hooks.example/x?y=z", "https://hooks.example:8443"])
    def test_takes_https(self, url: str) -> None:
        assert outgoing.checked(url, private=False) == url

    @pytest.mark.parametrize(
        "url", ["http://127.0.0.1:8000/", f"http://{INSIDE}/", "https://[::1]/"]
    )
    def test_takes_private_ones_where_they_are_allowed(self, url: str) -> None:
        assert outgoing.checked(url, private=True) == url
        with pytest.raises(Invalid):
            outgoing.checked(url, private=False)

    def test_never_takes_the_machines_own_metadata(self) -> None:
        with pytest.raises(Invalid, match="nothing may be sent to"):
            outgoing.checked(f"http://{METADATA}/latest", private=True)
