"""What somebody has said of themselves, word by word, to hold against what others write of them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from talentra.services.foreign_words import COUNTING, JOINING, MONTHS, STANDING
from talentra.services.plain_words import JOINTS, NUMBERS, PLAIN, SMALL, WEIGHTY

ELSEWHERE = r"\u0964\u0965\u060c\u061b\u061f\u3001\u3002\uff0c\uff1a\uff1b"  # in other scripts
AROUND = ELSEWHERE + (
    r"\s,;:!?()\[\]{}\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2013\u2014/&\u2026\u2022\u00b7|*\-"
)
WORD = re.compile(rf"\.?(?:[^{AROUND}.]|(?<=[^{AROUND}])\.(?=[^{AROUND}.])|(?<=\d),(?=\d))+")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
PERCENT = re.compile(r"(?<=\d)\s+(?=%)")
# Between two words: a sentence begins.
ENDS = re.compile(r"[.!?:\u2022\u061f]\s|[\u0964\u0965\u3002]|\n")
BREAKS = re.compile(rf"[{ELSEWHERE},;:!?()\[\]/|\u2013\u2014\u2026\u2022\u00b7\n\t.\"]|\s{{2}}")
SHORTEST_ROOT = 3
ENDINGS = re.compile(r"(?:ing|ed|es|s|e|d)$")
MONTH_FIRST = re.compile(  # a word that a number of four digits follows
    r"(?:^|(?<=[\s(\[,;:/\u2013\u2014-]))"
    r"([^\W\d_][^\s\d()\[\],;:/\u2013\u2014-]{0,14}?)\.?,?\s+(?:del?\s+)?(\d{4})(?!\d)"
)
NUMBER_FIRST = re.compile(r"\b(0?[1-9]|1[0-2])[/.](\d{4})\b")
YEAR_FIRST = re.compile(r"\b(\d{4})[-/.](0?[1-9]|1[0-2])\b")
YEAR_MONTH = re.compile(  # as Chinese, Japanese and Korean have them
    r"(?<!\d)(\d{4})\s*[\u5e74\ub144]\s*(1[0-2]|0?[1-9])\s*[\u6708\uc6d4]"
)
ALL_NUMBERS, ALL_STANDING = NUMBERS | COUNTING, WEIGHTY | STANDING
ALL_JOINTS = JOINTS | JOINING


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it is compared, how it is written, and what stands before it."""

    folded: str
    written: str
    begins: bool  # a sentence
    broken: bool  # off from the word before, by a comma and the like

    @property
    def is_number(self) -> bool:
        """Whether it is one, in digits of any script or spelled."""
        return any(map(str.isnumeric, self.folded)) or self.folded in ALL_NUMBERS

    @property
    def is_plain(self) -> bool:
        """Whether it claims nothing; IT and US are no pronouns."""
        usual = self.written.islower() or self.written == "I"
        return self.folded in PLAIN and (usual or (self.begins and self.written.istitle()))

    @property
    def is_counted(self) -> bool:
        """Whether a number before it says how many of it there are."""
        return self.folded not in SMALL

    @property
    def is_standing(self) -> bool:
        """Whether it is a word of standing, learning or leading."""
        return self.folded in ALL_STANDING

    @property
    def is_weighty(self) -> bool:
        """Whether it is a number, a name, or a word of standing, learning or leading.

        Scripts without capitals do not say what is a name: there, each word may be one.
        """
        is_name = self.written != self.written.lower() and not self.begins
        inside = self.written[1:] != self.written[1:].lower()
        return self.is_number or self.is_standing or is_name or inside or self._has_no_case

    @property
    def _has_no_case(self) -> bool:
        if self.folded.isascii() or self.folded in JOINING:
            return False
        return any(unicodedata.category(each) == "Lo" for each in self.folded)


def words(text: str) -> Iterator[Word]:
    """The words of a text; every sign that is no space and no usual mark belongs to one."""
    text = THOUSANDS.sub("", PERCENT.sub("", unicodedata.normalize("NFC", text)))
    end = 0
    for found in WORD.finditer(text):
        between = text[end : found.start()]
        begins = end == 0 or bool(ENDS.search(between))
        broken = begins or bool(BREAKS.search(between))
        yield Word(found[0].casefold(), found[0], begins, broken)
        end = found.end()


