"""Stored bytes in a folder and in a bucket: the same promises."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from talentra import config, files
from tests.harness.object_store import fresh_bucket
from tests.harness.steered_clock import SteeredClock

HOUR = timedelta(hours=1)
RESUME = b"%PDF-1.7 Cleo"
SHA256 = hashlib.sha256(RESUME).hexdigest()


@pytest.fixture(autouse=True, params=["folder", "bucket"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files go to in this test; nothing is there yet."""
    where = str(tmp_path / "files") if request.param == "folder" else fresh_bucket().place
    monkeypatch.setattr(config.settings(), "files", where)


class TestSave:
    @pytest.mark.parametrize("content", [RESUME, b"", b"x" * 5_000_000], ids=["some", "none", "5M"])
    def test_gives_back_the_same_bytes_under_their_hash(self, content: bytes) -> None:
        sha256 = files.save(content)
        assert sha256 == hashlib.sha256(content).hexdigest()
        assert files.read(sha256) == content

    def test_keeps_one_file_of_the_same_bytes(self) -> None:
        with ThreadPoolExecutor(8) as threads:
            assert set(threads.map(files.save, [RESUME] * 16)) == {SHA256}
        assert [name for name, _ in files.stored()] == [SHA256]


class TestGrowing:
    def test_has_its_name_once_it_is_kept(self) -> None:
        with files.growing() as growth:
            for _ in range(12):
                growth.write(b"x" * 1_000_000)
            assert list(files.stored()) == []
            growth.keep()
        assert (growth.sha256, growth.size) == (growth.sha256, 12_000_000)
        assert files.read(growth.sha256) == b"x" * 12_000_000

    def test_is_gone_unless_it_is_kept(self) -> None:
        with files.growing() as growth:
            growth.write(RESUME)
        assert list(files.stored()) == []


class TestRead:
    def test_comes_bit_by_bit(self) -> None:
        sha256 = files.save(b"x" * 5_000_000)
        assert max(map(len, files.pieces(sha256))) < 2_000_000

    def test_fails_when_there_are_none(self) -> None:
        with pytest.raises(FileNotFoundError):
            files.read(SHA256)

    @pytest.mark.parametrize(
        "name", ["", "../" * 21 + "x", "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n", "é" * 64]
    )
    def test_takes_no_other_name_than_a_hash(self, name: str) -> None:
        functions: list[Callable[[str], object]] = [files.path, files.read, files.delete]
        for function in functions:
            with pytest.raises(ValueError, match="64 hexadecimal digits"):
                function(name)


class TestDelete:
    def test_removes_the_bytes_once(self) -> None:
        files.save(RESUME)
        assert files.delete(SHA256) is True
        assert files.delete(SHA256) is False
        assert list(files.stored()) == []

    def test_spares_what_was_saved_lately(self, clock: SteeredClock) -> None:
        files.save(RESUME)
        assert files.delete(SHA256, older_than=HOUR) is False
        clock.forward(2 * HOUR)
        assert files.delete(SHA256, older_than=HOUR) is True


class TestStored:
    def test_names_every_file_and_its_age(self, clock: SteeredClock) -> None:
        names = {files.save(bytes([number])) for number in range(20)}
        clock.forward(2 * HOUR)
        found = dict(files.stored())
        assert set(found) == names
        assert min(found.values()) > HOUR

    def test_is_empty_before_the_first_file(self) -> None:
        assert list(files.stored()) == []
        assert list(files.leftovers()) == []


def test_looking_whether_it_works_leaves_nothing(clock: SteeredClock) -> None:
    files.check()
    clock.forward(2 * HOUR)
    assert list(files.stored()) == []
    assert list(files.leftovers()) == []
