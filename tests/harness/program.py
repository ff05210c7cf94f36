"""A program that runs beside the tests: start, stop, kill, pause and read its log."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil

from tests.harness import run

_started: list[
    subprocess.Popen[bytes]
] = []  # kept: one that the whole run shares is not waited for


class NotReady(Exception):
    """The program ended or stayed silent; the message holds the end of its log."""


class Program:
    """A child process in a group of its own, with its output in a file."""

    def __init__(
        self,
        command: Sequence[str],
        log: Path,
        *,
        environment: Mapping[str, str] | None = None,
        user: str | None = None,
        folder: Path | None = None,
    ) -> None:
        """Keep how it is started; nothing runs before `start`."""
        self.command = list(command)
        self.log = log
        self._environment = environment
        self._user = user
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, ready: Callable[[], bool], *, within: float = 20) -> None:
        """Start it and wait until `ready` says so; raises NotReady after `within` seconds."""
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                self.command,
                stdout=out,
                stderr=out,
                stdin=subprocess.DEVNULL,
                env={**(os.environ if self._environment is None else self._environment), **_run()},
                cwd=self._folder,
                start_new_session=True,  # Ctrl-C is for the tests: they stop their programs
                user=self._user,
                extra_groups=() if self._user else None,
            )
        _started.append(self._process)
        run.note(self.pid)
        self._wait(ready, within)

    @property
    def pid(self) -> int:
        """The process id of the running program."""
        if self._process is None:
            raise NotReady(f"{self.command[0]} was never started")
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def stop(self, number: int = signal.SIGTERM, *, within: float = 15) -> None:
        """End it with a signal; kills the whole group when it does not go in time."""
        if self._process is None:
            return
        told = self._signal(number, whole=number == signal.SIGKILL)
        try:
            self._process.wait(within)
        except subprocess.TimeoutExpired:
            told = self._signal(signal.SIGKILL, whole=True)
            self._process.wait(within)
        _wait_until(lambda: not any(map(_runs, told)), within)
        run.forget(self._process.pid)

    def kill(self) -> None:
        """End it and its children at once, as a power cut would."""
        self.stop(signal.SIGKILL)

    def pause(self) -> None:
        """Freeze it: connections stay open and nothing answers."""
        self._signal(signal.SIGSTOP, whole=True)

    def resume(self) -> None:
        """Let a paused program go on."""
        self._signal(signal.SIGCONT, whole=True)

    def output(self) -> str:
        """Everything it has written so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def _signal(self, number: int, *, whole: bool) -> list[psutil.Process]:
        """Send a signal; to its descendants too, which may have left its process group."""
        if not self.running:
            return []
        parent = psutil.Process(self.pid)
        told = [parent, *(parent.children(recursive=True) if whole else ())]
        for process in told:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.send_signal(number)
        return told

    def _wait(self, ready: Callable[[], bool], within: float) -> None:
        if not _wait_until(lambda: ready() or not self.running, within) or not self.running:
            self.kill()
            raise NotReady(f"{self.command[0]} is not ready:\n{self.output()[-4000:]}")


def _runs(process: psutil.Process) -> bool:
    """Whether it is more than a dead one whose parent has not been told."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.status() != psutil.STATUS_ZOMBIE
    return False


def _wait_until(holds: Callable[[], bool], within: float) -> bool:
    """Whether it holds within so many seconds."""
    end = time.monotonic() + within
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def free_port() -> int:
    """A port of this machine that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    """Whether something accepts connections on the port."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _run() -> dict[str, str]:
    return {run.FOLDER: str(run.folder())}
