"""The reader that is forked ahead: it knows nothing, holds nothing, reads one file and ends."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from talentra.config import ROOT
from talentra.documents import child, samples
from talentra.documents.ready import Ready
from tests.documents import makers
from tests.documents.forks import QUESTION, buried, first_words, forks, is_gone, pid_of, state
from tests.documents.test_sandbox import FLATE, packed_spaces
from tests.harness import documents
from tests.harness.receiver import eventually

STARTS_BUT_NEVER_WARMS_UP = """
import os
from talentra.documents import child, forking
first, warm_up = os.getpid(), child.warm_up
child.warm_up = lambda parsers: warm_up(parsers) if os.getpid() == first else os.abort()
forking.main()
"""


@pytest.fixture
def own() -> Generator[Ready]:
    kept = Ready()
    yield kept
    kept.dismiss()


def _spare(one: Ready) -> int:
    """The one that waits, after a file was read and nothing else came."""
    first_words(one)
    _let_wait(one, 1)
    (found,) = forks(pid_of(one))
    return found


def _let_wait(one: Ready, number: int) -> None:
    """Until that many forks wait, and the process that forked them, which knows it then."""
    eventually(lambda: [*map(state, forks(pid_of(one)))] == ["S"] * number)
    eventually(lambda: state(pid_of(one)) == "S")


def _open(pid: int) -> dict[int, str]:
    links = Path(f"/proc/{pid}/fd").iterdir()
    return {int(each.name): str(each.readlink()).partition(":")[0] for each in links}


class TestSpare:
    def test_reads_the_next_file_and_ends(self, own: Ready) -> None:
        spare = _spare(own)
        ours, theirs = socket.socketpair()
        with ours, theirs:
            own._hand_over(theirs)
            eventually(lambda: _open(spare)[0] == "socket")
            assert forks(pid_of(own)) == [spare]
            ours.sendall(QUESTION + documents.pdf())
            ours.shutdown(socket.SHUT_WR)
            assert ours.recv(1 << 16).startswith(b'{"pages": 1')
        eventually(lambda: is_gone(spare))

    def test_is_followed_by_another(self, own: Ready) -> None:
        assert _spare(own) != _spare(own)

    def test_holds_nothing_but_its_line(self, own: Ready) -> None:
        ours, theirs = socket.socketpair()
        with ours, theirs:  # somebody else's file is being read when it is forked
            own._hand_over(theirs)
            first_words(own)
            _let_wait(own, 2)
            (spare,) = (each for each in forks(pid_of(own)) if _open(each)[0] != "socket")
            nothing = os.devnull
            assert _open(spare) == {0: nothing, 1: nothing, 2: nothing, 3: "socket"}

    def test_leaves_the_second_of_two_files_to_a_fork_of_its_own(self, own: Ready) -> None:
        spare = _spare(own)
        first, second = socket.socketpair(), socket.socketpair()
        for _, theirs in (first, second):
            own._hand_over(theirs)
        eventually(lambda: len(forks(pid_of(own))) == 2)
        assert spare in forks(pid_of(own))
        for each in (*first, *second):
            each.close()

    def test_has_the_limits_of_every_reader(self, own: Ready) -> None:
        spare = _spare(own)
        packed = makers.pdf_drawing(packed_spaces(1 << 10), options=FLATE)
        assert own.ask(QUESTION + packed, 20).returncode < 0
        assert is_gone(spare)

    def test_is_killed_when_it_is_too_slow(self, own: Ready) -> None:
        spare = _spare(own)
        with pytest.raises(TimeoutError):
            own.ask(QUESTION + documents.pdf(pages=50), 0.002)
        eventually(lambda: is_gone(spare))


class TestEnd:
    def test_is_made_good(self, own: Ready) -> None:
        spare = _spare(own)
        os.kill(spare, signal.SIGKILL)
        _let_wait(own, 1)
        assert spare not in forks(pid_of(own))
        assert first_words(own) == b'{"pages": 1'

    def test_comes_with_the_process_that_forked_it(self, own: Ready) -> None:
        spare = _spare(own)
        os.kill(pid_of(own), signal.SIGKILL)
        eventually(lambda: is_gone(spare))

    def test_comes_with_a_dismissal(self, own: Ready) -> None:
        spare = _spare(own)
        own.dismiss()
        eventually(lambda: is_gone(spare))

    def test_while_it_warms_up_is_not_tried_again_and_again(
        self, own: Ready, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        never = [sys.executable, "-c", STARTS_BUT_NEVER_WARMS_UP]
        monkeypatch.setattr("talentra.documents.ready.COMMAND", never)
        for _ in range(2):
            assert first_words(own) == b'{"pages": 1'
            eventually(lambda: _rests(pid_of(own)))


def _rests(pid: int) -> bool:
    """Whether it has no forks, and buries none for a while."""
    before = buried(pid)
    time.sleep(0.2)
    return not forks(pid) and buried(pid) == before


def test_what_came_before_its_file_is_not_counted() -> None:
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            "from talentra.documents import child; import resource, time\n"
            "while time.process_time() < 1: pass\n"
            "child._limit(1 << 30); print(*resource.getrlimit(resource.RLIMIT_CPU))",
        ],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert ended.stdout.split() == [b"6", b"7"]
    assert child.CPU_SECONDS == 5


@pytest.mark.parametrize("kind", samples.FILES)
def test_it_warms_up_with_files_that_are_read_whole(kind: str) -> None:
    read, hidden = child._answers(child.loaded(), samples.FILES[kind], kind)
    assert "Sam Sample" in read
    assert "white on paper" in hidden
    assert resource.getrlimit(resource.RLIMIT_CPU)[0] == resource.RLIM_INFINITY
