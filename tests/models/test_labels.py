"""What a posting keeps, in the words that people read."""

import pytest

from talentra.models import EmploymentType, ExperienceLevel, WorkMode
from talentra.models.labels import EMPLOYMENT_TYPES, LEVELS, WORK_MODES, salary


def test_every_word_that_is_kept_has_one_that_is_read() -> None:
    assert LEVELS.keys() == {*ExperienceLevel}
    assert WORK_MODES.keys() == {*WorkMode}
    assert EMPLOYMENT_TYPES.keys() == {*EmploymentType}


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, ""),
        (40000, None, "From EUR 40,000"),
        (None, 50000, "Up to EUR 50,000"),
        (40000, 50000, "EUR 40,000 – 50,000"),
        (40000, 40000, "EUR 40,000"),
    ],
)
def test_a_salary_is_a_range(low: int | None, high: int | None, said: str) -> None:
    assert salary(low, high, "EUR") == said
