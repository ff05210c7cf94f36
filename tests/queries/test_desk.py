"""The assignment desk: who waits, who has whom, in which order, and how many."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.errors import Refused
from talentra.models import Actor, Stage, User
from talentra.queries import assignment_desk, assignments, balances
from talentra.queries.assignment_desk import DeskFilter, DeskNumbers, DeskRow
from talentra.queries.pages import Ask
from talentra.services import applications
from talentra.services import assignments as service
from tests.harness.cast import Cast
from tests.services import acts


@pytest.fixture
def pool(session: Session, cast: Cast) -> list[Actor]:
    """Beside Cody, who never applied: three who wait, the latest first; Abel has waited longest."""
    people = [acts.person(session, name) for name in ("Cai Long", "Bea Stone", "Abel Fray")]
    for days, person in enumerate(people, start=1):
        sent = acts.apply(session, person, cast.job_id)
        sent.applied_at = now() - timedelta(days=days)
    session.flush()
    return people


def _rows(session: Session, actor: Actor, **wanted: Any) -> list[DeskRow]:
    session.flush()
    return assignment_desk.page(session, actor, DeskFilter(**wanted), Ask()).rows


def _names(session: Session, actor: Actor, **wanted: Any) -> list[str]:
    return [row.full_name for row in _rows(session, actor, **wanted)]


class TestDesk:
    def test_begins_with_who_waits_longest(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        waiting = _names(session, cast.ada, waiting=True)
        assert waiting == ["Abel Fray", "Bea Stone", "Cai Long"]

    def test_turns_its_pages_in_that_order(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        pool_only = DeskFilter(waiting=True)
        first = assignment_desk.page(session, cast.ada, pool_only, Ask(limit=2, count=True))
        following = Ask(limit=2, cursor=first.next_cursor)
        last = assignment_desk.page(session, cast.ada, pool_only, following)
        names = [[row.full_name for row in page.rows] for page in (first, last)]
        assert names == [["Abel Fray", "Bea Stone"], ["Cai Long"]]
        assert (first.total, last.next_cursor) == (3, None)

    def test_shows_the_application_that_was_sent_first(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        other = acts.post(session, cast.rosa, title="Robot nurse")
        applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        session.flush()
        applications.apply(session, cast.cody, other.id, resume_id=cast.codys_resume_id)
        session.flush()
        [row] = _rows(session, cast.ada, q="cody")
        assert (row.job_title, row.stage, row.applications) == ("Data engineer", Stage.APPLIED, 2)
        assert row.recruiter_id is None

    def test_waits_by_its_first_application_whatever_was_sent_since(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        other = acts.post(session, cast.rosa, title="Robot nurse")
        acts.apply(session, pool[-1], other.id)
        assert _names(session, cast.ada, waiting=True)[0] == "Abel Fray"

    def test_of_the_assigned_begins_with_the_latest(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        service.assign(session, cast.ada, pool[0].user_id, cast.remy.user_id)
        session.flush()
        assert _names(session, cast.ada, assigned=True) == ["Cai Long", "Cleo Marsh"]
        assert _names(session, cast.ada, recruiter_id=cast.remy.user_id) == ["Cai Long"]
        assert _names(session, cast.ada, recruiter_id=cast.rosa.user_id) == ["Cleo Marsh"]
        assert _names(session, cast.ada, waiting=True) == ["Abel Fray", "Bea Stone"]

    def test_of_everybody_has_those_too_who_never_applied(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        everybody = _names(session, cast.ada)
        assert set(everybody) == {"Abel Fray", "Bea Stone", "Cai Long", "Cleo Marsh", "Cody Bright"}
        [cody] = _rows(session, cast.ada, q="bright")
        assert (cody.applications, cody.application_id, cody.applied_at) == (0, None, None)

    def test_finds_one_by_words_and_by_id(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        assert _names(session, cast.ada, waiting=True, q="bea PEOPLE") == ["Bea Stone"]
        assert _names(session, cast.ada, q="%") == []
        assert _names(session, cast.ada, candidate_id=cast.cody.user_id) == ["Cody Bright"]
        assert _names(session, cast.remy, candidate_id=cast.cleo.user_id) == []

    def test_lets_nobody_wait_who_is_deactivated(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        session.get_one(User, pool[0].user_id).is_active = False
        assert "Cai Long" not in _names(session, cast.ada, waiting=True)
        assert "Cai Long" in _names(session, cast.ada)


class TestNumbers:
    def test_are_those_of_the_lists(self, session: Session, cast: Cast, pool: list[Actor]) -> None:
        session.get_one(User, pool[0].user_id).is_active = False
        session.flush()
        for q in (None, "stone", "nobody at all"):
            lists = [
                len(_names(session, cast.ada, **how, q=q))
                for how in ({"waiting": True}, {"assigned": True}, {})
            ]
            numbers = assignment_desk.numbers(session, cast.ada, q)
            assert [numbers.waiting, numbers.assigned, numbers.everybody] == lists
        assert assignments.waiting(session, cast.ada) == 2

    def test_of_a_recruiter_are_of_their_own(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        assert assignment_desk.numbers(session, cast.rosa) == DeskNumbers(0, 1, 1)
        assert assignment_desk.numbers(session, cast.cody) == DeskNumbers(0, 0, 1)


class TestHistory:
    def test_says_who_had_them_by_whom_and_why(self, session: Session, cast: Cast) -> None:
        service.reassign(
            session, cast.ada, cast.cleo.user_id, cast.remy.user_id, reason="Rosa is away"
        )
        session.flush()
        now_with, before = assignments.history(session, cast.ada, cast.cleo.user_id)
        assert (now_with.recruiter_name, now_with.reason) == ("Remy Okafor", "Rosa is away")
        assert (now_with.ended_at, now_with.ended_by) == (None, None)
        assert (before.recruiter_name, before.assigned_by) == ("Rosa Lindqvist", "Ada Quill")
        assert (before.ended_by, before.ended_at is None) == ("Ada Quill", False)

    def test_is_of_a_recruiters_own_time_only(self, session: Session, cast: Cast) -> None:
        service.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        session.flush()
        told = [
            held.recruiter_name
            for held in assignments.history(session, cast.remy, cast.cleo.user_id)
        ]
        assert told == ["Remy Okafor"]
        assert assignments.history(session, cast.cleo, cast.cleo.user_id) == []


class TestBalance:
    def test_gives_who_waited_longest_to_whoever_has_least(
        self, session: Session, cast: Cast, pool: list[Actor]
    ) -> None:
        seen = balances.balance(session, cast.ada)
        told = {
            each.full_name: (each.candidates, [row.full_name for row in each.coming])
            for each in seen.takers
        }
        assert told == {
            "Remy Okafor": (0, ["Abel Fray", "Bea Stone"]),
            "Rosa Lindqvist": (1, ["Cai Long"]),
        }
        assert (seen.number, seen.left) == (3, 0)
        assert assignment_desk.numbers(session, cast.ada).waiting == 3  # nothing was changed

    def test_says_how_many_are_left(
        self,
        session: Session,
        cast: Cast,
        pool: list[Actor],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(balances, "MOST", 2)
        seen = balances.balance(session, cast.ada)
        assert (seen.number, seen.left) == (2, 1)
        assert balances.balance(session, cast.ada, "stone").number == 1

    def test_gives_nobody_to_nobody(self, session: Session, cast: Cast, pool: list[Actor]) -> None:
        for recruiter in (cast.rosa, cast.remy):
            session.get_one(User, recruiter.user_id).is_active = False
        session.flush()
        assert balances.balance(session, cast.ada).number == 0

    def test_is_for_admins(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Refused):
            balances.balance(session, cast.rosa)
