"""A bare websocket, for saying things that no browser would say."""

import socket
import time
from collections import deque
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    CloseConnection,
    Event,
    Ping,
    RejectConnection,
    RejectData,
    Request,
    TextMessage,
)
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

PATIENCE = 15  # seconds for a handshake or for sending


class Closed(Exception):
    """The other side has ended the connection."""


class HandshakeRefused(Exception):
    """The server answered the handshake with another status than 101."""

    def __init__(self, status: int) -> None:
        """Keep the HTTP status."""
        super().__init__(f"websocket refused with {status}")
        self.status = status


class WebSocket:
    """One connection, text messages only, without a thread of its own."""

    def __init__(
        self, url: str, headers: list[tuple[str, str]], subprotocols: tuple[str, ...] = ()
    ) -> None:
        """Connect; raises HandshakeRefused with the server's status."""
        parts = urlsplit(url)
        address = (parts.hostname or "", parts.port or 80)
        self._protocol = WSConnection(ConnectionType.CLIENT)
        self._messages: deque[str] = deque()
        self._parts: list[str] = []
        self._accepted = False
        self._closed = False
        self._socket = socket.create_connection(address, timeout=PATIENCE)
        try:
            self._shake_hands(f"{parts.path}?{parts.query}", parts.netloc, headers, subprotocols)
        except BaseException:
            self._socket.close()
            raise

    def send(self, message: str) -> None:
        """Send one text message; raises Closed when nobody is there any more."""
        try:
            self._socket.settimeout(PATIENCE)
            self._socket.sendall(self._protocol.send(TextMessage(message)))
        except (OSError, LocalProtocolError) as ended:
            raise Closed(str(ended)) from ended

    def receive(self, timeout: float) -> str | None:
        """The next text message, or None when there is none within `timeout` seconds.

        Without any it takes what has come and waits for nothing.
        """
        end = time.monotonic() + timeout
        while not self._messages:
            if self._closed:
                raise Closed("closed by the server")
            if not self._read(max(end - time.monotonic(), 0)):
                return None
        return self._messages.popleft()

    def fileno(self) -> int:
        """Its file descriptor, for whoever waits for many at once."""
        return self._socket.fileno()

    def close(self) -> None:
        """Leave, whether or not the other side still listens."""
        self._socket.close()

    def _shake_hands(
        self,
        target: str,
        host: str,
        headers: list[tuple[str, str]],
        subprotocols: tuple[str, ...],
    ) -> None:
        sent = [(name.encode(), value.encode()) for name, value in headers]
        request = Request(
            host=host, target=target, extra_headers=sent, subprotocols=list(subprotocols)
        )
        self._socket.sendall(self._protocol.send(request))
        while not self._accepted:
            if self._closed or not self._read(PATIENCE):
                raise HandshakeRefused(0)

    def _read(self, timeout: float) -> bool:
        """Take in what has arrived; False when nothing came in time."""
        self._socket.settimeout(timeout)
        try:
            received = self._socket.recv(65536)
        except (TimeoutError, BlockingIOError):
            return False
        except OSError:
            received = b""
        self._take_in(received)
        return True

    def _take_in(self, received: bytes) -> None:
        try:
            self._protocol.receive_data(received or None)
            for event in self._protocol.events():
                self._handle(event)
        except (LocalProtocolError, RemoteProtocolError):
            self._closed = True
        self._closed = self._closed or not received

    def _handle(self, event: Event) -> None:
        match event:
            case AcceptConnection():
                self._accepted = True
            case RejectConnection() | RejectData():
                raise HandshakeRefused(getattr(event, "status_code", 0))
            case Ping():
                self._socket.sendall(self._protocol.send(event.response()))
            case TextMessage():
                self._parts.append(event.data)
                if event.message_finished:
                    self._messages.append("".join(self._parts))
                    self._parts.clear()
            case CloseConnection():
                self._closed = True
            case _:
                pass
