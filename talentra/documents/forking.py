"""The process that loads the parsers once and forks: `python -m talentra.documents.forking`.

Its standard input is a socket over which come sockets, one for each file. A fork reads the file
from it and answers into it (see child.py); how that fork ended is written behind the answer. When
whoever asked hangs up, the fork is killed; when the parent is gone, all of them are, and this ends.
"""

import gc
import os
import select
import signal
import socket
from contextlib import suppress
from types import FrameType

from talentra.documents import child
from talentra.documents.ready import ENDED

HANGS_UP = select.POLLHUP | select.POLLERR
MOST_FILES = 256  # that a process of ours has open


class Forks:
    """The readers at work, by the number of the socket that each answers into."""

    def __init__(self, parent: socket.socket, ends: int, readers: child.Readers) -> None:
        """`ends` becomes readable when a fork has ended."""
        self._parent, self._ends, self._readers = parent, ends, readers
        self._working: dict[int, int] = {}
        self._poll = select.poll()
        self._poll.register(parent, select.POLLIN)
        self._poll.register(ends, select.POLLIN)

    def run(self) -> None:
        """Fork for each file until the parent is gone."""
        while True:
            for number, _ in self._poll.poll():
                if number == self._parent.fileno():
                    if not self._begin():
                        return self._kill()
                elif number == self._ends:
                    os.read(self._ends, 1 << 12)
                    self._bury()
                elif number in self._working:
                    os.kill(self._working[number], signal.SIGKILL)
                    self._poll.unregister(number)

    def _begin(self) -> bool:
        """Whether the parent is still there; a fork reads what it has handed over."""
        said, numbers, _, _ = socket.recv_fds(self._parent, 1, 1)
        for number in numbers:
            pid = os.fork()
            if not pid:
                _read(number, self._readers)
            self._working[number] = pid
            self._poll.register(number, HANGS_UP)
        return bool(said)

    def _bury(self) -> None:
        """Tell how those ended that have."""
        for number, pid in list(self._working.items()):
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                with suppress(KeyError):  # whoever asked had hung up
                    self._poll.unregister(number)
                with socket.socket(fileno=number) as line, suppress(OSError):
                    line.sendall(ENDED.pack(os.waitstatus_to_exitcode(status)))
                del self._working[number]

    def _kill(self) -> None:
        for pid in self._working.values():
            os.kill(pid, signal.SIGKILL)


def _read(number: int, readers: child.Readers) -> None:
    """Be the reader of one file, and end."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for standard in (0, 1):
        os.dup2(number, standard)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # nobody reads what libraries complain
    os.closerange(3, MOST_FILES)  # nobody else's answers are in reach
    try:
        child.read(readers)
        os._exit(0)
    except BaseException as error:
        os.write(1, child.place(error).encode())
        raise
    finally:
        os._exit(1)


def _noticed(_number: int, _frame: FrameType | None) -> None:
    """The end of a fork; that it happened is written into the pipe."""


def main() -> None:
    """Load everything a reader needs, open nothing, and fork."""
    readers = child.loaded()
    parent = socket.socket(fileno=os.dup(0))
    ends, ended = os.pipe()
    for number in (ends, ended):
        os.set_blocking(number, False)
    signal.signal(signal.SIGCHLD, _noticed)
    signal.set_wakeup_fd(ended)
    os.nice(5)  # pages and events go first
    gc.freeze()  # forks share it
    Forks(parent, ends, readers).run()


if __name__ == "__main__":
    main()
    os._exit(0)
