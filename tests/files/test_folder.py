"""Stored bytes in a folder: whole or not there, whatever happens while they are written."""

import hashlib
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from talentra import config, files
from talentra.errors import Away
from talentra.files import folder as in_folder

ROOT = Path(__file__).resolve().parents[2]
HOUR = timedelta(hours=1)
RESUME = b"%PDF-1.7 Cleo"
SHA256 = hashlib.sha256(RESUME).hexdigest()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that files go to in this test; not there yet."""
    wanted = tmp_path / "deep" / "files"
    monkeypatch.setattr(config.settings(), "files", str(wanted))
    return wanted


def _grow_old(file: Path, by: timedelta) -> None:
    then = file.stat().st_mtime - by.total_seconds()
    os.utime(file, (then, then))


def _all(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _elsewhere(program: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """How a process ended that ran this program on the same folder."""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "TALENTRA_FILES": str(folder)},
        capture_output=True,
        timeout=60,
        check=False,
    )


class TestSave:
    def test_gives_back_the_same_bytes_under_their_hash(self, folder: Path) -> None:
        assert files.save(RESUME) == SHA256
        assert files.read(SHA256) == RESUME
        assert files.path(SHA256) == folder / SHA256[:2] / SHA256[2:4] / SHA256

    def test_is_for_our_eyes_only(self, folder: Path) -> None:
        files.save(RESUME)
        modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_dir()}
        assert modes | {stat.S_IMODE(folder.stat().st_mode)} == {0o700}
        assert stat.S_IMODE(files.path(SHA256).stat().st_mode) == 0o600

    def test_keeps_one_file_of_the_same_bytes(self, folder: Path) -> None:
        with ThreadPoolExecutor(16) as threads:
            assert set(threads.map(files.save, [RESUME] * 64)) == {SHA256}
        assert _all(folder) == [files.path(SHA256)]
        assert files.read(SHA256) == RESUME

    def test_keeps_one_file_when_processes_save_the_same_bytes(self, folder: Path) -> None:
        program = f"from talentra import files\nfor _ in range(50): files.save({RESUME!r})"
        with ThreadPoolExecutor(3) as threads:
            ended = list(threads.map(lambda _: _elsewhere(program, folder), range(3)))
        assert [process.returncode for process in ended] == [0, 0, 0]
        assert _all(folder) == [files.path(SHA256)]

    def test_waits_while_another_is_deciding_about_these_bytes(self) -> None:
        target = files.path(files.save(RESUME))
        with ThreadPoolExecutor(1) as threads:
            with in_folder._alone_in(target.parent):
                saving = threads.submit(files.save, RESUME)
                with pytest.raises(TimeoutError):
                    saving.result(timeout=0.2)
                target.unlink()
            assert files.read(saving.result(timeout=10)) == RESUME

    def test_makes_old_bytes_young_again(self) -> None:
        """Or a sweep would take them from under the row that is about to commit."""
        files.save(RESUME)
        _grow_old(files.path(SHA256), 2 * HOUR)
        files.save(RESUME)
        assert dict(files.stored())[SHA256] < HOUR

    def test_leaves_nothing_when_the_disk_is_full(self, folder: Path) -> None:
        program = (
            "import resource, signal\n"
            "from talentra import files\nfrom talentra.errors import Away\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "files.save(b'small')\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
            "try: files.save(b'x' * 100_000)\n"
            "except Away as away: print(away.sentence)"
        )
        assert b"Nothing was saved" in _elsewhere(program, folder).stdout
        assert [path.read_bytes() for path in _all(folder)] == [b"small"]

    def test_says_so_when_there_is_no_folder_to_be_had(self, folder: Path) -> None:
        folder.parent.write_text("a file stands where the folder should be")
        with pytest.raises(Away):
            files.save(RESUME)


class TestCrash:
    KILLED_BEFORE_RENAME = (
        "import os, signal; from pathlib import Path; from talentra import files\n"
        "Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"files.save({RESUME!r})"
    )

    def test_before_the_rename_leaves_a_leftover_and_no_file(self, folder: Path) -> None:
        assert _elsewhere(self.KILLED_BEFORE_RENAME, folder).returncode == -9
        assert list(files.stored()) == []
        assert list(files.leftovers()) == []  # it might still be in the making
        [left] = _all(folder)
        _grow_old(left, 2 * HOUR)
        assert list(files.leftovers()) == [left]

    def test_does_not_stand_in_the_way_of_the_next_try(self, folder: Path) -> None:
        _elsewhere(self.KILLED_BEFORE_RENAME, folder)
        assert files.read(files.save(RESUME)) == RESUME


class TestRead:
    def test_refuses_bytes_that_are_no_longer_the_same(self) -> None:
        files.save(RESUME)
        files.path(SHA256).write_bytes(RESUME + b"!")
        with pytest.raises(OSError, match="damaged"):
            files.read(SHA256)
