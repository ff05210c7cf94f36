"""Periods in all the ways in which people write them, as dates of JSON Resume."""

import re
from dataclasses import dataclass

NAMES = (
    "jan|january|januar|janvier|enero|sty|styczeń",
    "feb|february|februar|février|febrero|lut|luty",
    "mar|march|märz|mars|marzo|marzec",
    "apr|april|avril|abril|kwi|kwiecień",
    "may|mai|mayo|maj",
    "jun|june|juni|juin|junio|cze|czerwiec",
    "jul|july|juli|juillet|julio|lip|lipiec",
    "aug|august|août|agosto|sie|sierpień",
    "sep|sept|september|septembre|septiembre|wrz|wrzesień",
    "oct|october|oktober|okt|octobre|octubre|paź|październik",
    "nov|november|novembre|noviembre|lis|listopad",
    "dec|december|dezember|dez|décembre|diciembre|gru|grudzień",
)
MONTHS = {name: place for place, names in enumerate(NAMES, start=1) for name in names.split("|")}
NOW = (
    "present|now|today|current|currently|ongoing|heute|jetzt|laufend|aujourd'hui|présent|actual|"
    "actualidad|obecnie|teraz|do dziś"
)
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_NAMED = rf"(?:{_NAME})\.?,?\s+\d{{4}}"
DAY = rf"(?:{_NAMED}|\d{{1,2}}[./]\d{{4}}|\d{{4}}[-./]\d{{1,2}}(?!\d)|(?:19|20)\d{{2}})"
DASH = r"\s*(?:–|—|-|to|until|bis|à|a|do)\s*"
PERIOD = re.compile(
    rf"(?<![\w/.-])\(?(?:(?:since|from|seit|od|depuis)\s+)?(?P<start>{DAY})"
    rf"(?:{DASH}(?P<end>{DAY}|{NOW}))?\)?(?![\w%/])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A period in a line, and the line without it."""

    start: str
    end: str
    before: str
    after: str
    is_range: bool

    @property
    def rest(self) -> str:
        """What else stands in the line."""
        return f"{self.before}\t{self.after}".strip(" \t,;:|·()–—-")


def period_in(line: str) -> Found | None:
    """The last period of a line, or None; a year within a sentence is none."""
    match = None
    for match in PERIOD.finditer(line[:400]):
        if match["end"]:
            break
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    end = match["end"] or ""
    is_now = bool(re.fullmatch(NOW, end, re.IGNORECASE))
    return Found(_iso(match["start"]), "" if is_now else _iso(end), before, after, bool(end))


def _iso(written: str) -> str:
    """`2021-03` for `Mar 2021`, `03/2021` and `2021.3`; `2021` for a year."""
    written = written.casefold().strip()
    if named := re.match(rf"({_NAME})\.?,?\s+(\d{{4}})", written):
        return f"{named[2]}-{MONTHS[named[1]]:02}"
    if parts := re.match(r"(\d{1,2})[./](\d{4})", written):
        return _checked(parts[2], int(parts[1]))
    if parts := re.match(r"(\d{4})[-./](\d{1,2})", written):
        return _checked(parts[1], int(parts[2]))
    return written


def _checked(year: str, month: int) -> str:
    return f"{year}-{month:02}" if 1 <= month <= 12 else year
