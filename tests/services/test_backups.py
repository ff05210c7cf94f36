"""Backups: made while people work, whole or said not to be."""

import tarfile
import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from talentra import db, files
from talentra.errors import Conflict, Invalid
from talentra.models import User
from talentra.queries import tables
from talentra.services import backups, restoring
from tests.harness.cast import enter
from tests.harness.truth import untrue
from tests.services import acts
from tests.services.houses import OTHER, House, house, inside, silent


@pytest.fixture
def old(engine_kind: str, tmp_path: Path) -> Generator[House]:
    """The house that is backed up; this process is in it."""
    with house(engine_kind, tmp_path / "old") as made, inside(made):
        yield made


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "backup.talentra"


class TestMake:
    def test_holds_one_moment_while_people_write(
        self, old: House, engine_kind: str, archive: Path, tmp_path: Path
    ) -> None:
        enter()
        done, written = threading.Event(), list[str]()

        def write() -> None:
            while not done.is_set():
                name = f"Person {len(written)}"
                with db.transaction() as session:
                    acts.upload(session, acts.person(session, name))
                written.append(name)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            while len(written) < 5:
                pass
            acknowledged = set(written)
            backups.make(archive, silent)
        finally:
            done.set()
            writer.join()
        with house(OTHER[engine_kind], tmp_path / "new") as new, inside(new):
            restoring.restore(archive, silent)
            with db.reading() as session:
                assert untrue(session) == []
                people = {each.full_name for each in session.query(User)}
            assert acknowledged <= people

    def test_names_files_that_were_lost_before(self, old: House, archive: Path) -> None:
        enter()
        lost = min(name for name, _ in files.stored())
        files.delete(lost)
        assert backups.make(archive, silent).missing == [lost]
        assert backups.check(archive, silent).missing == [lost]

    def test_overwrites_nothing_and_is_for_our_eyes_only(self, old: House, archive: Path) -> None:
        backups.make(archive, silent)
        assert archive.stat().st_mode & 0o777 == 0o600
        with pytest.raises(Conflict, match="there already"):
            backups.make(archive, silent)
        assert list(archive.parent.glob("*.part")) == []


def test_every_column_has_a_place() -> None:
    kinds = {kind for each in tables.shapes() for _, kind in each.columns}
    assert kinds <= tables.TYPES.keys()


@pytest.mark.parametrize("engine_kind", ["sqlite"])
class TestCheck:
    @pytest.mark.parametrize("share", [0.1, 0.5, 0.7])
    def test_finds_an_archive_that_was_cut_off(
        self, old: House, archive: Path, share: float
    ) -> None:
        enter()
        backups.make(archive, silent)
        archive.write_bytes(archive.read_bytes()[: int(archive.stat().st_size * share)])
        with pytest.raises(Invalid):
            backups.check(archive, silent)

    @pytest.mark.parametrize("part", ["tables/users", "files/", "manifest.json"])
    def test_finds_what_was_changed(self, old: House, archive: Path, part: str) -> None:
        enter()
        backups.make(archive, silent)
        with tarfile.open(archive) as tar:
            member = next(each for each in tar if each.name.startswith(part))
            place = member.offset_data + member.size // 2
        changed = bytearray(archive.read_bytes())
        changed[place] ^= 1
        archive.write_bytes(bytes(changed))
        with pytest.raises(Invalid):
            backups.check(archive, silent)

    def test_knows_what_is_none_of_ours(self, old: House, archive: Path) -> None:
        archive.write_bytes(b"nothing of the kind" * 100)
        with pytest.raises(Invalid):
            backups.check(archive, silent)
