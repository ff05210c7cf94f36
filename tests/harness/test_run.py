"""A run leaves nothing behind, not even after it was killed."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.harness import run
from tests.harness.program import NotReady, Program, free_port, listens

BEGIN = """
import os
from tests.harness import run
print(run.begin(), flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of another run, whose leading process was killed while a program ran."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    begun = subprocess.run([sys.executable, "-c", BEGIN], check=False, capture_output=True)
    folder = Path(begun.stdout.decode().strip())
    monkeypatch.setenv(run.FOLDER, str(folder))
    return folder


def _sleeper(log: Path) -> Program:
    return Program([sys.executable, "-c", "import time; time.sleep(60)"], log)


def test_the_next_run_clears_up_after_a_killed_one(killed: Path, tmp_path: Path) -> None:
    left = _sleeper(tmp_path / "log")
    left.start(lambda: True)
    begun = run.begin()
    assert not left.running
    assert not killed.exists()
    run.end(begun)
    assert not begun.exists()


def test_a_process_that_only_has_the_number_is_left_alone(killed: Path, tmp_path: Path) -> None:
    bystander = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"],
        env={name: value for name, value in os.environ.items() if name != run.FOLDER},
    )
    run.note(bystander.pid)
    run.end(run.begin())
    assert bystander.poll() is None
    bystander.kill()
    bystander.wait()


def test_a_program_that_ends_early_tells_what_it_said(tmp_path: Path) -> None:
    program = Program([sys.executable, "-c", "print('out of paper')"], tmp_path / "log")
    with pytest.raises(NotReady, match="out of paper"):
        program.start(lambda: False)


def test_killing_takes_the_children_too(tmp_path: Path) -> None:
    port = free_port()
    listen = f"import http.server as h; h.HTTPServer(('127.0.0.1', {port}), None).serve_forever()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {listen!r}])"
    program = Program([sys.executable, "-c", parent], tmp_path / "log")
    program.start(lambda: listens(port))
    child = psutil.Process(program.pid).children()[0]
    program.kill()
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE
    assert not listens(port)


def test_what_is_made_once_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(run.FOLDER, str(tmp_path))
    made: list[str] = []
    for word in ("first", "second"):
        run.once("thing", lambda word=word: made.append(word) or word)
    assert made == ["first"]
