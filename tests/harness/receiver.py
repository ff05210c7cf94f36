"""A system elsewhere that is told by webhooks: a real HTTP server that behaves as a test wants."""

import base64
import contextlib
import hashlib
import hmac
import json
import socket
import threading
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATIENCE = 20  # seconds to wait for what must arrive
TOLERANCE = 300  # seconds that a message may be old (Standard Webhooks)


@dataclass(frozen=True)
class Received:
    """One message as it came over the wire."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def told(self) -> dict[str, Any]:
        """What it says."""
        return json.loads(self.body)

    def is_signed_by(self, secret: str) -> bool:
        """What a receiver checks (Standard Webhooks, verifying signatures), written anew here."""
        key = base64.b64decode(secret.removeprefix("whsec_"))
        moment = self.headers["webhook-timestamp"]
        signed = f"{self.headers['webhook-id']}.{moment}.".encode() + self.body
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        fresh = abs(time.time() - int(moment)) < TOLERANCE
        return fresh and f"v1,{expected}" in self.headers["webhook-signature"].split(" ")


@dataclass
class Receiver:
    """Everything that came, and what is answered at each path; 200 unless said otherwise."""

    port: int
    came: list[Received] = field(default_factory=list[Received])
    answers: dict[str, list[int | str]] = field(default_factory=dict[str, list[int | str]])

    def url(self, path: str = "/hook") -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, path: str, *how: int | str) -> None:
        """Answer so, one after the other, and then for ever as the last one.

        A status, or: late (after half a second, well), slow, drip (never ends), cut (no answer),
        redirect (to /elsewhere).
        """
        self.answers[path] = [*how]

    def at(self, path: str = "/hook") -> list[Received]:
        """What came at a path."""
        return [message for message in [*self.came] if message.path == path]

    def wait_for(self, how_many: int, path: str = "/hook") -> list[Received]:
        """What came at a path, once it is so much."""
        eventually(lambda: len(self.at(path)) >= how_many)
        return self.at(path)

    def next_answer(self, path: str) -> int | str:
        """How the next message at a path is answered."""
        how = self.answers.get(path, [200])
        return how.pop(0) if len(how) > 1 else how[0]


def eventually(true: Callable[[], object]) -> None:
    """Return once it is true; AssertionError when it does not become so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


@contextlib.contextmanager
def receiving() -> Generator[Receiver]:
    """A receiver on a port of this machine, until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    receiver = Receiver(server.server_address[1])
    _RECEIVERS[receiver.port] = receiver
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        del _RECEIVERS[receiver.port]


_RECEIVERS: dict[int, Receiver] = {}


class _Handler(BaseHTTPRequestHandler):
    """Takes one message."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Note what came, and answer as the test wants."""
        receiver = _RECEIVERS[self.server.server_address[1]]  # type: ignore[index]
        body = self.rfile.read(int(self.headers["content-length"]))
        lowered = {name.lower(): value for name, value in self.headers.items()}
        receiver.came.append(Received(self.path, lowered, body))
        how = receiver.next_answer(self.path)
        with contextlib.suppress(OSError):  # whoever sent it may have hung up
            self._answer(how)

    def _answer(self, how: int | str) -> None:
        if how == "slow":
            time.sleep(30)
        elif how == "late":
            time.sleep(0.5)
            self._plain(200)
        elif how == "drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(300):
                self.wfile.write(f"X-Drip-{number}: 1\r\n".encode())
                time.sleep(0.1)
        elif how == "cut":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif how == "redirect":
            self._plain(302, Location="/elsewhere")
        else:
            self._plain(int(how))

    def _plain(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""
