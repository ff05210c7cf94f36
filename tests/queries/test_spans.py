"""Days, weeks and months in somebody's calendar."""

from datetime import UTC, date, datetime

import pytest

from talentra.queries import spans
from talentra.queries.spans import Grouping, Part, Span

FIRST = date(2026, 1, 1)  # a Thursday


def test_a_day_begins_where_its_reader_is() -> None:
    span = Span(date(2026, 3, 29), date(2026, 3, 29), "Europe/Oslo")  # one of 23 hours
    assert span.begins == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert span.ends == datetime(2026, 3, 29, 22, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["", "Nowhere/Else", "../etc/passwd"])
def test_an_unknown_zone_is_utc(zone: str) -> None:
    assert Span(FIRST, zone=zone).begins == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days_too(day: date) -> None:
    for zone in ("Asia/Kolkata", "America/St_Johns"):
        assert Span(day, day, zone).begins


def test_weeks_begin_on_mondays() -> None:
    found = spans.parts(FIRST, date(2026, 1, 13), Grouping.WEEK)
    assert found == [
        Part(FIRST, date(2026, 1, 4)),
        Part(date(2026, 1, 5), date(2026, 1, 11)),
        Part(date(2026, 1, 12), date(2026, 1, 13)),
    ]


def test_months_are_those_of_the_calendar() -> None:
    found = spans.parts(date(2026, 1, 31), date(2026, 3, 2), Grouping.MONTH)
    assert [part.last for part in found] == [
        FIRST.replace(day=31),
        date(2026, 2, 28),
        date(2026, 3, 2),
    ]


def test_too_many_parts_become_larger_ones() -> None:
    assert len(spans.parts(date(2023, 1, 1), date(2025, 12, 31), Grouping.WEEK)) == 36
    assert len(spans.parts(date(1990, 1, 1), date(2025, 12, 31), Grouping.WEEK)) == 36


def test_nothing_is_in_a_span_that_ends_before_it_begins() -> None:
    assert spans.parts(FIRST, date(2025, 12, 31), Grouping.WEEK) == []
