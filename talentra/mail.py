"""The only place that speaks to a mail server (SMTP, RFC 5321)."""

import smtplib
import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from talentra.clock import now
from talentra.config import MAIL_PORTS, settings

DEADLINE = 15  # seconds for everything: a server that drips never meets a socket's own time limit
LONGEST_SUBJECT = 150
LATE = "It took too long."


class Undelivered(Exception):
    """The server did not take a letter; the message is a sentence without an address in it."""

    def __init__(self, sentence: str, *, for_good: bool = False) -> None:
        super().__init__(sentence)
        self.for_good = for_good


def addressed(to: str) -> Address:
    """An address as it was kept: what stands before the @ is one name, commas and all."""
    name, _, domain = to.rpartition("@")
    return Address(username=name, domain=domain)


def letter(to: str, subject: str, text: str, *, number: str) -> EmailMessage:
    """A plain letter; `number` makes its Message-ID, so that one sent twice is known as the same.

    What people typed is folded into one line before it comes near a header.
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = Address("Talentra", addr_spec=settings().sender)
    made["To"] = addressed(to)
    made["Subject"] = " ".join(subject.split())[:LONGEST_SUBJECT]
    made["Date"] = format_datetime(now())
    made["Message-ID"] = f"<{number}@{_ourselves()}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text)
    return made


def send(written: EmailMessage, to: str) -> None:
    """Hand the letter over to the mail server; Undelivered when it was not taken."""
    late, envelope = monotonic() + DEADLINE, addressed(to).addr_spec
    if parseaddr(envelope)[1] != envelope:  # smtplib would send it to somebody else
        raise Undelivered("It is no address that mail goes to.", for_good=True)
    try:
        with _server() as server:
            if monotonic() > late:  # looking up its name took all the time
                raise Undelivered(LATE)
            server.send_message(written, from_addr=settings().sender, to_addrs=[envelope])
    except smtplib.SMTPRecipientsRefused as refusal:
        codes = [code for code, _ in refusal.recipients.values()]
        raise Undelivered("It refused the address.", for_good=min(codes) >= 500) from refusal
    except smtplib.SMTPDataError as refusal:
        sentence = f"It answered {refusal.smtp_code}."
        raise Undelivered(sentence, for_good=refusal.smtp_code >= 500) from refusal
    except smtplib.SMTPNotSupportedError as refusal:
        raise Undelivered("It cannot take this letter, or speaks no TLS.") from refusal
    except smtplib.SMTPResponseException as refusal:
        raise Undelivered(f"It answered {refusal.smtp_code}.") from refusal
    except OSError as failure:  # smtplib's own are among them
        raise Undelivered("It did not answer, or the connection was cut.") from failure


@contextmanager
def _server() -> Generator[smtplib.SMTP]:
    """A connection on which a letter may be sent: encrypted and signed in, as the URL says."""
    parts = urlsplit(settings().smtp_url or "")
    make: Callable[..., smtplib.SMTP] = _Tls if parts.scheme == "smtps" else _Plain
    more = {"context": ssl.create_default_context()} if parts.scheme == "smtps" else {}
    port = parts.port or MAIL_PORTS[parts.scheme]
    server = make(parts.hostname, port, local_hostname=_ourselves(), timeout=DEADLINE, **more)
    try:
        _prepare(server, parts)
        yield server
        with suppress(OSError):  # it has the letter; how it says goodbye does not matter
            server.quit()
    finally:
        server.close()


def _prepare(server: smtplib.SMTP, parts: SplitResult) -> None:
    if parts.scheme == "smtp+starttls":
        server.starttls(context=ssl.create_default_context())
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))


class _Bounded:
    """Cuts its connection when time is up, whatever came until then."""

    sock: socket.socket | None

    def __init__(self, *args: Any, **more: Any) -> None:
        self._timer = Timer(DEADLINE, self._cut)
        self._timer.daemon = True
        self._timer.start()
        try:
            super().__init__(*args, **more)
        except BaseException:
            self._timer.cancel()
            raise

    def close(self) -> None:
        """Close it, in time."""
        self._timer.cancel()
        super().close()  # type: ignore[misc] -- a connection stands behind it

    def _cut(self) -> None:
        with suppress(OSError):  # it was closed a moment ago
            if self.sock:
                self.sock.shutdown(socket.SHUT_RDWR)


class _Plain(_Bounded, smtplib.SMTP):
    """Without TLS, at first or for good."""


class _Tls(_Bounded, smtplib.SMTP_SSL):
    """With TLS from the first byte."""


def _ourselves() -> str:
    return urlsplit(settings().public_url or "").hostname or "localhost"
