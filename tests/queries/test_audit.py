"""The audit log, as admins look through it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Refused
from talentra.models import Actor, AuditEntry
from talentra.queries import audit
from talentra.queries.audit import AuditFilter
from talentra.queries.pages import Ask
from tests.harness.cast import Cast

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _write(session: Session, actor: Actor | None, action: str, at: datetime, **more: Any) -> None:
    session.add(
        AuditEntry(actor_id=actor and actor.user_id, action=action, at=at, **{**TARGET, **more})
    )


TARGET: dict[str, Any] = {"target_kind": "report"}


@pytest.fixture
def log(session: Session, cast: Cast) -> None:
    """Four entries, an hour apart."""
    _write(session, cast.ada, "a.first", NOON, ip="192.0.2.7", after={"n": 1}, reason="Because")
    job = {"target_kind": "job", "target_id": cast.job_id}
    _write(session, cast.rosa, "a.second", NOON + HOUR, **job)
    candidate = {"target_kind": "candidate", "target_id": cast.cleo.user_id}
    _write(session, cast.rosa, "a.first", NOON + 2 * HOUR, **candidate)
    _write(session, None, "a.fourth", NOON + 3 * HOUR)
    session.flush()


def _actions(session: Session, cast: Cast, wanted: AuditFilter) -> list[str]:
    return [row.action for row in audit.page(session, cast.ada, wanted, Ask()).rows]


class TestPage:
    def test_has_everything_the_latest_first(self, session: Session, cast: Cast, log: None) -> None:
        rows = audit.page(session, cast.ada, AuditFilter(), Ask()).rows
        assert [row.action for row in rows] == ["a.fourth", "a.first", "a.second", "a.first"]
        first = rows[-1]
        assert (first.actor_name, first.ip, first.after, first.reason) == (
            "Ada Quill",
            "192.0.2.7",
            {"n": 1},
            "Because",
        )

    def test_names_people_and_jobs(self, session: Session, cast: Cast, log: None) -> None:
        fourth, third, second, _ = audit.page(session, cast.ada, AuditFilter(), Ask()).rows
        assert (fourth.actor_id, fourth.actor_name, fourth.target_name) == (None, None, None)
        assert (third.actor_name, third.target_name) == ("Rosa Lindqvist", "Cleo Marsh")
        assert second.target_name == "Data engineer"

    def test_is_narrowed(self, session: Session, cast: Cast, log: None) -> None:
        def found(**wanted: Any) -> list[str]:
            return _actions(session, cast, AuditFilter(**wanted))

        assert found(actor_id=cast.rosa.user_id) == ["a.first", "a.second"]
        assert found(action="a.first") == ["a.first", "a.first"]
        assert found(action="a") == []
        assert found(since=NOON + HOUR) == ["a.fourth", "a.first", "a.second"]
        assert found(until=NOON + HOUR) == ["a.first"]
        assert found(since=NOON + HOUR, until=NOON + 2 * HOUR) == ["a.second"]
        assert found(actor_id=cast.ada.user_id, action="a.second") == []

    def test_goes_on_where_it_ended(self, session: Session, cast: Cast) -> None:
        for number in range(7):
            _write(session, cast.ada, f"n.{number}", NOON)  # all in one moment
        session.flush()
        seen: list[str] = []
        cursor = None
        while len(seen) < 7:
            page = audit.page(session, cast.ada, AuditFilter(), Ask(3, cursor, count=True))
            seen += [row.action for row in page.rows]
            assert page.total == 7
            cursor = page.next_cursor
        assert cursor is None
        assert sorted(seen) == [f"n.{number}" for number in range(7)]

    @pytest.mark.parametrize("who", ["rosa", "cleo"])
    def test_is_for_admins(self, session: Session, cast: Cast, who: str) -> None:
        with pytest.raises(Refused):
            audit.page(session, getattr(cast, who), AuditFilter(), Ask())
