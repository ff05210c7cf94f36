"""A month ago, as the rule of retention counts."""

from datetime import UTC, datetime

import pytest

from talentra.models.retention import months_before


@pytest.mark.parametrize(
    ("at", "months", "day"),
    [((2027, 3, 31), 1, (2027, 2, 28)), ((2028, 3, 31), 1, (2028, 2, 29)),
     ((2027, 1, 5), 1, (2026, 12, 5)), ((2027, 12, 1), 24, (2025, 12, 1))],
    ids=["short month", "leap year", "over the year", "two years"],
)  # fmt: skip
def test_a_month_ago_is_the_same_day_or_the_last(
    at: tuple[int, int, int], months: int, day: tuple[int, int, int]
) -> None:
    assert months_before(datetime(*at, 9, tzinfo=UTC), months) == datetime(*day, 9, tzinfo=UTC)
