"""The audit log, as admins look through it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Refused
from talentra.models import Actor, AuditEntry
from talentra.queries import audit, audit_words
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


class TestNarrowing:
    @pytest.mark.usefixtures("log")
    def test_finds_what_was_done_on_one(self, session: Session, cast: Cast) -> None:
        wanted = AuditFilter(target_id=cast.cleo.user_id)
        assert [row.target_name for row in audit.page(session, cast.ada, wanted, Ask()).rows] == [
            "Cleo Marsh"
        ]

    @pytest.mark.usefixtures("log")
    @pytest.mark.parametrize(
        ("q", "found"),
        [
            ("rosa", ["a.first", "a.second"]),
            ("ROSA marsh", ["a.first"]),
            ("because", ["a.first"]),
            ("192.0.2", ["a.first"]),
            ("data engineer", ["a.second"]),
            ("fourth", ["a.fourth"]),
            ("100%", []),
        ],
    )
    def test_finds_words(self, session: Session, cast: Cast, q: str, found: list[str]) -> None:
        assert _actions(session, cast, AuditFilter(q=q)) == found

    @pytest.mark.usefixtures("log")
    def test_offers_every_action_once(self, session: Session, cast: Cast) -> None:
        assert audit.actions(session, cast.ada) == ["a.first", "a.fourth", "a.second"]

    def test_offers_nothing_of_an_empty_log(self, session: Session, cast: Cast) -> None:
        assert audit.actions(session, cast.ada) == []

    def test_offers_those_who_work_here(self, session: Session, cast: Cast) -> None:
        assert [name for _, name in audit.staff(session, cast.ada)] == [
            "Ada Quill",
            "Remy Okafor",
            "Rosa Lindqvist",
        ]


class TestNewer:
    @pytest.mark.usefixtures("log")
    def test_counts_what_came_after(self, session: Session, cast: Cast) -> None:
        rows = audit.page(session, cast.ada, AuditFilter(), Ask()).rows
        counted = [audit.newer(session, cast.ada, AuditFilter(), row.id, 9) for row in rows]
        assert counted == [0, 1, 2, 3]
        assert audit.newer(session, cast.ada, AuditFilter(), rows[-1].id, 2) == 2
        narrowed = AuditFilter(action="a.first")
        assert audit.newer(session, cast.ada, narrowed, rows[-1].id, 9) == 1


class TestNames:
    def test_are_told_of_whom_and_what_it_is_about(self, session: Session, cast: Cast) -> None:
        told = {"recruiter_id": str(cast.rosa.user_id), "sha256": "ab", "other_id": "no id"}
        about = {"target_kind": "application", "target_id": cast.cleos_application_id}
        _write(session, cast.ada, "a.one", NOON, after=told, **about)
        about = {"target_kind": "resume", "target_id": cast.codys_resume_id}
        _write(session, cast.ada, "a.two", NOON - HOUR, **about)
        session.flush()
        one, two = audit.page(session, cast.ada, AuditFilter(), Ask()).rows
        assert one.target_name == "Cleo Marsh, Data engineer"
        assert one.people == {str(cast.rosa.user_id): "Rosa Lindqvist"}
        assert two.target_name == "Cody Bright"
        assert audit.name(session, cast.ada, cast.job_id) == "Data engineer"

    def test_are_told_of_what_a_report_was_narrowed_to(self, session: Session, cast: Cast) -> None:
        narrowed = {"job_id": str(cast.job_id), "stage": "offer"}
        _write(session, cast.ada, "report.exported", NOON, after={"filter": narrowed})
        session.flush()
        (entry,) = audit.page(session, cast.ada, AuditFilter(), Ask()).rows
        assert list(entry.people) == [str(cast.job_id)]
        assert str(cast.job_id) not in str(audit_words.changes(entry))


class TestEverything:
    def test_comes_in_parts_that_miss_nothing(
        self, session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(audit, "AT_ONCE", 2)
        for number in range(5):
            _write(session, cast.ada, f"n.{number}", NOON)
        session.commit()
        parts = [*audit.everything(session, cast.ada, AuditFilter())]
        assert [len(part) for part in parts] == [2, 2, 1]
        assert len({row.id for part in parts for row in part}) == 5


@pytest.mark.parametrize("ask", [audit.actions, audit.staff], ids=["actions", "staff"])
@pytest.mark.parametrize("who", ["rosa", "cleo"])
def test_offers_are_for_admins(
    session: Session, cast: Cast, who: str, ask: Callable[[Session, Actor], object]
) -> None:
    with pytest.raises(Refused):
        ask(session, getattr(cast, who))