def root(word: str) -> str:
    """The word without its usual English ending: moved, moving and moves are one."""
    shorter = ENDINGS.sub("", word)
    return shorter if len(shorter) >= SHORTEST_ROOT and word.isascii() and word.isalpha() else word


def pairs(said: Iterable[Word]) -> Iterator[tuple[Word, Word]]:
    """The words that stand beside each other, over "of", "the" and the like."""
    before: Word | None = None
    broken = False
    for word in said:
        broken = broken or word.broken
        if word.folded in ALL_JOINTS and not word.is_weighty:
            continue
        if before:
            yield before, Word(word.folded, word.written, word.begins, broken)
        before, broken = word, False


class Evidence:
    """Everything that somebody has said of themselves."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts as they are, and as they are without ligatures and the like."""
        plain = [_visible(text) for text in texts]
        said = [list(words(each)) for text in plain for each in _forms(text)]
        self._said = [word for each in said for word in each]
        self._folded = [word.folded for word in self._said]
        self._words = set(self._folded)
        self._roots = {root(word) for word in self._words}
        self._pairs = {(a.folded, b.folded) for each in said for a, b in pairs(each)}
        western = [_western(text) for text in plain]
        self._months = {month for text in western for month in _months(text)}
        self._years = {word.folded for text in {*western} - {*plain} for word in words(text)}

    def names(self, word: Word) -> bool:
        """Whether the word stands there; one that claims little may have another ending."""
        loose = not word.is_weighty and root(word.folded) in self._roots
        return word.folded in self._words or loose

    def joins(self, first: Word, second: Word) -> bool:
        """Whether the two stand there beside each other."""
        return (first.folded, second.folded) in self._pairs

    def holds(self, text: str) -> bool:
        """Whether the words stand there just so, and are no part of something longer."""
        sought = [word.folded for word in words(text)]
        starts = range(len(self._folded) if sought and sought[0] in self._words else 0)
        return any(
            self._folded[at : at + len(sought)] == sought and self._is_whole(at, at + len(sought))
            for at in starts
        )

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether nothing that belongs to them stands right before or behind some words."""
        said = self._said
        inner = any(word.begins and word.broken for word in said[start + 1 : end])
        before = start == 0 or said[start].broken or _lets_go(said[start - 1])
        behind = end == len(said) or said[end].broken or _lets_go(said[end])
        return before and behind and not inner

    def dates(self, date: str) -> bool:
        """Whether a date of JSON Resume (2019, 2019-03, 2019-03-01) is said there in some way."""
        if len(date) == 4:
            said = self._words | self._years
            return date in said or any(month.startswith(date) for month in self._months)
        return date in self._months if len(date) == 7 else self.holds(date)


def _lets_go(word: Word) -> bool:
    """Whether a word beside others is no part of what they name."""
    return word.is_plain or word.is_number or word.folded in ALL_JOINTS


def _visible(text: str) -> str:
    """The text without the signs that only steer how it is shown."""
    return "".join(each for each in text if unicodedata.category(each) != "Cf")


def _western(text: str) -> str:
    """The text with digits as 0 to 9, whatever script they are of."""
    return "".join(str(int(each)) if each.isdecimal() else each for each in text)


def _forms(text: str) -> set[str]:
    return {text, unicodedata.normalize("NFKC", text)}


def _months(text: str) -> Iterator[str]:
    """The months of years that a text names, as 2019-03."""
    folded = unicodedata.normalize("NFC", text).casefold()
    for name, year in MONTH_FIRST.findall(folded):
        if name in MONTHS:
            yield f"{year}-{MONTHS[name]:02}"
    for month, year in NUMBER_FIRST.findall(folded):
        yield f"{year}-{int(month):02}"
    for year, month in (*YEAR_FIRST.findall(folded), *YEAR_MONTH.findall(folded)):
        yield f"{year}-{int(month):02}"
