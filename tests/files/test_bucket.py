"""A bucket that is away, damaged or swept while somebody saves, and one for two servers."""

import hashlib
import os
import time
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta

import pytest

from talentra import config, files
from talentra.cli import doctor
from talentra.config import Settings
from talentra.errors import Away
from talentra.files import bucket
from tests.harness.object_store import KEYS, ObjectStore, bucket_in, fresh_bucket
from tests.harness.steered_clock import SteeredClock

HOUR = timedelta(hours=1)
RESUME = b"%PDF-1.7 Cleo"
SHA256 = hashlib.sha256(RESUME).hexdigest()


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty bucket that this process keeps its files in."""
    place = fresh_bucket().place
    monkeypatch.setattr(config.settings(), "files", place)
    return place


@pytest.fixture
def own_store(monkeypatch: pytest.MonkeyPatch) -> Generator[ObjectStore]:
    """A server of one test's own, to stop and to freeze."""
    before = config.settings().aws_endpoint_url
    store = ObjectStore()
    store.start()
    monkeypatch.setattr(config.settings(), "files", bucket_in(store.url).place)
    yield store
    store.stop()
    config.settings().aws_endpoint_url = before


class TestSettings:
    @pytest.mark.parametrize(
        "place", ["s3://", "s3://Jobs.example", "s3://jobs/../x?y", "gs://jobs", "s3://k:s@h/jobs"]
    )
    def test_take_a_folder_or_a_bucket(self, place: str) -> None:
        with pytest.raises(ValueError, match="s3://bucket/prefix"):
            Settings(files=place)

    def test_never_show_what_proves_who_we_are(self) -> None:
        shown = repr(Settings(aws_secret_access_key="canary-1", aws_session_token="canary-2"))
        assert "canary" not in shown


class TestSweep:
    def test_that_comes_while_somebody_saves_takes_nothing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It has looked for the last time, and removes: who saves sees that and saves again."""
        files.save(RESUME)
        looked, saving = bucket._is_older, list[Future[str]]()
        with ThreadPoolExecutor(1) as threads:

            def slowly(sha256: str, than: timedelta) -> bool:
                answer = looked(sha256, than)
                if bucket._is_going(sha256):
                    saving.append(threads.submit(files.save, RESUME))
                    time.sleep(0.3)
                return answer

            monkeypatch.setattr(bucket, "_is_older", slowly)
            assert files.delete(SHA256) is True
        assert [each.result() for each in saving] == [SHA256]
        assert files.read(SHA256) == RESUME

    def test_that_died_half_way_holds_nobody_up_for_long(self, clock: SteeredClock) -> None:
        bucket._store().put(f"{bucket.GOING}/{SHA256}", b"")
        clock.forward(2 * bucket.LEAVE)
        files.save(RESUME)
        clock.forward(2 * HOUR)
        [left] = files.leftovers()
        files.discard(left)
        assert list(files.leftovers()) == []


class TestRead:
    def test_refuses_bytes_that_are_no_longer_the_same(self) -> None:
        files.save(RESUME)
        bucket._store().put(bucket._key(SHA256), RESUME + b"!")
        with pytest.raises(OSError, match="damaged"):
            files.read(SHA256)


class TestAway:
    def test_is_a_sentence_when_nobody_is_there(self, own_store: ObjectStore) -> None:
        files.save(RESUME)
        own_store.stop()
        for work in (lambda: files.save(RESUME), lambda: files.read(SHA256), files.check):
            with pytest.raises(Away, match="does not answer"):
                work()
        assert "AWS_ settings" in (doctor.files(config.settings()) or "")

    def test_is_a_sentence_in_time_when_it_hangs(self, own_store: ObjectStore) -> None:
        own_store.pause()
        began = time.monotonic()
        with pytest.raises(Away, match="does not answer"):
            files.save(RESUME)
        assert time.monotonic() - began < 20
        own_store.resume()
        assert files.read(files.save(RESUME)) == RESUME

    def test_is_a_sentence_when_there_is_no_such_bucket(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(config.settings(), "files", "s3://nobody.example/one")
        with pytest.raises(Away, match="does not answer"):
            files.save(RESUME)
        assert doctor.files(config.settings())

    def test_is_well_when_it_answers(self) -> None:
        assert doctor.files(config.settings()) is None


def test_is_opened_by_each_process_for_itself(place: str) -> None:
    """What it runs on would hang for ever in a process that was forked after its first use."""
    assert KEYS["AWS_ACCESS_KEY_ID"] == config.settings().aws_access_key_id
    files.save(RESUME)
    assert bucket._opened.cache_info().currsize > 0
    pid = os.fork()
    if pid == 0:
        os._exit(bucket._opened.cache_info().currsize)
    assert os.waitpid(pid, 0)[1] == 0
