"""A process that has loaded the parsers and opened nothing: each file is read by a fork of it.

Starting Python and its parsers takes ten times as long as reading a resume, and forking it none.
"""

import atexit
import os
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "talentra.documents.forking"]
ENDED = struct.Struct("!h")  # how a reader ended, behind what it said; negative: by that signal
KILLED = -9
HEAP = {  # memory for drawing is kept; glibc would fetch it again for each page, which takes longer
    "MALLOC_MMAP_THRESHOLD_": str(1 << 25),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 26),
}
Process = subprocess.Popen[bytes]
Ended = subprocess.CompletedProcess[bytes]


class Ready:
    """At most one such process; started for the first file and again when it is gone."""

    def __init__(self) -> None:
        """None is started before the first file."""
        self._lock = Lock()
        self._process: Process | None = None
        self._line: socket.socket | None = None

    def ask(self, question: bytes, seconds: float) -> Ended:
        """What a reader of its own answered, and how it ended; TimeoutError when it is killed."""
        until = time.monotonic() + seconds
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                process = self._hand_over(theirs)
            said = _talk(ours, question, until)
        if len(said) < ENDED.size:  # the process died with its readers, or never stood
            return self._fallen(process)
        return Ended(COMMAND, ENDED.unpack(said[-ENDED.size :])[0], said[: -ENDED.size], b"")

    def dismiss(self) -> None:
        """End it with every reader."""
        with self._lock:
            self._end()

    def forget(self) -> None:
        """Leave it to the parent of a forked process."""
        self._lock = Lock()
        if self._line:
            self._line.close()
        if self._process:
            self._process.returncode = 0  # not ours to wait for
            for pipe in filter(None, (self._process.stderr,)):
                pipe.close()
        self._process = self._line = None

    def _hand_over(self, theirs: socket.socket) -> Process:
        with self._lock:
            process, line = self._standing()
            try:
                socket.send_fds(line, [b"."], [theirs.fileno()])
            except OSError:  # it died since the last file
                self._end()
                process, line = self._standing()
                socket.send_fds(line, [b"."], [theirs.fileno()])
            return process

    def _standing(self) -> tuple[Process, socket.socket]:
        """It is given nothing of our environment, so there are no secrets in it to steal."""
        if self._process is None or self._line is None:
            self._line, theirs = socket.socketpair()
            with theirs:
                end = theirs.fileno()
                self._process = subprocess.Popen(  # noqa: S603 (our own reader, by its fixed name)
                    COMMAND, stdin=end, stdout=end, stderr=subprocess.PIPE, cwd=ROOT, env=HEAP
                )
        return self._process, self._line

    def _fallen(self, process: Process) -> Ended:
        """How it ended itself, and what it complained of."""
        with self._lock:
            if self._process is process:
                complained = self._end()
                return Ended(COMMAND, process.returncode or KILLED, b"", complained)
        return Ended(COMMAND, KILLED, b"", b"")

    def _end(self) -> bytes:
        process, line = self._process, self._line
        self._process = self._line = None
        if line:
            line.close()  # which it takes for the end of its parent
        return process.communicate()[1] if process else b""


def _talk(ours: socket.socket, question: bytes, until: float) -> bytes:
    """All that is said until the reader has ended."""
    said = bytearray()
    with suppress(BrokenPipeError, ConnectionResetError):  # it ended before it had read all
        _patient(ours, until).sendall(question)
        ours.shutdown(socket.SHUT_WR)
    with suppress(ConnectionResetError):  # the end, with something left unread
        while part := _patient(ours, until).recv(1 << 16):
            said += part
    return bytes(said)


def _patient(ours: socket.socket, until: float) -> socket.socket:
    ours.settimeout(max(until - time.monotonic(), 0.001))
    return ours


ready = Ready()
atexit.register(ready.dismiss)
os.register_at_fork(after_in_child=ready.forget)
