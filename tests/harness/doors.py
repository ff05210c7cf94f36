"""The doors of several processes that serve the same house, and many people who come at once."""

import contextlib
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from tests.harness import servers
from tests.harness.cast import Cast, email
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient

SHAPES = {"three workers": (1, "3"), "two servers": (2, "1")}  # servers, and workers of each
AT_ONCE = 12


@dataclass(frozen=True)
class Doors:
    """Running servers that share everything, and the cast."""

    servers: list[Server]
    cast: Cast

    def at(self, number: int) -> Server:
        """One server after the other."""
        return self.servers[number % len(self.servers)]

    def token(self, who: str) -> dict[str, str]:
        """What somebody of the cast sends along; good at every door."""
        with self.at(0).sign_in(email(getattr(self.cast, who))) as client:
            return {"Authorization": client.headers["Authorization"]}

    def ask(self, number: int, method: str, path: str, **more: Any) -> httpx.Response:
        """One call on a connection of its own: any of a server's workers may take it."""
        server = self.at(number)
        headers = {"Origin": server.url, "Connection": "close", **more.pop("headers", {})}
        return httpx.request(method, server.url + path, headers=headers, timeout=60, **more)

    def all_at_once(
        self, how_many: int, ask: Callable[[int], httpx.Response]
    ) -> list[httpx.Response]:
        """What so many are answered who come together."""
        with ThreadPoolExecutor(AT_ONCE) as people:
            return list(people.map(ask, range(how_many)))

    def tabs(
        self, who: str, path: str, how_many: int
    ) -> "contextlib.AbstractContextManager[list[SocketClient]]":
        """So many open pages of somebody, spread over the doors."""
        return _opened(self, email(getattr(self.cast, who)), path, how_many)

    def processes(self) -> list[psutil.Process]:
        """Every worker of every server."""
        return [
            worker
            for server in self.servers
            for worker in psutil.Process(server.pid).children(recursive=False)
        ]

    def speaking(self) -> Sequence[int]:
        """How many connections each worker holds with people."""
        ports = {server.port for server in self.servers}
        return [
            sum(
                each.status == psutil.CONN_ESTABLISHED and each.laddr.port in ports
                for each in worker.net_connections(kind="tcp")
                if each.laddr
            )
            for worker in self.processes()
        ]


@contextlib.contextmanager
def opened(shape: str, folder: Path, **more: Any) -> Generator[Doors]:
    """The house in one of the shapes, until the block ends."""
    how_many, workers = SHAPES[shape]
    with servers.sharing(folder, how_many, TALENTRA_WORKERS=workers, **more) as (running, cast):
        yield Doors(running, cast)


@contextlib.contextmanager
def _opened(doors: Doors, address: str, path: str, how_many: int) -> Generator[list[SocketClient]]:
    cookie = doors.at(0).cookie(address)
    with contextlib.ExitStack() as held:
        pages = [
            held.enter_context(SocketClient(doors.at(number).url, cookie=cookie))
            for number in range(how_many)
        ]
        for page in pages:
            page.open(path, quiet=0.1)
        yield pages
