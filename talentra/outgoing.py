"""The only place that calls addresses which people typed: it looks where they lead before it goes.

A name is resolved once, every address it stands for is looked at, and the connection is made to
one of those that were looked at: a name that answers otherwise the next moment gains nothing.
Redirects are not followed, nor are proxies of the environment used.
"""

import asyncio
import ssl
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

import httpcore

from talentra.errors import Invalid

DEADLINE = (
    10  # seconds for everything: looking up, connecting, sending, and the answer's first line
)
LONGEST_URL = 500
GLOBAL_V6 = IPv6Network("2000::/3")  # what is given out to the internet at large
NEVER = "It leads to an address that nothing may be sent to."
PRIVATE = "It leads to a private address; an admin can allow that for this webhook."
UNKNOWN = "Its name is not known."
LATE = f"It did not answer within {DEADLINE} seconds."
CUT = "The connection was refused, or cut before there was an answer."
UNTRUSTED = "Its certificate is not valid, or it speaks no TLS."


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a POST: a status, or a sentence that says why there is none."""

    status: int | None
    error: str | None
    milliseconds: int


class Forbidden(Exception):
    """The address leads where nothing may be sent; the message is a sentence."""


def checked(url: str, *, private: bool) -> str:
    """The URL, when something may be posted to it at all; Invalid says why not."""
    parts = _parts(url)
    if parts.scheme != "https" and not (private and parts.scheme == "http"):
        raise _malformed("Only https is taken; http where private addresses are allowed.")
    try:
        with suppress(ValueError):  # a name: where it leads is looked at whenever something is sent
            _ensure_open([parts.hostname or ""], private=private)
    except Forbidden as refusal:
        raise _malformed(str(refusal)) from refusal
    return url


async def post(
    url: str, body: bytes, headers: Mapping[str, str], *, private: bool = False
) -> Posted:
    """POST the body; the answer's own body is not read. Never raises for what others do wrong."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(DEADLINE):
            status, error = await _post(url, body, headers, private=private), None
    except TimeoutError:
        status, error = None, LATE
    except Forbidden as refusal:
        status, error = None, str(refusal)
    except (ssl.SSLError, httpcore.ConnectError) as failure:
        status, error = None, UNTRUSTED if "SSL" in repr(failure).upper() else CUT
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
        status, error = None, CUT
    return Posted(status, error, round((time.monotonic() - began) * 1000))


async def _post(url: str, body: bytes, headers: Mapping[str, str], *, private: bool) -> int:
    context = await asyncio.to_thread(_tls) if url.startswith("https:") else None
    sent = [("Host", urlsplit(url).netloc), ("Connection", "close"), *headers.items()]
    async with (
        httpcore.AsyncConnectionPool(context, network_backend=_Careful(private)) as pool,
        pool.stream("POST", url, headers=sent, content=body) as answer,
    ):
        return answer.status


class _Careful(httpcore.AsyncNetworkBackend):
    """Connects to addresses that were looked at, and to no others."""

    def __init__(self, private: bool) -> None:
        self._private = private
        self._network = cast(httpcore.AsyncNetworkBackend, httpcore.AnyIOBackend())

    async def connect_tcp(
        self, host: str, port: int, *_: Any, **__: Any
    ) -> httpcore.AsyncNetworkStream:
        addresses = await _resolved(host, port)
        _ensure_open(addresses, private=self._private)
        for address in addresses[:-1]:
            with suppress(httpcore.ConnectError):  # the next one may take it
                return await self._network.connect_tcp(address, port)
        return await self._network.connect_tcp(addresses[-1], port)


async def _resolved(host: str, port: int) -> list[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port)
    except (OSError, UnicodeError) as failure:
        raise Forbidden(UNKNOWN) from failure
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _ensure_open(addresses: Iterable[str], *, private: bool) -> None:
    """Forbidden when one of the addresses is none that something may be sent to."""
    for address in map(ip_address, addresses):
        inner = _inner(address)
        if inner.is_link_local or inner.is_multicast or inner.is_unspecified or _is_kept(inner):
            raise Forbidden(NEVER)  # the machine's own metadata service is link-local, too
        if not _is_public(inner) and not private:
            raise Forbidden(PRIVATE)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address of version 4 that one of version 6 stands for."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _is_kept(address: IPv4Address | IPv6Address) -> bool:
    """Whether it is kept for a future use, or is everybody's at once (255.255.255.255)."""
    return isinstance(address, IPv4Address) and address.is_reserved


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether it is somebody's on the internet; tunnels into version 4 may lead anywhere."""
    if isinstance(address, IPv4Address):
        return address.is_global
    tunnel = address.sixtofour or address.teredo
    return address in GLOBAL_V6 and address.is_global and not tunnel


def _parts(url: str) -> SplitResult:
    plain = url.isascii() and url.isprintable() and not {" ", "\\", "#"} & {*url}
    try:
        parts = urlsplit(url)
        named = parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError as broken:
        raise _malformed("This is no address of the web.") from broken
    if not plain or not named or "@" in parts.netloc or len(url) > LONGEST_URL:
        raise _malformed("Send a plain address such as https://hooks.example/talentra.")
    return parts


def _malformed(sentence: str) -> Invalid:
    return Invalid(sentence, fields=[("url", sentence)])


@cache
def _tls() -> ssl.SSLContext:
    """Whom to trust; reading the list takes a moment, so it is done once and in a thread."""
    return httpcore.default_ssl_context()
