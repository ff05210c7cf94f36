"""A reader that has started before anybody needs it: each file is read by a process of its own.

Starting Python and its parsers takes ten times as long as reading a resume.
"""

import atexit
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "talentra.documents.child"]
Reader = subprocess.Popen[bytes]


class Spare:
    """At most one reader that waits for its file."""

    def __init__(self) -> None:
        """None is started before the first file."""
        self._lock = Lock()
        self._waiting: Reader | None = None

    def take(self) -> Reader:
        """A reader that waits for its only file."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting and waiting.poll() is not None:  # it died meanwhile
            waiting.communicate()
            waiting = None
        return waiting or _started()

    def prepare(self) -> None:
        """Start the reader of the next file."""
        with self._lock:
            self._waiting = self._waiting or _started()

    def dismiss(self) -> None:
        """End the one that waits."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting:
            waiting.kill()
            waiting.communicate()

    def forget(self) -> None:
        """Leave the one that waits to the parent of a forked process."""
        self._lock = Lock()
        if waiting := self._waiting:
            self._waiting = None
            for pipe in filter(None, (waiting.stdin, waiting.stdout, waiting.stderr)):
                pipe.close()
            waiting.returncode = 0  # not ours to wait for


def _started() -> Reader:
    """It is given no environment, so there are no secrets in it to steal."""
    pipe = subprocess.PIPE
    return subprocess.Popen(  # noqa: S603 (our own reader, by its fixed name)
        COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, env={}
    )


spare = Spare()
atexit.register(spare.dismiss)
os.register_at_fork(after_in_child=spare.forget)
