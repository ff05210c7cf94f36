"""What is taken out of people's texts before an AI reads them.

Names, ways to reach somebody, addresses, and what is said about visas, ages and the like: nobody
needs that to write a better sentence. A whole line or sentence goes, so that nothing is left over.
"""

import re
from collections.abc import Iterable

REMOVED = "[removed]"
SHORTEST_NAME, SHORT_LINE = 2, 4  # letters, words
CONTACT = re.compile(
    r"[\w.+%-]{1,64}\s?@\s?[\w-]{1,63}\.\w"  # an address for mail
    r"|https?://|\bwww\."
    r"|\b[\w-]{1,63}\.(?:com|org|net|io|dev|me|info|example|in|de|uk|eu|fr|app)\b"
    r"|(?<!\w)@\w[\w.]{2,}",
    re.IGNORECASE,
)
DIGITS = re.compile(r"(?<![\w.])\+?\(?\d(?:[\s()./-]{0,2}\d){7,19}(?!\w)")
YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
YEARS = re.compile(rf"\d{{1,2}}[./-]{YEAR}|{YEAR}(?:-\d\d){{0,2}}")
PRIVATE = re.compile(
    r"\b(?:visas?|work(?:ing)? permits?|right to work|sponsorship|citizens?(?:hip)?|nationality"
    r"|passports?|permanent resid\w+|green card|immigra\w+|residence permit|h-?1b"
    r"|date of birth|birth ?(?:date|day|place)\w*|d\.?o\.?b|years? old|aged? \d\d"
    r"|i(?: am|['\u2019]m) \d\d(?! year)|born (?:in|on|at|\d)|marital|religio\w+|ethnic\w*"
    r"|pregnan\w+|disab\w+|pin ?code|post ?code|zip code|linkedin|skype|whatsapp|telegram"
    r"|apartment|referees?|references available)\b"
    r"|\b(?:address|street|phone|mobile|cell|tel|telephone|e-?mail|gender|sex|age|race|caste"
    r"|children|spouse|father|mother|(?:father|mother)['\u2019]s name|born|status|references?)"
    r"\s*[:\u2013\u2014=-]",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b\d{1,5}\w?,?\s+(?:[\w']+\s){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|blvd|drive|court"
    r"|square|way|crescent)\b|\b\w+(?:stra(?:ss|\u00df)e|gata|vej|weg)\s+\d",
    re.IGNORECASE,
)
PARTS = re.compile(r"(?<=[.!?;])\s+|\n")


def redacted(text: str, names: Iterable[str] = (), city: str | None = None) -> str:
    """The text without what is nobody's business; `names` are removed wherever they stand."""
    parts = PARTS.split(text)
    kept = (REMOVED if _is_private(part, city) else part for part in parts if part.strip())
    joined = "\n".join(kept)
    for name in sorted(_names(names), key=len, reverse=True):
        joined = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", REMOVED, joined)
    return joined


def _is_private(part: str, city: str | None) -> bool:
    """Whether a line or sentence is about what an AI is not told, or says where somebody lives."""
    at_home = bool(city) and len(part.split()) <= SHORT_LINE and str(city) in part
    found = (CONTACT, PRIVATE, STREET)
    return at_home or _has_telephone(part) or any(each.search(part) for each in found)


def _has_telephone(part: str) -> bool:
    """From when to when somebody worked looks like a telephone number, and is none."""
    return bool(DIGITS.search(YEARS.sub("", part)))


def _names(names: Iterable[str]) -> set[str]:
    """Whole names and each word of them, as people write them."""
    whole = {name.strip() for name in names}
    parts = {part for name in whole for part in (*name.split(), *re.split(r"[\s-]+", name))}
    words = {part.strip(".,") for part in parts}
    written = {form(name) for name in whole | words for form in (str, str.upper, str.title)}
    return {name for name in written if len(name) >= SHORTEST_NAME}
