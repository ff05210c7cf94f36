"""What is suggested for a posting, in words: who says so, and how an AI would be woken."""

import pytest

from talentra.models import ExperienceLevel
from talentra.services.job_suggestions import JobSuggestion
from talentra.services.wording import warnings
from talentra.ui.pages.recruiter.job_shown import Suggested, suggestions

LEVEL = ExperienceLevel.ONE_TO_THREE


def test_are_taken_over_one_by_one() -> None:
    told = suggestions(JobSuggestion(["SQL"], LEVEL, ["Oslo"], "ai", description="You count."))
    assert told.chips == [
        Suggested("skills", "SQL", "SQL"),
        Suggested("experience_level", "1-3", "1–3 yrs"),
        Suggested("location", "Oslo", "Oslo"),
    ]
    assert told.description == "You count."


@pytest.mark.parametrize(
    ("source", "note", "said", "is_hinted"),
    [
        ("ai", None, "From the AI", False),
        ("history", None, "From past jobs", True),
        ("history", "It hangs.", "From past jobs", False),
    ],
    ids=["ai", "off", "fault"],
)
def test_say_where_they_come_from(source: str, note: str, said: str, is_hinted: bool) -> None:
    told = suggestions(JobSuggestion([], None, [], source, note=note))  # pyright: ignore[reportArgumentType]
    assert told.source.startswith(said)
    assert told.note == (note or "")
    assert ("TALENTRA_AI_MODEL" in told.hint) is is_hinted


def test_point_at_words_that_shut_people_out() -> None:
    found = JobSuggestion([], None, [], "history", warnings=warnings("A young salesman"))
    assert [each.split("”")[0] for each in suggestions(found).warnings] == ["“young", "“salesman"]
