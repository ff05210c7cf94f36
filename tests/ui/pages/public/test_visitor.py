"""What the forms say of a code in their address."""

import pytest

from talentra.ui.pages.public.visitor import FIELDS, PROBLEMS, errors


@pytest.mark.parametrize("code", PROBLEMS)
def test_each_problem_is_told_at_its_field_alone(code: str) -> None:
    field, sentence = PROBLEMS[code]
    said = errors({"problem": code})
    assert said.keys() == set(FIELDS)
    assert {name: text for name, text in said.items() if text} == {field: sentence}


def test_no_problem_is_no_words() -> None:
    assert set(errors({"next": "/jobs"}).values()) == {""}


def test_a_code_that_nobody_knows_is_trouble_on_our_side() -> None:
    assert errors({"problem": "<script>"})["form"] == PROBLEMS["away"][1]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [("1", "1 minute "), ("61", "2 minutes "), ("", "15 minutes "), ("soon", "15 minutes ")],
)
def test_too_many_tries_say_how_long_to_wait(seconds: str, said: str) -> None:
    assert f"Wait {said}" in errors({"problem": "too_many", "wait": seconds})["form"]
