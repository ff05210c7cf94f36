"""The harness must not lie: a fresh database is migrated, empty and nobody else's."""

import pytest
import sqlalchemy as sa

from talentra import db
from tests.harness import postgres


def _tables() -> set[str]:
    return set(sa.inspect(db.engine()).get_table_names())


class TestFreshDatabase:
    def test_is_of_the_kind_asked_for(self, database: str, engine_kind: str) -> None:
        assert db.engine().dialect.name == engine_kind

    @pytest.mark.parametrize("turn", [1, 2])
    def test_is_migrated_and_empty_each_time(self, database: str, turn: int) -> None:
        assert "alembic_version" in _tables()
        with db.engine().begin() as connection:
            assert connection.scalar(sa.text("SELECT count(*) FROM users")) == 0
            connection.execute(sa.text("CREATE TABLE left_behind (turn INTEGER)"))

    def test_leaves_the_template_alone(self, database: str) -> None:
        assert "left_behind" not in _tables()


class TestSession:
    def test_shows_others_only_what_is_committed(self, database: str) -> None:
        with db.engine().begin() as connection:
            connection.execute(sa.text("CREATE TABLE notes (words TEXT)"))
        with db.transaction() as session:
            session.connection().execute(sa.text("INSERT INTO notes VALUES ('kept')"))
            assert _count() == 0
        assert _count() == 1


class TestEmptyDatabase:
    def test_has_no_tables(self, empty_database: str) -> None:
        assert _tables() == set()


def test_a_postgres_of_ones_own_survives_stopping_pausing_and_killing() -> None:
    server = postgres.Postgres()
    server.start()
    server.pause()
    assert not postgres._answers(server.url())
    server.resume()
    assert postgres._answers(server.url())
    server.kill()
    assert not postgres._answers(server.url())
    server.start()
    server.stop()
    assert not server._program.running


def _count() -> int:
    with db.reading() as session:
        return session.connection().scalar(sa.text("SELECT count(*) FROM notes")) or 0
