"""Words in a posting that keep good people from applying, or that the work does not need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

YOUNG = "may keep older people from applying. Say what the work needs instead."
OLD = "names an age. Say what experience the work needs instead."
GENDER = "names a gender. Choose a word for everybody."
HE = "speaks of one gender only. Write “you” or “they”."
ORIGIN = "asks where people come from. Say which languages the work needs, and how well."
PAPERS = "is about papers. Say that a right to work is needed, and ask for it after an offer."
BODY = "names a body that the work may not need. Say what has to be done instead."
FAMILY = "is about people's private life. Leave it out."
FAITH = "names a faith or an origin. Leave it out."
LOOKS = "is about looks. Leave it out."
SLANG = "speaks to a few only. Say plainly what the work is."

# The sentence about each, and what it is said of.
TABLE = (
    (YOUNG, r"young(?:er)?|youthful|digital natives?|recent graduates? only|freshers? only"),
    (
        OLD,
        r"(?:under|below|over|above|between) (?:the age of )?\d\d(?: ?(?:-|–|and) ?\d\d)?"
        r" years? (?:of age|old)|(?:max(?:imum)?|minimum|upper) age|aged? \d\d|age limit",
    ),
    (
        GENDER,
        r"(?:sales|chair|fore|repair|crafts|business)m[ae]n|manpower|wait(?:er|ress)(?:es)?"
        r"|stewardess(?:es)?|handyman|housewi(?:fe|ves)|(?:fe)?males?|gentlem[ae]n|lad(?:y|ies)"
        r"|guys|girls?|boys?|wom[ae]n only|m[ae]n only",
    ),
    (HE, r"he|she|him|his|her|hers|himself|herself|he/she|s/he"),
    (ORIGIN, r"native (?:\w+ )?speakers?|mother[ -]tongue|(?:no|without an?) accent"),
    (
        PAPERS,
        r"(?:visas?|citizens?(?:hip)?|nationals?|nationality|green card|passport|sponsorship)"
        r"(?: only| holders?)?",
    ),
    (BODY, r"able[- ]bodied|physically fit|perfect (?:health|vision|eyesight|hearing)"),
    (FAMILY, r"(?:un)?married|single persons?|childless|no children|pregnan\w+|family status"),
    (FAITH, r"christians?|muslims?|hindus?|jew(?:s|ish)?|caste|skin colou?r"),
    (LOOKS, r"attractive|good[- ]looking|handsome|pretty|presentable|well[- ]groomed|send a photo"),
    (SLANG, r"rock ?stars?|ninjas?|gurus?|wizards?|unicorns?|crushing it"),
)
PATTERNS = [(why, re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)) for why, said in TABLE]
MOST = 12


@dataclass(frozen=True, slots=True)
class Warned:
    """Words that stand in a text, and what may be wrong with them."""

    words: str
    sentence: str


def warnings(text: str) -> list[Warned]:
    """What in a text of a posting may shut people out, each word once."""
    return list(dict.fromkeys(_found(text)))[:MOST]


def _found(text: str) -> Iterator[Warned]:
    for why, pattern in PATTERNS:
        for found in pattern.finditer(text):
            words = " ".join(found[0].split()).lower()
            yield Warned(words, f"“{words}” {why}")
