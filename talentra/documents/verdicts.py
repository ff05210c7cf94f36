"""Whether a program that reads a resume gets something out of it: empty, garbled or fine.

Deterministic, from the text alone. The thresholds are set so that resumes in any script pass, and
what broken fonts, spaced-out headings and scans leave behind does not.
"""

import re
import unicodedata
from enum import StrEnum

FEWEST = 30  # letters and digits; fewer are a stray line on a scanned page
MOST_BROKEN = 0.03  # of the signs may be such that no text has them
FEWEST_LETTERS = 0.5  # of the signs are letters or digits in any language
MOST_SINGLE = 0.4  # of the words may be one letter; "S U M M A R Y" has nothing else
ENOUGH_WORDS = 20  # before single letters say anything
MOST_GLUED = 0.3  # of the signs may stand in words without end
GLUED = 40  # letters; the longest words in a resume are links, which have other signs in them
RUN = re.compile(rf"[^\W\d_]{{{GLUED + 1},}}")
SYMBOLS = ("\uf000", "\uf0ff")  # bullets and arrows of Word's symbol fonts
FIRST_UNSPACED = "\u0e00"  # from Thai on, many scripts write without blanks


class Verdict(StrEnum):
    """What a program makes of a resume's text."""

    EMPTY = "empty"
    GARBLED = "garbled"
    FINE = "fine"


ADVICE = {
    Verdict.EMPTY: (
        "A program finds no text in this file: its pages are probably pictures. "
        "Export it from the program it was written with."
    ),
    Verdict.GARBLED: (
        "A program reads this file wrongly: signs or words are broken. "
        "Choose a simpler font, or upload the Word file."
    ),
    Verdict.FINE: "This is what a program reads in this file.",
}


def verdict_of(text: str) -> Verdict:
    """What a program gets out of this text; one pass over it."""
    signs = [sign for sign in text if not sign.isspace()]
    letters = sum(sign.isalnum() or unicodedata.category(sign)[0] == "M" for sign in signs)
    if letters < FEWEST:
        return Verdict.EMPTY
    broken = sum(map(_is_broken, signs))
    if broken > MOST_BROKEN * len(signs) or letters < FEWEST_LETTERS * len(signs):
        return Verdict.GARBLED
    words = [word for word in text.split() if max(word) < FIRST_UNSPACED]
    return Verdict.GARBLED if _are_torn(words) or _are_glued(words, len(signs)) else Verdict.FINE


def _is_broken(sign: str) -> bool:
    """U+FFFD, private use, not assigned: what a font leaves that has no table of its letters."""
    if SYMBOLS[0] <= sign <= SYMBOLS[1]:
        return False
    return sign == "\ufffd" or unicodedata.category(sign) in {"Co", "Cn", "Cc", "Cs"}


def _are_torn(words: list[str]) -> bool:
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    return len(words) >= ENOUGH_WORDS and single > MOST_SINGLE * len(words)


def _are_glued(words: list[str], signs: int) -> bool:
    glued = sum(len(run) for word in words for run in RUN.findall(word))
    return glued > MOST_GLUED * signs
