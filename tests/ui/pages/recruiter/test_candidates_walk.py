"""Walking the list with one application open."""

import pytest

from talentra.models import Stage
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.candidates_walk import Standing, place, said, standing, total

IDS = ["a", "b", "c"]
QUERY = CandidatesQuery()


@pytest.mark.parametrize(
    ("open_id", "left_from", "stands"),
    [
        ("a", None, Standing(0, -1, 1)),
        ("b", None, Standing(1, 0, 2)),
        ("c", 0, Standing(2, 1, 3)),
        ("gone", 1, Standing(None, 0, 1)),  # "b" took its place: that is the next one
        ("gone", 3, Standing(None, 2, 3)),  # it was the last
        ("from a link", None, None),
        ("", None, None),
    ],
)
def test_neighbours(open_id: str, left_from: int | None, stands: Standing | None) -> None:
    assert standing(IDS, open_id, left_from) == stands


def test_the_place_counts_the_pages_before() -> None:
    second = CandidatesQuery(trail=("cursor",))
    assert place(Standing(1, 0, 2), QUERY, 3) == "2 of 3"
    assert place(Standing(1, 0, 2), second, 1234) == "52 of 1,234"
    assert place(Standing(1, 0, 2), CandidatesQuery(trail=("x",) * 20), 9999) == ""
    assert place(Standing(None, 0, 1), QUERY, 3) == "No longer in this list"


def test_the_whole_is_what_the_tabs_count() -> None:
    counts = dict.fromkeys(Stage, 2)
    assert total(counts, QUERY) == 2 * len(Stage)
    assert total(counts, QUERY.at(Stage.OFFER)) == 2


@pytest.mark.parametrize(
    ("number", "trail", "whole", "words"),
    [
        (1, (), 1, "1 application"),
        (34, (), 34, "34 applications"),
        (0, (), 0, "0 applications"),
        (50, (), 1234, "1–50 of 1,234 applications"),
        (20, ("x",), 70, "51–70 of 70 applications"),
        (50, ("x",) * 20, 9999, "50 of 9,999 applications"),
    ],
)
def test_how_much_is_shown(number: int, trail: tuple[str, ...], whole: int, words: str) -> None:
    assert said(number, CandidatesQuery(trail=trail), whole) == words
