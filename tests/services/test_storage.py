"""Stored bytes that no row needs are swept away, but not those that are just arriving."""

import os
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from talentra import db, files
from talentra.clock import now
from talentra.services import storage
from tests.harness.cast import Cast
from tests.services import acts

STRAY = b"bytes of an upload that died"


def _grow_old(path: Path) -> None:
    then = (now() - 2 * files.HOUR).timestamp()
    os.utime(path, (then, then))


def _half_written(cast: Cast) -> Path:
    folder = files.path(files.save(STRAY)).parents[2] / files.INCOMING
    half = folder / "half"
    half.write_bytes(STRAY[:5])
    return half


class TestSweep:
    def test_removes_old_bytes_without_a_row_and_old_halves(self, cast: Cast) -> None:
        half = _half_written(cast)
        stray = files.path(files.save(STRAY))
        for path in (half, stray):
            _grow_old(path)
        assert storage.sweep().nameless == [stray.name]
        assert (stray.exists(), half.exists()) == (False, False)
        assert not storage.sweep()

    def test_leaves_what_has_just_arrived(self, cast: Cast) -> None:
        half = _half_written(cast)
        stray = files.path(files.save(STRAY))
        storage.sweep()
        assert (stray.exists(), half.exists()) == (True, True)

    def test_leaves_what_a_row_needs_however_old(self, cast: Cast) -> None:
        with db.transaction() as session:
            kept = files.path(acts.upload(session, cast.cody).file_sha256)
        _grow_old(kept)
        storage.sweep()
        assert kept.exists()

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_tells_the_log_what_only_a_backup_brings_back(self, cast: Cast) -> None:
        with db.transaction() as session:
            lost = acts.upload(session, cast.cody).file_sha256
        files.delete(lost)
        with capture_logs() as logs:
            assert storage.sweep().missing == [lost]
        (line,) = logs
        assert (line["event"], line["missing"]) == ("stored_files_astray", [lost])
