"""The process that reads: its limits, its end, and what the rest of the house notices of it."""

import logging
import os
import random
import signal
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from talentra.config import ROOT
from talentra.documents import read, sandbox
from talentra.errors import Away, Expected, Invalid
from tests.documents import makers
from tests.harness import documents

FLATE = b"/Filter /FlateDecode"


def _python(program: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=30, check=False)


def packed_spaces(megabytes: int) -> bytes:
    """A stream of about a kilobyte for each megabyte that it unpacks to."""
    packer = zlib.compressobj(9)
    first, more = (
        packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    return first + more * (megabytes - 1)


class TestSeats:
    def test_tells_the_next_to_come_back_when_all_are_taken(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sandbox, "QUEUE_SECONDS", 0.05)
        seats = os.cpu_count() or 1
        for _ in range(seats):
            assert sandbox.SEATS.acquire(blocking=False)
        try:
            with pytest.raises(Away) as away:
                read(documents.pdf(), "cv.pdf")
        finally:
            sandbox.SEATS.release(seats)
        assert away.value.retry_after

    def test_are_given_back_after_a_refusal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sandbox, "QUEUE_SECONDS", 0.05)
        for _ in range((os.cpu_count() or 1) + 1):
            with pytest.raises(Invalid):
                read(documents.encrypted_pdf(), "cv.pdf")
        assert read(documents.pdf(), "cv.pdf").pages == 1

    def test_serve_many_at_once_one_after_the_other(self) -> None:
        with ThreadPoolExecutor(8) as threads:
            readings = threads.map(lambda _: read(documents.pdf(), "cv.pdf"), range(8))
        assert {reading.pages for reading in readings} == {1}


class TestLimits:
    def test_of_memory_end_a_pdf_that_unpacks_without_end(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        packed = makers.pdf_drawing(packed_spaces(1 << 10), options=FLATE)
        with caplog.at_level(logging.WARNING), pytest.raises(Invalid) as refusal:
            read(packed, "bomb.pdf")
        assert "too complicated" in refusal.value.sentence
        assert "signal" in caplog.text

    def test_of_processor_time_end_an_endless_loop(self) -> None:
        ended = _python(
            "from talentra.documents import child; child.CPU_SECONDS = 1\n"
            "child._limit(1 << 30)\nwhile True: pass"
        )
        assert ended.returncode == -signal.SIGXCPU
        with pytest.raises(Invalid):
            sandbox._answer(ended)

    def test_let_no_file_be_written(self) -> None:
        ended = _python(
            "from talentra.documents import child; import tempfile\n"
            "file = tempfile.TemporaryFile(buffering=0)\nchild._limit(1 << 30)\nfile.write(b'x')"
        )
        assert b"File too large" in ended.stderr

    def test_of_the_wall_clock_mean_a_slow_machine_and_no_bad_file(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.005)
        with pytest.raises(Away):
            read(documents.pdf(pages=50), "cv.pdf")


class TestEnd:
    @pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
    def test_by_the_machine_is_no_fault_of_the_file(self, number: int) -> None:
        with pytest.raises(Away):
            sandbox._answer(_python(f"import os; os.kill(os.getpid(), {number:d})"))

    def test_by_a_crash_is_a_sentence(self) -> None:
        with pytest.raises(Invalid):
            sandbox._answer(_python("import os; os.abort()"))

    def test_before_the_start_is_our_own_bug(self) -> None:
        with pytest.raises(RuntimeError, match="no_such_module"):
            sandbox._answer(_python("import no_such_module"))

    def test_by_an_error_of_a_parser_is_logged_without_quoting_the_document(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        ended = _python(
            "from talentra.documents import child; import json\n"
            "print(json.dumps(child._attempt(lambda content: int(content), b'secret')))"
        )
        with caplog.at_level(logging.WARNING), pytest.raises(Invalid):
            sandbox._answer(ended)
        assert "ValueError at <string>:2" in caplog.text
        assert "secret" not in caplog.text


class TestChild:
    def test_starts_light(self) -> None:
        ended = _python(
            "import sys; from talentra.documents import child, docx, pdf\n"
            "heavy = {'sqlalchemy', 'sqlmodel', 'reflex', 'pydantic', 'fastapi', 'pandas'}\n"
            "print(*heavy & set(sys.modules))"
        )
        assert (ended.returncode, ended.stdout.strip()) == (0, b"")

    def test_is_told_no_secrets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHONSTARTUP_CANARY", "secret")
        monkeypatch.setenv("PYTHONVERBOSE", "1")  # would fill the child's error stream
        assert sandbox._run("pdf", documents.pdf()).stderr == b""

    def test_leaves_out_what_no_database_takes(self) -> None:
        assert sandbox.storable(" a\x00b\ud800c\n") == "abc"

    @pytest.mark.parametrize("seed", range(8))
    def test_answers_a_damaged_pdf_with_a_sentence(self, seed: int) -> None:
        chance = random.Random(seed)
        content = bytearray(documents.pdf(pages=3))
        for _ in range(chance.choice([1, 5, 40])):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        try:
            assert read(bytes(content), "cv.pdf").pages
        except Expected as refusal:
            assert refusal.status in {415, 422}
