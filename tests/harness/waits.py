"""How long the event loop was held up, beside how long this machine makes anybody wait."""

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.harness.server import Server

# Wakes, works for three milliseconds, and notes how much longer than that it took.
BESIDE = """
import select, sys, time
worst = 0.0
while not select.select([sys.stdin], [], [], 0.025)[0]:
    began, worked = time.monotonic(), time.process_time()
    while time.process_time() - worked < 0.003:
        pass
    worst = max(worst, time.monotonic() - began - 0.003)
print(worst)
"""


@dataclass
class Machine:
    """The longest that a process beside the server had to wait for a processor, in seconds."""

    worst: float = 0.0


@contextmanager
def of_machine() -> Generator[Machine]:
    """Measure beside what happens inside; known when it is over."""
    machine = Machine()
    with subprocess.Popen(
        [sys.executable, "-c", BESIDE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as beside:
        try:
            yield machine
        finally:
            machine.worst = float(beside.communicate()[0])


def of_loop(server: Server) -> list[float]:
    """Each time the server says that its event loop was held up, in seconds."""
    told = [line for line in server.output().splitlines() if "event_loop_held_up" in line]
    return [float(json.loads(line)["seconds"]) for line in told]
