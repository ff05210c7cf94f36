"""The port to serve on: free, and held until the workers listen."""

import socket
import sys

from talentra._bootstrap import fail

NEXT = 100  # how many ports after the wished one are tried


def hold(address: str, port: int, *, exactly: bool) -> socket.socket:
    """A socket that keeps the port (or, unless exactly, the next free one) for this process."""
    candidates = range(port, port + 1 if exactly else min(port + NEXT, 65536))
    held = next(filter(None, (_try(address, candidate) for candidate in candidates)), None)
    if held is None:
        fail(
            f"Port {port} on {address} is taken by another program. Stop it, choose another "
            "with --port, or leave --port out to take the next free one."
        )
    return held


def address_of(host: str) -> str:
    """The IP address of a host name on this machine."""
    try:
        return str(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][4][0])
    except (OSError, UnicodeError):
        fail(f"{host!r} is no address of this machine. Choose one with --host.")


def _try(address: str, port: int) -> socket.socket | None:
    """A socket bound to the port but not listening, or None when the port is taken.

    Workers share a port by SO_REUSEPORT, which two separate servers could too, each getting half
    of the visitors: so it is allowed only once the port is ours.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    held = socket.socket(family)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((address, port))
    except OSError as refusal:
        held.close()
        return _unless_refused(refusal, address, port)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    if sys.platform == "linux":
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return held


def _unless_refused(refusal: OSError, address: str, port: int) -> None:
    if isinstance(refusal, PermissionError):
        fail(f"Port {port} needs more rights than this user has. Choose one above 1023.")
    if refusal.errno == 99:
        fail(f"{address} is no address of this machine. Choose one with --host.")
