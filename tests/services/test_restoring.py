"""What is brought back from a backup: all of it or nothing, on either engine."""

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from talentra import db, files, migrations
from talentra.config import ROOT, settings
from talentra.errors import Conflict
from talentra.models import User
from talentra.queries import chain, tables
from talentra.queries.chain import Checked
from talentra.services import backup_archives, backups, erased, names, restoring
from tests.harness.cast import enter
from tests.harness.truth import untrue
from tests.services import acts
from tests.services.houses import OTHER, House, content, furnish, house, inside, silent
from tests.services.leaving import erase


@pytest.fixture
def old(engine_kind: str, tmp_path: Path) -> Generator[House]:
    """The house that is backed up; this process is in it."""
    with house(engine_kind, tmp_path / "old") as made, inside(made):
        yield made


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "backup.talentra"


def whole(checked: Checked | None = None) -> bool:
    checked = checked or Checked()
    while not checked.is_done:
        with db.reading() as session:
            checked = chain.check(session, checked)
    return checked.fault is None


class TestRestore:
    @pytest.mark.parametrize("to", ["the same engine", "the other engine"])
    def test_brings_everything_back(
        self, old: House, engine_kind: str, to: str, archive: Path, tmp_path: Path
    ) -> None:
        furnish()
        before, kept = content(), {name: files.read(name) for name, _ in files.stored()}
        backups.make(archive, silent)
        kind = engine_kind if to == "the same engine" else OTHER[engine_kind]
        with house(kind, tmp_path / "new") as new, inside(new):
            restoring.restore(archive, silent)
            assert content() == before
            assert {name: files.read(name) for name, _ in files.stored()} == kept
            assert whole()
            with db.reading() as session:
                assert untrue(session) == []
            assert set(before) == set(SQLModel.metadata.tables)

    def test_leaves_history_append_only_and_counters_behind_the_last(
        self, old: House, engine_kind: str, archive: Path, tmp_path: Path
    ) -> None:
        cast = enter()
        backups.make(archive, silent)
        with house(OTHER[engine_kind], tmp_path / "new") as new, inside(new):
            restoring.restore(archive, silent)
            with pytest.raises(DBAPIError, match="append-only"), db.transaction() as session:
                session.connection().exec_driver_sql("DELETE FROM stage_events")
            with db.transaction() as session:
                acts.post(session, cast.rosa)

    def test_refuses_a_house_with_people_unless_told(self, old: House, archive: Path) -> None:
        cast = enter()
        backups.make(archive, silent)
        with db.transaction() as session:
            names.rename(session, session.get_one(User, cast.cody.user_id), "Later Name")
        with pytest.raises(Conflict, match="--replace"):
            restoring.restore(archive, silent)
        restoring.restore(archive, silent, replace=True)
        with db.reading() as session:
            assert session.get_one(User, cast.cody.user_id).full_name == "Cody Bright"
            assert untrue(session) == []

    def test_never_touches_tables_of_others(self, old: House, archive: Path) -> None:
        enter()
        backups.make(archive, silent)
        with db.transaction() as session:
            session.connection().exec_driver_sql("ALTER TABLE alembic_version RENAME TO theirs")
        with pytest.raises(Conflict, match="not Talentra's"):
            restoring.restore(archive, silent, replace=True)

    def test_erases_again_whoever_was_erased_since(self, old: House, archive: Path) -> None:
        cast = enter()
        backups.make(archive, silent)
        erase(cast, cast.cleo)
        restoring.restore(archive, silent, replace=True)
        with db.reading() as session:
            assert session.get_one(User, cast.cleo.user_id).erased_at
            assert untrue(session) == []

    def test_knows_elsewhere_who_was_erased_while_it_was_made(
        self, old: House, engine_kind: str, archive: Path, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        """Between the moment of the rows and their files: the files are gone, the rows are not."""
        cast = enter()
        going_on = backups._files

        def erased_meanwhile(*args: object) -> None:
            erase(cast, cast.cleo)
            going_on(*args)  # pyright: ignore[reportArgumentType]

        monkeypatch.setattr(backups, "_files", erased_meanwhile)
        assert backups.make(archive, silent).missing == []
        with house(engine_kind, tmp_path / "new") as new, inside(new):
            restoring.restore(archive, silent)
            with db.reading() as session:
                assert session.get_one(User, cast.cleo.user_id).erased_at
                assert untrue(session) == []
            assert cast.cleo.user_id in erased.listed()

    def test_brings_an_older_schema_to_this_one(
        self, old: House, archive: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        enter()
        before = content()
        migrations.downgrade("-1")
        with db.snapshot() as connection:
            current = migrations.current(connection)
            there = [
                tables.Shape(each.name, tuple(c for c in each.columns if c[0] in has), each.key)
                for each in tables.shapes()
                if (has := _columns(connection, each.name))
            ]
        monkeypatch.setattr(migrations, "head", lambda: current)
        monkeypatch.setattr(tables, "shapes", lambda: there)
        backups.make(archive, silent)
        monkeypatch.undo()
        settings().data = old.folder
        restoring.restore(archive, silent, replace=True)
        with db.snapshot() as connection:
            assert migrations.current(connection) == migrations.head()
        assert content()["users"] == before["users"]

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_brings_back_what_triggers_keep_along(
        self, old: House, archive: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        enter()
        before = content()
        backups.make(archive, silent)
        goes_on = migrations.upgrade_inside

        def with_a_trigger(connection: Connection, revision: str = "head") -> None:
            goes_on(connection, revision)
            connection.exec_driver_sql(
                "CREATE TRIGGER IF NOT EXISTS kept_along AFTER INSERT ON users BEGIN INSERT INTO "
                "tries (key, count, window_ends_at) VALUES (NEW.id, 1, '2026-01-01 00:00:00'); END"
            )

        monkeypatch.setattr(migrations, "upgrade_inside", with_a_trigger)
        restoring.restore(archive, silent, replace=True)
        assert content() == before

    def test_refuses_a_newer_schema(self, old: House, archive: Path) -> None:
        with backup_archives.writing(archive) as writer:
            writer.open(backup_archives.Opening("9.0", "from_tomorrow", "", "", tables.shapes()))
        with pytest.raises(Conflict, match=r"version 9\.0"):
            restoring.restore(archive, silent)

    def test_wants_the_key_it_was_made_with(
        self, old: House, archive: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        backups.make(archive, silent)
        monkeypatch.setattr(settings(), "secret_key", "k" * 40)
        with pytest.raises(Conflict, match="SECRET_KEY"):
            restoring.restore(archive, silent)
        restoring.restore(archive, silent, other_key=True)

    def test_that_is_killed_leaves_the_house_as_it_was(self, old: House, archive: Path) -> None:
        enter()
        backups.make(archive, silent)
        with db.transaction() as session:
            acts.person(session, "Later Comer")
        before = content()
        killed = (
            "import os, signal\nfrom pathlib import Path\nfrom talentra.services import restoring\n"
            "restoring.ensure_same = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
            f"restoring.restore(Path({str(archive)!r}), print, replace=True)"
        )
        where = {
            "DATABASE_URL": old.url,
            "TALENTRA_DATA": str(old.folder),
            "SECRET_KEY": settings().secret_key,
        }
        ended = subprocess.run(
            [sys.executable, "-c", killed], cwd=ROOT, env={**os.environ, **where}, check=False
        )
        assert ended.returncode == -9
        assert content() == before
        restoring.restore(archive, silent, replace=True)
        assert content() != before


def _columns(connection: Connection, name: str) -> set[str]:
    inspector = inspect(connection)
    there = inspector.has_table(name)
    return {each["name"] for each in inspector.get_columns(name)} if there else set()
