"""Why somebody is rejected: the reasons that come with the product, and the company's own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from talentra.models.applications import REJECTION_REASONS

LONGEST_REASON = 60
MOST_REASONS = 20  # of the company's own
EMPTY = f"Enter the reason in up to {LONGEST_REASON} characters."
KNOWN = "There is such a reason already."
TOO_MANY = f"There are {MOST_REASONS} reasons of your own already; show one of these again."
LAST = "This is the last reason that can be chosen. Show another one before you hide it."


@dataclass(frozen=True, slots=True)
class RejectionReason:
    """One reason; own words are their own code, so that they stay readable in every history."""

    code: str
    words: str
    is_hidden: bool
    is_own: bool


def reasons(hidden: Collection[str], own: Sequence[str]) -> list[RejectionReason]:
    """All reasons there are, those of the product first."""
    named = [*REJECTION_REASONS.items(), *((words, words) for words in own)]
    return [
        RejectionReason(code, words, code in hidden, code not in REJECTION_REASONS)
        for code, words in named
    ]


def clean_reason(said: str, known: Sequence[RejectionReason]) -> str:
    """New words as they are kept; ValueError with a sentence when they make no sense."""
    words = " ".join(said.split())
    if not 0 < len(words) <= LONGEST_REASON or not words.isprintable():
        raise ValueError(EMPTY)
    taken = {name.casefold() for each in known for name in (each.code, each.words)}
    if words.casefold() in taken:
        raise ValueError(KNOWN)
    if sum(each.is_own for each in known) >= MOST_REASONS:
        raise ValueError(TOO_MANY)
    return words
