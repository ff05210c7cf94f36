"""The process that forks a reader for each file, whatever happens to it meanwhile."""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Generator

import pytest

from talentra.config import ROOT
from talentra.documents import read
from talentra.documents.ready import KILLED, Ready, ready
from tests.documents.forks import QUESTION, first_words, forks, is_gone, pid_of, state
from tests.harness import documents
from tests.harness.receiver import eventually


@pytest.fixture
def own() -> Generator[Ready]:
    kept = Ready()
    yield kept
    kept.dismiss()


class TestReady:
    def test_each_file_is_read_by_a_fork_that_ends(self, own: Ready) -> None:
        ended = own.ask(QUESTION + documents.pdf(), 20)
        assert (ended.returncode, ended.stdout.splitlines()[0][:10]) == (0, b'{"pages": ')
        before = forks(pid_of(own))
        first_words(own)
        eventually(lambda: all(map(is_gone, before)))

    def test_limits_of_a_reader_are_not_those_of_the_next(self, own: Ready) -> None:
        first_words(own)
        unlimited = resource.prlimit(pid_of(own), resource.RLIMIT_CPU)
        assert unlimited == resource.getrlimit(resource.RLIMIT_CPU)
        assert first_words(own) == b'{"pages": 1'

    def test_a_reader_that_crashes_takes_nobody_along(self, own: Ready) -> None:
        first_words(own)
        before = pid_of(own)
        ended = own.ask(b"no json\n", 20)
        assert (ended.returncode, ended.stdout[:18]) == (1, b"JSONDecodeError at")
        assert first_words(own) == b'{"pages": 1'
        assert pid_of(own) == before

    def test_it_is_replaced_when_it_died(self, own: Ready) -> None:
        first_words(own)
        before = pid_of(own)
        os.kill(before, signal.SIGKILL)
        eventually(lambda: is_gone(before))
        assert first_words(own) == b'{"pages": 1'
        assert pid_of(own) != before

    def test_one_that_is_too_slow_is_killed(self, own: Ready) -> None:
        first_words(own)
        with pytest.raises(TimeoutError):
            own.ask(QUESTION + documents.pdf(pages=50), 0.002)
        eventually(lambda: [*map(state, forks(pid_of(own)))] == ["S"])  # the next one waits
        assert first_words(own) == b'{"pages": 1'

    def test_dying_in_the_middle_is_told_as_that(self, own: Ready) -> None:
        first_words(own)
        os.kill(pid_of(own), signal.SIGSTOP)
        kill = subprocess.Popen(["sh", "-c", f"sleep 0.3; kill -9 {pid_of(own)}"])
        assert own.ask(QUESTION + documents.pdf(), 20).returncode == KILLED
        kill.wait()

    def test_it_says_why_it_does_not_start(
        self, own: Ready, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        broken = [sys.executable, "-c", "import no_such_module"]
        monkeypatch.setattr("talentra.documents.ready.COMMAND", broken)
        ended = own.ask(QUESTION + documents.pdf(), 20)
        assert ended.returncode == 1
        assert b"no_such_module" in ended.stderr


class TestEnd:
    def test_comes_with_whoever_started_it_and_for_every_reader(self) -> None:
        program = (
            "import os, socket, time; from talentra.documents.ready import ready\n"
            "ours, theirs = socket.socketpair()\n"
            "print(ready._hand_over(theirs).pid, flush=True)\n"
            "time.sleep(60)"
        )
        command = [sys.executable, "-c", program]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as asking:
            assert asking.stdout
            pid = int(asking.stdout.readline())
            eventually(lambda: forks(pid))
            (reader,) = forks(pid)
            asking.kill()
        eventually(lambda: is_gone(pid) and is_gone(reader))


def _read_after_fork(told: "multiprocessing.SimpleQueue[tuple[int, int | None]]") -> None:
    pages = read(documents.pdf(), "cv.pdf").pages
    told.put((pid_of(ready), pages))
    ready.dismiss()


def test_a_forked_process_has_one_of_its_own() -> None:
    read(documents.pdf(), "cv.pdf")
    before = pid_of(ready)
    fork = multiprocessing.get_context("fork")
    told = fork.SimpleQueue()
    child = fork.Process(target=_read_after_fork, args=(told,))
    child.start()
    pid, pages = told.get()
    child.join()
    assert (pages, pid != before, is_gone(before)) == (1, True, False)
    assert read(documents.pdf(), "cv.pdf").pages == 1
