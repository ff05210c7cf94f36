"""What one test run shares between its processes: a folder, things made once, programs to stop."""

import contextlib
import fcntl
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

import psutil

FOLDER = "TALENTRA_TEST_RUN"  # every process of a run inherits it, its servers too
PREFIX = "talentra-tests-"


def begin() -> Path:
    """Make this run's folder and clear away what killed runs have left behind."""
    for stale in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if not psutil.pid_exists(_owner(stale)):
            end(stale)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o711)  # the database server may run as another user, below this folder
    (folder / "programs").mkdir()
    os.environ[FOLDER] = str(folder)
    return folder


def end(folder: Path) -> None:
    """Stop every program of a run and remove its folder."""
    noted = [int(note.name) for note in folder.glob("programs/*")]
    programs = [psutil.Process(pid) for pid in noted if _belongs(pid, folder)]
    for program in programs:
        program.send_signal(signal.SIGCONT)
        program.send_signal(signal.SIGINT)  # killed, PostgreSQL would leave shared memory behind
    for program in psutil.wait_procs(programs, timeout=5)[1]:
        program.kill()
    shutil.rmtree(folder, ignore_errors=True)


def folder() -> Path:
    """The folder of the run that this process belongs to."""
    return Path(os.environ[FOLDER])


def note(pid: int) -> None:
    """Remember a program, so that it ends with the run whatever happens to its test."""
    (folder() / "programs" / str(pid)).touch()


def forget(pid: int) -> None:
    """The program has ended by itself."""
    (folder() / "programs" / str(pid)).unlink(missing_ok=True)


def once(name: str, make: Callable[[], str]) -> str:
    """The result of `make`, called by whichever process of the run asks first."""
    kept = folder() / f"{name}.made"
    with locked(name):
        if not kept.exists():
            kept.write_text(make())
        return kept.read_text()


@contextlib.contextmanager
def locked(name: str, below: Path | None = None) -> Generator[None]:
    """Hold a lock that all processes of the run (or all users of a folder) respect."""
    with ((below or folder()) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _owner(stale: Path) -> int:
    return int(stale.name.removeprefix(PREFIX).partition("-")[0])


def _belongs(pid: int, folder: Path) -> bool:
    """Whether the process is still the one noted: process ids are used again."""
    try:
        return psutil.Process(pid).environ().get(FOLDER) == str(folder)
    except psutil.Error:
        return False
