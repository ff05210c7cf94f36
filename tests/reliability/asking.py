"""Asking a server that may not be well."""

import time
from collections.abc import Callable
from typing import Any

import httpx


def ask(client: httpx.Client, method: str, path: str, **more: Any) -> httpx.Response:
    """The answer to one request on a connection of its own, however long it takes."""
    headers = {"Connection": "close", **more.pop("headers", {})}
    return client.request(method, path, timeout=60, headers=headers, **more)


def until(holds: Callable[[], bool], *, within: float) -> float:
    """Seconds until it holds; AssertionError when it takes longer."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < within, f"not within {within} s"
        time.sleep(0.05)
    return time.monotonic() - began
