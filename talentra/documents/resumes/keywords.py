"""What a job asks for, compared with what a resume says: words, never a judgement about anybody."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from talentra.documents.resumes.arranging import arrange
from talentra.documents.resumes.look import Look
from talentra.documents.resumes.model import Resume, texts

MOST = 100  # words of a job that are compared


class Standing(StrEnum):
    """Where a word stands."""

    FOUND = "found"  # in what this resume prints
    KNOWN = "known"  # not printed, but in the candidate's data
    UNKNOWN = "unknown"  # nowhere in the candidate's data


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word of the job, where it stands, and the fields it was found in."""

    word: str
    standing: Standing
    paths: tuple[str, ...] = ()


def compare(
    resume: Resume,
    look: Look,
    wanted: Iterable[str],
    *,
    known: Iterable[tuple[str, str]] = (),
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> list[Keyword]:
    """Each wanted word once, in the order of the job.

    `known` are further texts of the candidate, as (where, text): the profile, other drafts. What
    the resume itself has but hides is known too. `aliases` are other names of a word, by the word.
    """
    printed = [(it.path, _plain(it.text)) for it in arrange(resume, look).pieces(look)]
    beside = [(path, _plain(text)) for path, text in (*texts(resume), *known)]
    words = list(dict.fromkeys(word.strip() for word in wanted if word.strip()))[:MOST]
    return [_standing(word, printed, beside, (aliases or {}).get(word, ())) for word in words]


def mentioned(text: str, vocabulary: Iterable[str]) -> list[str]:
    """The words of the vocabulary that stand in a text, in the order in which they first do."""
    plain = _plain(text)
    places = ((_pattern(word).search(plain), word) for word in vocabulary if word.strip())
    found = sorted((place.start(), word) for place, word in places if place)
    return [word for _, word in found]


def _standing(
    word: str,
    printed: list[tuple[str, str]],
    beside: list[tuple[str, str]],
    aliases: Iterable[str],
) -> Keyword:
    patterns = [_pattern(name) for name in (word, *aliases)]
    for standing, pieces in ((Standing.FOUND, printed), (Standing.KNOWN, beside)):
        paths = [path for path, text in pieces if any(each.search(text) for each in patterns)]
        if paths:
            return Keyword(word, standing, tuple(dict.fromkeys(paths)))
    return Keyword(word, Standing.UNKNOWN)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _pattern(word: str) -> re.Pattern[str]:
    """The word, not as a part of another: `C` is not in `C++`, `Java` not in `JavaScript`."""
    parts = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", _plain(word.strip()))))
    return re.compile(rf"(?<![\w.+#]){parts}(?![\w+#])(?!\.\w)")
