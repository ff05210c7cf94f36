"""The process that loads the parsers once and forks: `python -m talentra.documents.forking`.

Its standard input is a socket over which come sockets, one for each file. A fork reads the file
from it and answers into it (see child.py). Behind the answer is written how it ended: by the fork
when all went well, else by this process. When that is said, or whoever asked hangs up, the fork is
killed if it is still there; when the parent is gone, all of them are, and this ends.

After an answer one is forked ahead, the spare: it reads files of our own, so that it has touched
all that reading touches, and waits for its one file. While there is none, or it is not warm yet, a
file gets a fork made for it.
"""

import gc
import os
import select
import signal
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType

from talentra.documents import child
from talentra.documents.ready import ENDED

HANGS_UP = select.POLLHUP | select.POLLERR
MOST_FILES = 256  # that a process of ours has open
PAUSE = 3  # milliseconds without a file before one is forked ahead: files that wait go first
WARM = b"."
LINE = 3  # over which a spare is handed its file


@dataclass(slots=True)
class Spare:
    """A reader that was forked ahead, and the line to it."""

    pid: int
    line: socket.socket
    is_warm: bool = False


class Forks:
    """The readers at work, by the number of the socket that each answers into."""

    def __init__(self, parent: socket.socket, ends: int, parsers: child.Parsers) -> None:
        """`ends` becomes readable when a fork has ended."""
        self._parent, self._ends, self._parsers = parent, ends, parsers
        self._spare: Spare | None = None
        self._is_spare_due = False
        self._working: dict[int, int] = {}
        self._poll = select.poll()
        self._poll.register(parent, select.POLLIN)
        self._poll.register(ends, select.POLLIN)

    def run(self) -> None:
        """Fork for each file until the parent is gone."""
        while True:
            if not (found := self._poll.poll(PAUSE if self._is_spare_due else None)):
                self._prepare()
                continue
            number = found[0][0]  # one by one: what is done can change the numbers
            if number == self._parent.fileno():
                if not self._begin():
                    return self._kill()
            elif number == self._ends:
                os.read(self._ends, 1 << 12)
                self._bury()
            elif number in self._working:
                os.kill(self._working[number], signal.SIGKILL)
                self._poll.unregister(number)
            elif self._spare:
                self._spare.is_warm = self._spare.line.recv(1) == WARM
                self._poll.unregister(number)

    def _begin(self) -> bool:
        """Whether the parent is still there; a fork reads what it has handed over."""
        said, numbers, _, _ = socket.recv_fds(self._parent, 1, 1)
        for number in numbers:
            self._working[number] = self._given_to_spare(number) or self._fork(number)
            self._poll.register(number, HANGS_UP)
        return bool(said)

    def _fork(self, number: int) -> int:
        pid = os.fork()
        if not pid:
            _read(number, self._parsers)
        return pid

    def _given_to_spare(self, number: int) -> int | None:
        """The spare that reads it; None when it is not warm, or died just now."""
        spare = self._spare
        if spare is None or not spare.is_warm:
            return None
        self._spare = None
        with spare.line, suppress(OSError):
            socket.send_fds(spare.line, [WARM], [number])
            return spare.pid

    def _prepare(self) -> None:
        """Fork one ahead."""
        self._is_spare_due = False
        ours, theirs = socket.socketpair()
        with theirs, suppress(OSError):  # short of room, each file gets a fork of its own
            pid = os.fork()
            if not pid:
                _wait(theirs.fileno(), self._parsers)
            self._spare = Spare(pid, ours)
            self._poll.register(ours, select.POLLIN)

    def _bury(self) -> None:
        """Tell how those ended that have; a spare that could not warm up is not replaced."""
        for pid, status in _ended():
            if self._spare and pid == self._spare.pid:
                self._is_spare_due = self._spare.is_warm
                self._let_go(self._spare)
            else:
                self._is_spare_due = self._spare is None
                self._tell(pid, status)

    def _tell(self, pid: int, status: int) -> None:
        for number in [number for number, reader in self._working.items() if reader == pid]:
            del self._working[number]
            with suppress(KeyError):  # whoever asked had hung up
                self._poll.unregister(number)
            with socket.socket(fileno=number) as line, suppress(OSError):
                line.sendall(ENDED.pack(os.waitstatus_to_exitcode(status)))

    def _let_go(self, spare: Spare) -> None:
        self._spare = None
        with spare.line, suppress(KeyError):  # it had said that it is warm
            self._poll.unregister(spare.line)

    def _kill(self) -> None:
        for pid in [*self._working.values(), *([self._spare.pid] if self._spare else [])]:
            os.kill(pid, signal.SIGKILL)


def _ended() -> Iterator[tuple[int, int]]:
    """The forks that have ended, with their status."""
    with suppress(ChildProcessError):  # there are none left
        while (found := os.waitpid(-1, os.WNOHANG))[0]:
            yield found


def _wait(number: int, parsers: child.Parsers) -> None:
    """Be the spare: touch everything, wait for one file, read it, and end."""
    try:
        _keep_only(number)
        child.warm_up(parsers)
        with socket.socket(fileno=LINE) as line:
            line.sendall(WARM)
            _, numbers, _, _ = socket.recv_fds(line, 1, 1)
        for each in numbers:  # none when the parent is gone
            _read(each, parsers)
    finally:
        os._exit(1)


def _keep_only(number: int) -> None:
    """Be nobody's parent, and have nothing open but the line."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.dup2(number, LINE)
    os.closerange(LINE + 1, MOST_FILES)


def _read(number: int, parsers: child.Parsers) -> None:
    """Be the reader of one file, and end."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for standard in (0, 1):
        os.dup2(number, standard)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # nobody reads what libraries complain
    os.closerange(3, MOST_FILES)  # nobody else's answers are in reach
    try:
        child.read(parsers)
        _say_ended()
        os._exit(0)
    except BaseException as error:
        os.write(1, child.place(error).encode())
        raise
    finally:
        os._exit(1)


def _say_ended() -> None:
    """End the answer, so that nobody waits until this process is buried."""
    with socket.socket(fileno=1) as line, suppress(OSError):  # whoever asked may have hung up
        line.sendall(ENDED.pack(0))
        line.shutdown(socket.SHUT_WR)


def _noticed(_number: int, _frame: FrameType | None) -> None:
    """The end of a fork; that it happened is written into the pipe."""


def main() -> None:
    """Load everything a reader needs, read nothing of anybody's, and fork."""
    parsers = child.loaded()
    child.warm_up(parsers)
    parent = socket.socket(fileno=os.dup(0))
    ends, ended = os.pipe()
    for number in (ends, ended):
        os.set_blocking(number, False)
    signal.signal(signal.SIGCHLD, _noticed)
    signal.set_wakeup_fd(ended)
    os.nice(5)  # pages and events go first
    gc.freeze()  # forks share it
    Forks(parent, ends, parsers).run()


if __name__ == "__main__":
    main()
    os._exit(0)
