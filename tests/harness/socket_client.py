"""A raw client of the event socket: what a browser sends, and what an attacker would.

The wire is Engine.IO 4 (a digit before each message) around Socket.IO 5 (another digit), in the
namespace /_event, as Reflex's own browser client speaks it.
"""

import contextlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from secrets import token_hex
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

from tests.harness.websocket import Closed, HandshakeRefused, WebSocket

NAMESPACE = "/_event"
ROOT_STATE = "reflex___state____state"
PING, PONG, MESSAGE = "2", "3", "4"
CONNECT, DISCONNECT, EVENT, CONNECT_ERROR = "0", "1", "2", "4"
PATIENCE = 10  # seconds for the server to take a connection
QUIET = 0.3  # seconds without a message after which an answer counts as complete

__all__ = ["Closed", "HandshakeRefused", "Refused", "SocketClient", "Update"]


class Refused(Exception):
    """The websocket opened, and the event namespace refused the connection."""


@dataclass(frozen=True)
class Update:
    """One message of the server: what changed in which state, and what the page shall do."""

    delta: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)


class SocketClient:
    """One tab without a browser around it."""

    def __init__(
        self,
        server: str,
        *,
        cookie: str | None = None,
        origin: str | None = "same",
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Choose who it claims to be; `origin` is "same" for the server's own, None for none."""
        self.server = server.rstrip("/")
        self.token = token_hex(8) if token is None else token
        self.updates: list[Update] = []
        self.other: list[list[Any]] = []  # messages that are no updates, such as new_token
        self._headers = dict(headers or {})
        if cookie:
            self._headers["Cookie"] = cookie
        if origin:
            self._headers["Origin"] = self.server if origin == "same" else origin
        self._socket: WebSocket | None = None
        self._path = "/"

    def __enter__(self) -> Self:
        """Be closed at the end of the block; `connect` or `open` comes first inside it."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Leave."""
        self.close()

    def connect(self, auth: object = None, *, subprotocol: str | None = None) -> Self:
        """Open the socket and join the namespace, with `auth` as the page's first words."""
        query = urlencode({"token": self.token, "EIO": "4", "transport": "websocket"})
        place = f"ws://{urlsplit(self.server).netloc}{NAMESPACE}/?{query}"
        spoken = subprotocol if subprotocol is not None else version("reflex")
        self._socket = WebSocket(place, list(self._headers.items()), (spoken,) if spoken else ())
        self._receive_until(lambda text: text.startswith("0"))
        said = "" if auth is None else json.dumps(auth)
        self.say(f"{MESSAGE}{CONNECT}{NAMESPACE},{said}")
        self._receive_until(self._joined)
        return self

    def open(
        self,
        path: str = "/",
        *,
        query: Mapping[str, str] | None = None,
        quiet: float = QUIET,
        anew: bool = False,
    ) -> list[Update]:
        """Connect as a browser does that opens the page, and take what it is given.

        A page that is loaded `anew` says what it was built with; one that connects again does not.
        """
        self._path = path
        payload = {"hashes": ["of what it was built with"]} if anew else {}
        place = self._router_data(path, query)
        first = self._event(f"{ROOT_STATE}.hydrate_and_load", payload, place)
        self.connect({"event": first})
        return self.settle(quiet)

    def call(
        self,
        name: str,
        payload: object = None,
        *,
        path: str | None = None,
        router_data: object = None,
        quiet: float = QUIET,
    ) -> list[Update]:
        """Fire an event and collect what comes until it is quiet; any name, any payload."""
        self.send(name, payload, path=path, router_data=router_data)
        return self.settle(quiet)

    def send(
        self,
        name: str,
        payload: object = None,
        *,
        path: str | None = None,
        router_data: object = None,
    ) -> None:
        """Fire an event and do not wait."""
        place = self._router_data(path or self._path) if router_data is None else router_data
        self.emit("event", self._event(name, {} if payload is None else payload, place))

    def emit(self, kind: str, *arguments: object) -> None:
        """Send a Socket.IO message of any kind with any arguments."""
        self.say(f"{MESSAGE}{EVENT}{NAMESPACE},{json.dumps([kind, *arguments])}")

    def say(self, text: str) -> None:
        """Send raw text."""
        self._open_socket().send(text)

    def settle(self, quiet: float = QUIET) -> list[Update]:
        """The updates that arrive until nothing has come for `quiet` seconds."""
        before = len(self.updates)
        with contextlib.suppress(Closed):
            while self._receive(quiet) is not None:
                pass
        return self.updates[before:]

    def wait_for(self, wanted: Callable[[Update], bool], *, within: float = 5) -> Update:
        """The first update from now on that is the wanted one; raises TimeoutError."""
        seen = len(self.updates)
        for _ in self._until(within):
            for update in self.updates[seen:]:
                if wanted(update):
                    return update
            seen = len(self.updates)
        raise TimeoutError(f"not within {within} s; got {self.updates[-3:]}")

    @property
    def is_open(self) -> bool:
        """Whether the server still holds the connection."""
        try:
            self._receive(0.05)
        except Closed:
            return False
        return True

    def fileno(self) -> int:
        """The file descriptor of its socket, for whoever waits for many at once."""
        return self._open_socket().fileno()

    def values(self) -> dict[str, Any]:
        """Everything the page would know now: `state.var` to its last value."""
        known: dict[str, Any] = {}
        for update in self.updates:
            for state, changed in update.delta.items():
                known |= {f"{state}.{name}": value for name, value in changed.items()}
        return known

    def text(self) -> str:
        """All that was ever sent to this client, to be searched for what it must not know."""
        sent = [[update.delta, update.events] for update in self.updates]
        return json.dumps([sent, self.other], ensure_ascii=False)

    def close(self) -> None:
        """Leave without a word, as a closed lid does."""
        if self._socket:
            self._socket.close()

    def _open_socket(self) -> WebSocket:
        if self._socket is None:
            raise Closed("never connected")
        return self._socket

    def _event(self, name: str, payload: object, router_data: object) -> dict[str, object]:
        return {"name": name, "payload": payload, "router_data": router_data}

    def _router_data(self, path: str, query: Mapping[str, str] | None = None) -> dict[str, object]:
        as_path = f"{path}?{urlencode(query)}" if query else path
        return {"pathname": path, "asPath": as_path, **({"query": dict(query)} if query else {})}

    def _receive_until(self, wanted: Callable[[str], bool]) -> None:
        for text in self._until(PATIENCE):
            if text and wanted(text):
                return
        raise TimeoutError("the server did not take the connection")

    def _until(self, within: float) -> Iterator[str | None]:
        end = time.monotonic() + within
        while (left := end - time.monotonic()) > 0:
            yield self._receive(left)

    def _joined(self, text: str) -> bool:
        if text.startswith(MESSAGE + CONNECT_ERROR):
            raise Refused(text.partition(",")[2])
        if text.startswith(MESSAGE + DISCONNECT):
            raise Refused("disconnected")
        return text.startswith(MESSAGE + CONNECT)

    def _receive(self, timeout: float) -> str | None:
        """The next message; pings are answered and updates collected on the way."""
        text = self._open_socket().receive(timeout)
        if text == PING:
            self.say(PONG)
        elif text and text.startswith(f"{MESSAGE}{EVENT}{NAMESPACE},"):
            self._collect(json.loads(text.partition(",")[2]))
        elif text and text.startswith(f"{MESSAGE}{DISCONNECT}"):
            raise Closed("disconnected by the server")
        return text

    def _collect(self, message: list[Any]) -> None:
        if message[0] != "event":
            self.other.append(message)
            return
        said = message[1]
        self.updates.append(Update(said.get("delta") or {}, said.get("events") or []))
