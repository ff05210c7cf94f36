"""Keyset pages: nothing twice, nothing missed, and no cursor that brings the house down."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from talentra.errors import Invalid
from talentra.models import Application, Notification
from talentra.models.base import uuid7
from talentra.queries import application_views, applications
from talentra.queries.applications import ApplicationFilter
from talentra.queries.pages import Ask
from tests.harness.cast import Cast
from tests.services import acts

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIST = ApplicationFilter()


@pytest.fixture
def eleven(session: Session, cast: Cast) -> set[str]:
    """Cleo and ten more whose applications changed in the same second, or at the same moment."""
    for number in range(10):
        sent = acts.apply(session, acts.person(session, f"Twin {number}"), cast.job_id)
        sent.stage_changed_at = AT + timedelta(microseconds=number // 5)
    session.flush()
    return {"Cleo Marsh", *(f"Twin {number}" for number in range(10))}


def _walk(session: Session, cast: Cast, limit: int) -> list[str]:
    names: list[str] = []
    cursor = None
    while True:
        page = applications.page(session, cast.ada, LIST, Ask(limit, cursor))
        names += [row.candidate_name for row in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            return names
        assert len(page.rows) == limit


class TestPages:
    @pytest.mark.parametrize("limit", [1, 2, 3, 5, 10, 11, 12])
    def test_show_everybody_once_in_one_order(
        self, session: Session, cast: Cast, eleven: set[str], limit: int
    ) -> None:
        names = _walk(session, cast, limit)
        assert len(names) == 11
        assert set(names) == eleven
        assert names == _walk(session, cast, 200)

    def test_skip_and_repeat_nobody_while_others_arrive(
        self, session: Session, cast: Cast, eleven: set[str]
    ) -> None:
        first = applications.page(session, cast.ada, LIST, Ask(4))
        acts.apply(session, acts.person(session, "Late Comer"), cast.job_id)
        rest = applications.page(session, cast.ada, LIST, Ask(200, first.next_cursor))
        names = [row.candidate_name for row in [*first.rows, *rest.rows]]
        assert (len(names), set(names)) == (11, eleven)

    def test_count_only_when_asked(self, session: Session, cast: Cast, eleven: set[str]) -> None:
        assert applications.page(session, cast.ada, LIST, Ask(2)).total is None
        page = applications.page(session, cast.ada, LIST, Ask(2, count=True))
        assert (len(page.rows), page.total) == (2, 11)

    def test_of_the_last_rows_name_no_next_one(self, session: Session, cast: Cast) -> None:
        assert applications.page(session, cast.ada, LIST, Ask(1)).next_cursor is None


def _cursor(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


ID = str(uuid7())
BROKEN = {
    "not base64": "%%%",
    "not ascii": "курсор",
    "not json": base64.urlsafe_b64encode(b"{").decode(),
    "not utf-8": base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    "a number": _cursor(7),
    "nothing": _cursor(None),
    "an object": _cursor({"a": 1}),
    "too short": _cursor([AT.isoformat()]),
    "too long": _cursor([AT.isoformat(), ID, ID]),
    "numbers": _cursor([1, 2]),
    "no moment": _cursor(["yesterday", ID]),
    "no zone": _cursor(["2026-03-01T12:00:00", ID]),
    "before all time": _cursor(["0001-01-01T00:00:00+14:00", ID]),
    "after all time": _cursor(["9999-12-31T23:59:59-14:00", ID]),
    "no identifier": _cursor([AT.isoformat(), "seven"]),
    "a nul": _cursor([AT.isoformat(), "\0" * 36]),
    "an abyss": base64.urlsafe_b64encode(b"[" * 100_000).decode(),
}


class TestCursor:
    @pytest.mark.parametrize("cursor", BROKEN.values(), ids=BROKEN)
    def test_that_is_broken_says_so(self, session: Session, cast: Cast, cursor: str) -> None:
        for ask_for in (
            lambda ask: applications.page(session, cast.ada, LIST, ask),
            lambda ask: application_views.mine(session, cast.ada, ask),
        ):
            with pytest.raises(Invalid, match="cursor is broken") as refused:
                ask_for(Ask(2, cursor))
            assert [name for name, _ in refused.value.fields] == ["cursor"]

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    @settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(value=st.recursive(st.none() | st.integers() | st.text(), st.lists))
    def test_of_any_content_is_an_answer_or_a_refusal(
        self, session: Session, cast: Cast, value: object
    ) -> None:
        try:
            applications.page(session, cast.ada, LIST, Ask(2, _cursor(value)))
        except Invalid as refused:
            assert refused.sentence

    def test_shows_nobody_more_than_they_may_see(
        self, session: Session, cast: Cast, eleven: set[str]
    ) -> None:
        stolen = applications.page(session, cast.ada, LIST, Ask(1)).next_cursor
        found = applications.page(session, cast.rosa, LIST, Ask(200, stolen))
        assert {row.candidate_name for row in found.rows} <= {"Cleo Marsh"}


def test_a_moment_keeps_its_microseconds(session: Session, cast: Cast) -> None:
    """On both engines: what a cursor is compared with must be what was kept."""
    moment = AT.replace(microsecond=123_457)
    session.get_one(Application, cast.cleos_application_id).stage_changed_at = moment
    session.add(Notification(user_id=cast.ada.user_id, kind="x", sentence="x", link="/", at=moment))
    session.flush()
    session.expire_all()
    kept = session.get_one(Application, cast.cleos_application_id).stage_changed_at
    assert kept == moment
    assert kept.utcoffset() == timedelta()
