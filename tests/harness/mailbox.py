"""A mail server that behaves as a test wants, and what came to it over a real socket."""

import contextlib
import socket
import threading
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from talentra.config import settings
from tests.harness.program import free_port


@dataclass
class Mailbox:
    """Every letter that was taken, with the address on its envelope."""

    port: int
    came: list[tuple[str, EmailMessage]] = field(default_factory=list[tuple[str, EmailMessage]])
    answers: list[str] = field(default_factory=list[str])  # to the next letters, instead of 250

    @property
    def url(self) -> str:
        """Its address as a setting."""
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, address: str) -> list[EmailMessage]:
        """What came for somebody."""
        return [letter for to, letter in [*self.came] if to == address]

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take a letter, or answer as the test wants."""
        if self.answers:
            return self.answers.pop(0)
        letter: Any = message_from_bytes(envelope.original_content or b"", policy=default)
        self.came += [(to, letter) for to in envelope.rcpt_tos]
        return "250 OK"

    @contextlib.contextmanager
    def open(self) -> Generator[None]:
        """Take letters until the block ends; before and after it nobody answers."""
        controller = Controller(self, hostname="127.0.0.1", port=self.port)
        controller.start()
        try:
            yield
        finally:
            controller.stop()


def mailbox() -> Mailbox:
    """A mail server that is away until it is opened."""
    return Mailbox(free_port())


@contextlib.contextmanager
def mailing_to(url: str) -> Generator[None]:
    """Let this process send its mail there."""
    before = settings().smtp_url
    settings().smtp_url = url
    try:
        yield
    finally:
        settings().smtp_url = before


@contextlib.contextmanager
def dripping() -> Generator[str]:
    """The address of a mail server whose greeting never ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_drip, args=(listening,), daemon=True)
        thread.start()
        yield f"smtp://127.0.0.1:{listening.getsockname()[1]}"


def _drip(listening: socket.socket) -> None:
    with contextlib.suppress(OSError):  # whoever listened has hung up
        connection, _ = listening.accept()
        with connection:
            while True:
                connection.sendall(b"220-still here\r\n")
                time.sleep(0.05)
