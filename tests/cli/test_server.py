"""The running server: one program on a port, as many workers as wanted, none missing for long."""

import subprocess
import sys
import time
from collections.abc import Callable

import psutil

from talentra.config import ROOT
from tests.harness.cast import Cast
from tests.harness.server import Server

StartServer = Callable[..., tuple[Server, Cast]]
SOON = 10  # seconds


def workers(server: Server) -> list[psutil.Process]:
    return psutil.Process(server.pid).children(recursive=True)


def eventually(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + SOON
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


class TestServe:
    def test_replaces_a_worker_that_dies(self, start_server: StartServer):
        server, _ = start_server()
        (dead,) = workers(server)
        dead.kill()
        assert eventually(lambda: bool(workers(server)) and dead not in workers(server))
        assert eventually(server.is_ready)

    def test_leaves_no_worker_behind_when_it_is_killed(self, start_server: StartServer):
        server, _ = start_server()
        left = workers(server)
        with server.socket() as page:
            page.connect()
            psutil.Process(server.pid).kill()
            assert eventually(lambda: not any(each.is_running() for each in left))

    def test_runs_as_many_workers_as_wanted(self, start_server: StartServer, redis_url: str):
        server, _ = start_server(
            engine_kind="postgresql", redis_url=redis_url, TALENTRA_WORKERS="3"
        )
        assert len(workers(server)) == 3

    def test_shares_its_port_with_no_other_start(self, server: Server):
        done = subprocess.run(
            [sys.executable, "-m", "talentra", "--port", str(server.port), "--no-demo"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 1
        assert f"Port {server.port} on 127.0.0.1 is taken" in done.stderr

    def test_ends_in_time_while_pages_are_open(self, start_server: StartServer):
        server, _ = start_server()
        with server.socket() as page:
            page.connect()
            begun = time.monotonic()
            server.stop()
            assert time.monotonic() - begun < SOON
