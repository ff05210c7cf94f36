"""How long a start takes until the first answer, beside a bare import of what it stands on."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from talentra.config import ROOT
from tests.harness.server import Server

ROUNDS = 5
TIMES = 4  # a warm start may take so many bare imports
# The name alone loads nothing since 0.10: whoever makes an app of it asks for its App.
BARE = [sys.executable, "-c", "import reflex; reflex.App"]


def figures(folder: Path) -> Iterator[Figure]:
    """Cold: an empty data folder, schema and demo company to be made. Warm: all is there."""
    cold = [_served(_server(folder / f"cold-{number}", demo=True)) for number in range(ROUNDS)]
    server = _server(folder / "warm", demo=False)
    _served(server)
    bare, warm = list[float](), list[float]()
    for _ in range(ROUNDS):  # in turn, so that both meet the same machine
        bare.append(_seconds(BARE))
        warm.append(_served(server))
    imported = median(bare)
    yield Figure("sqlite", "cold start, demo company made", median(cold), "s")
    yield Figure("sqlite", "bare import of reflex.App", imported, "s")
    yield Figure("sqlite", "warm start to ready", median(warm), "s", TIMES * imported)


def _server(folder: Path, *, demo: bool) -> Server:
    return Server(folder, database_url=f"sqlite:///{folder / 'talentra.db'}", demo=demo)


def _served(server: Server) -> float:
    """Seconds from the command to the answer that it is ready."""
    began = time.perf_counter()
    server.start()
    took = time.perf_counter() - began
    server.stop()
    return took


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return time.perf_counter() - began
