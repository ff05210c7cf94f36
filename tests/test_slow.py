"""What takes long in the database is in the log: the statement and its time, never the values."""

import time
from collections.abc import Generator
from typing import Any

import pytest
from sqlalchemy import event, text
from structlog.testing import capture_logs

from talentra import db
from talentra.config import settings
from talentra.errors import Away
from tests.harness.cast import Cast

SLOW = 120  # milliseconds
ASKED = "SELECT id FROM users WHERE full_name = :name AND email <> :email"
SECRET = {"name": "canary-of-cleo", "email": "canary@talentra.example"}


@pytest.fixture(autouse=True)
def threshold(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """A threshold that a statement can be held up for."""
    monkeypatch.setattr(settings(), "slow_statement", SLOW)
    db.dispose()
    yield
    db.dispose()


def _ask(statement: str = ASKED, held_up: float = 0.0) -> list[Any]:
    """What the log tells of slow statements, when the database takes a while for one."""

    def hold_up(*_: object) -> None:
        time.sleep(held_up)

    with capture_logs() as logs:
        event.listen(db.engine(), "before_cursor_execute", hold_up)
        with db.reading() as session:
            session.execute(text(statement), SECRET if statement == ASKED else {}).all()
        event.remove(db.engine(), "before_cursor_execute", hold_up)
    return [each for each in logs if each["event"] == "slow_statement"]


def test_a_slow_one_is_told_with_its_time_and_without_its_values() -> None:
    [told] = [each for each in _ask(held_up=SLOW / 1000 + 0.05) if "users" in each["statement"]]
    assert told["statement"].startswith("SELECT id FROM users WHERE full_name =")
    assert told["milliseconds"] >= SLOW
    assert "canary" not in str(told)


def test_a_quick_one_is_not() -> None:
    assert _ask() == []


def test_none_is_when_it_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "slow_statement", 0)
    db.dispose()
    assert _ask(held_up=SLOW / 1000 + 0.05) == []


def test_a_long_one_is_cut() -> None:
    many = "SELECT " + ", ".join(f"{number} AS c{number}" for number in range(500))
    [told] = [each for each in _ask(many, SLOW / 1000 + 0.05) if "c1" in each["statement"]]
    assert len(told["statement"]) == 2_000


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_one_that_the_database_gave_up_is_told_too() -> None:
    with capture_logs() as logs, pytest.raises(Away), db.reading() as session:
        session.execute(text("SET LOCAL statement_timeout = 200"))
        session.execute(text("SELECT pg_sleep(5)"))
    told = [each["statement"] for each in logs if each["event"] == "slow_statement"]
    assert told == ["SELECT pg_sleep(5)"]
