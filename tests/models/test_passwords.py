"""Which passwords are taken: any characters, any length that makes sense, nothing well known."""

import time

import pytest

from talentra.errors import Invalid
from talentra.models.passwords import ensure_acceptable

PERSON = ("cleo.marsh@talentra.example", "Cleo Marsh")


def refusal(password: str) -> Invalid:
    """What is said to a person who chooses this password."""
    with pytest.raises(Invalid) as refused:
        ensure_acceptable(password, *PERSON)
    return refused.value


@pytest.mark.parametrize(
    "password",
    [
        "eight gt",
        "a" * 64,
        "x9 " * 24,
        "y8-" * 24 + "z",
        "a long line of words " * 5,
        "Пароль не угадать",
        "🦊🐢🐙🦉🐝🦔🐌🦎",
        "  spaces count  ",
        "k7m" * 341 + "z",
    ],
)
def test_takes_any_characters_and_any_sensible_length(password: str) -> None:
    ensure_acceptable(password, *PERSON)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "short_password"),
        ("seven 7", "short_password"),
        ("k7" * 513, "long_password"),
        ("with\0nul inside", "invalid_password"),
        ("half \ud83e letter", "invalid_password"),
        ("password", "weak_password"),
        ("PassWord1!", "weak_password"),
        ("qwertyuiop", "weak_password"),
        ("aaaaaaaa", "weak_password"),
        ("talentra2026", "weak_password"),
        ("Cleo Marsh", "weak_password"),
        ("cleo.marsh12", "weak_password"),
        ("cleo.marsh@talentra.example", "weak_password"),
    ],
)
def test_refuses_with_a_reason(password: str, code: str) -> None:
    problem = refusal(password)
    assert problem.code == code
    assert problem.fields == (("password", problem.sentence),)


def test_never_repeats_what_was_typed() -> None:
    assert "qwertyuiop" not in refusal("qwertyuiop").sentence


def test_decides_about_a_megabyte_at_once() -> None:
    begun = time.monotonic()
    assert refusal("x" * 1_000_000).code == "long_password"
    assert time.monotonic() - begun < 0.5
