"""The reader that waits: one for each file, whatever happens to it meanwhile."""

import multiprocessing
from collections.abc import Generator

import pytest

from talentra.documents import read
from talentra.documents.spare import Spare, spare
from tests.harness import documents


@pytest.fixture
def own() -> Generator[Spare]:
    kept = Spare()
    yield kept
    kept.dismiss()


def test_each_file_is_read_by_another_process(own: Spare) -> None:
    own.prepare()
    first = own.take()
    own.prepare()
    second = own.take()
    assert first.pid != second.pid
    for reader in (first, second):
        assert reader.communicate(b'["pdf"]\n' + documents.pdf())[0].startswith(b'{"pages": 1')


def test_one_that_died_while_it_waited_is_replaced(own: Spare) -> None:
    own.prepare()
    first = own.take()
    own._waiting = first
    first.kill()
    first.wait()
    second = own.take()
    assert second.pid != first.pid
    assert b'"pages": 1' in second.communicate(b'["pdf"]\n' + documents.pdf())[0]


def test_it_ends_with_whoever_started_it(own: Spare) -> None:
    own.prepare()
    reader = own.take()
    assert reader.communicate() == (b"", b"")  # closes its pipe, as the end of its parent would
    assert reader.returncode == 0


def _read_after_fork(told: "multiprocessing.SimpleQueue[tuple[int, int | None]]") -> None:
    pages = read(documents.pdf(), "cv.pdf").pages
    waiting = spare._waiting
    told.put((waiting.pid if waiting else 0, pages))
    spare.dismiss()


def test_a_forked_process_has_one_of_its_own() -> None:
    read(documents.pdf(), "cv.pdf")
    waiting = spare._waiting
    assert waiting
    fork = multiprocessing.get_context("fork")
    told = fork.SimpleQueue()
    child = fork.Process(target=_read_after_fork, args=(told,))
    child.start()
    pid, pages = told.get()
    child.join()
    assert (pages, pid != waiting.pid, waiting.poll()) == (1, True, None)
    assert read(documents.pdf(), "cv.pdf").pages == 1
