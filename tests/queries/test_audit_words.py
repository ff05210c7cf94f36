"""Entries of the audit log are told in words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from talentra.models.base import uuid7
from talentra.queries import audit_words as words
from talentra.queries.audit import AuditView


def _view(before: Any = None, after: Any = None, people: Any = None, why: Any = None) -> AuditView:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    head = (uuid7(), at, None, None, None, "application.moved", "application", None, None)
    return AuditView(*head, before, after, why, people or {})


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            {"stage": "applied"},
            {"stage": "online_assessment"},
            ["Stage: Applied → Online Assessment"],
        ),
        ({"a": 1, "same": 2}, {"a": 3, "same": 2}, ["A: 1 → 3"]),
        ({"recruiter_id": "x"}, None, ["Recruiter: Rosa → nothing"]),
        (None, {"is_active": False}, ["Is active: no"]),
        (None, {"fields": ["city", "phone"]}, ["Fields: city, phone"]),
        ({"closes_on": None}, {"closes_on": "2026-04-01"}, ["Closes on: 2026-04-01"]),
        (None, {"filter": {"stage": "offer"}}, ["Filter stage: Offer"]),
        (None, {"note": "x" * 200}, [f"Note: {'x' * 119}…"]),
        (None, None, []),
    ],
    ids=["stage", "differs", "gone", "no", "list", "set", "inner", "long", "nothing"],
)
def test_changes(before: Any, after: Any, said: list[str]) -> None:
    view = _view(before, after, {"x": "Rosa"})
    assert [change.sentence for change in words.changes(view)] == said


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("application.moved", "Moved an application"),
        ("settings.mail_set", "Settings mail set"),
    ],
    ids=["known", "unknown"],
)
def test_what_was_done(action: str, said: str) -> None:
    assert words.done(action) == said


def test_a_reason_that_is_offered_is_told_in_its_words() -> None:
    assert words.reason(_view(why="skills")) == "We rejected: skills"
    assert words.reason(_view(why="A hunch")) == "A hunch"
