"""Backup, verify, restore and move, as people who run Talentra type them."""

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from talentra import db, files
from talentra.config import ROOT, settings
from tests.harness.cast import Cast, email, enter
from tests.harness.object_store import Bucket, fresh_bucket
from tests.harness.server import Server
from tests.harness.truth import untrue
from tests.services.houses import House, content, furnish, house, inside

ARCHIVE = "kept.talentra"


@pytest.fixture
def old(tmp_path: Path) -> Generator[House]:
    """A house on SQLite; this process is in it."""
    with house("sqlite", tmp_path / "old") as made, inside(made):
        yield made


@pytest.fixture
def new(tmp_path: Path) -> Generator[House]:
    """An empty one on PostgreSQL."""
    with house("postgresql", tmp_path / "new") as made:
        yield made


@pytest.fixture
def bucket() -> Bucket:
    return fresh_bucket()


def talentra(at: House, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """How the command ended, and what it said."""
    where = {
        "DATABASE_URL": at.url,
        "TALENTRA_DATA": str(at.folder),
        "SECRET_KEY": settings().secret_key,
        **more,
    }
    return subprocess.run(
        [sys.executable, "-m", "talentra", *words],
        cwd=ROOT,
        env={**os.environ, **where},
        text=True,
        capture_output=True,
        timeout=300,
        check=False,
    )


def test_a_backup_is_verified_and_brought_back(old: House, new: House, tmp_path: Path) -> None:
    furnish()
    before, archive = content(), str(tmp_path / ARCHIVE)
    made = talentra(old, "backup", archive)
    assert (made.returncode, "keep that too" in made.stdout) == (0, True), made.stderr
    verified = talentra(new, "verify", archive)
    assert (verified.returncode, "is whole" in verified.stdout) == (0, True), verified.stderr
    restored = talentra(new, "restore", archive)
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert "The history is whole" in restored.stdout
    again = talentra(new, "restore", archive)
    assert (again.returncode, "--replace" in again.stderr) == (1, True), again.stdout + again.stderr
    with inside(new):
        assert content() == before


def test_what_is_broken_is_said_in_a_sentence(old: House, tmp_path: Path) -> None:
    archive = tmp_path / ARCHIVE
    archive.write_bytes(b"nothing of the kind" * 1000)
    for verb in ("verify", "restore"):
        ended = talentra(old, verb, str(archive))
        assert (ended.returncode, "no whole backup" in ended.stderr) == (1, True)
    gone = talentra(old, "verify", str(tmp_path / "nowhere"))
    assert (gone.returncode, "No such file" in gone.stderr) == (1, True)
    nowhere = talentra(old, "backup", str(tmp_path / "no" / "folder"))
    assert (nowhere.returncode, "cannot be written" in nowhere.stderr) == (1, True)


class TestMove:
    def test_brings_everything_over_and_may_be_said_again(
        self, old: House, new: House, bucket: Bucket
    ) -> None:
        furnish()
        before, kept = content(), {name for name, _ in files.stored()}
        words = ("move", "--to", new.url.replace("+psycopg2", ""), "--files", bucket.place)
        for told in ("The tables are the same", "has it all already"):
            ended = talentra(old, *words, **bucket.settings)
            assert ended.returncode == 0, ended.stdout + ended.stderr
            assert told in ended.stdout
        assert [each.name for each in old.folder.glob("moving*")] == []
        with inside(new), files.at(bucket.place):
            assert content() == before
            assert {name for name, _ in files.stored()} == kept
            with db.reading() as session:
                assert untrue(session) == []
        assert content() == before, "the old house is as it was"

    def test_never_overwrites_people(self, old: House, new: House) -> None:
        enter()
        with inside(new):
            enter()
            before = content()
        ended = talentra(old, "move", "--to", new.url)
        assert (ended.returncode, "--replace" in ended.stderr) == (1, True)
        with inside(new):
            assert content() == before

    @pytest.mark.parametrize("url", ["sqlite:///x.db", "postgresql://127.0.0.1:1/nobody"])
    def test_needs_a_house_to_move_into(self, old: House, url: str) -> None:
        ended = talentra(old, "move", "--to", url)
        assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)


def test_the_moved_product_serves_the_sealed_resume(
    start_server: Callable[..., tuple[Server, Cast]], new: House, bucket: Bucket, tmp_path: Path
) -> None:
    server, cast = start_server(engine_kind="sqlite")
    old = House(server.database_url, server.folder)
    words = ("move", "--to", new.url, "--files", bucket.place)
    refused = talentra(old, *words, **bucket.settings)
    assert (refused.returncode, "Stop it" in refused.stderr) == (1, True)
    with server.sign_in(email(cast.rosa)) as rosa:
        sealed = rosa.get(f"/api/submissions/{cast.cleos_application_id}/resume").content
    server.stop()
    moved = talentra(old, *words, **bucket.settings)
    assert moved.returncode == 0, moved.stdout + moved.stderr
    place = tmp_path / "there"
    there = Server(place, database_url=new.url, files=bucket.place, demo=False, **bucket.settings)
    there.start()
    try:
        with there.sign_in(email(cast.rosa)) as rosa:
            shown = rosa.get(f"/api/submissions/{cast.cleos_application_id}").json()
            assert shown["stage"] == "applied"
            taken = rosa.get(f"/api/submissions/{cast.cleos_application_id}/resume")
            assert taken.content == sealed
        with there.sign_in(email(cast.cody)) as cody:
            found = cody.get("/api/jobs", params={"q": "engineer"}).json()
            assert found["items"]
    finally:
        there.stop()
