"""Words that keep good people from applying, and those that do not."""

import pytest

from talentra.services.wording import warnings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We are a YOUNG team.", "young"),
        ("A digital native", "digital native"),
        ("under 35 years of age", "under 35 years of age"),
        ("between 25 and 35 years old", "between 25 and 35 years old"),
        ("maximum age 40", "maximum age"),
        ("Salesman wanted", "salesman"),
        ("Three waitresses", "waitresses"),
        ("males preferred", "males"),
        ("Does he know Python?", "he"),
        ("We value her work", "her"),
        ("Native English speaker", "native english speaker"),
        ("Citizens only", "citizens only"),
        ("No visa sponsorship", "visa"),
        ("able-bodied", "able-bodied"),
        ("unmarried", "unmarried"),
        ("attractive people", "attractive"),
        ("rockstar", "rockstar"),
        ("a ninja", "ninja"),
    ],
)
def test_are_found_with_a_sentence(text: str, words: str) -> None:
    found = warnings(text)
    assert found[0].words == words
    assert found[0].sentence.startswith(f"“{words}” ")
    assert found[0].sentence.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "You move data with Python. The team is in Pune.",
        "5 years of experience; over 20 million rows; under 10 ms.",
        "Fluent English and good German.",
        "The Manchester office; other things; sheets; theory; management.",
        "Aged care software, mail and sales figures.",
    ],
)
def test_are_not_seen_where_there_are_none(text: str) -> None:
    assert warnings(text) == []


def test_are_told_once_and_not_without_end() -> None:
    assert len(warnings("young Young YOUNG")) == 1
    assert len(warnings(" ".join(f"under {age} years of age" for age in range(20, 60)))) == 12
