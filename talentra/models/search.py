"""Words in the one plain form in which they are kept to be found, and looked for."""

import re
import unicodedata

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import TSVECTOR

LONGEST = 40  # characters of a word that count; PostgreSQL takes no word over 2 KB
SIGNS = "+#"  # at a word's end they are part of it: C++, C#
UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # Japanese and Chinese: each sign is a word
WORD = re.compile(rf"[{UNSPACED}]|[^\s{SIGNS}{UNSPACED}]+[{SIGNS}]*")

Words = Text().with_variant(TSVECTOR(), "postgresql")


def words_of(text: str) -> list[str]:
    """The words of a text in their order, each once: no case, no accents, no punctuation."""
    unmarked = "".join(c for c in _folded(text) if not unicodedata.combining(c))
    plain = "".join(c if _is_kept(c) else " " for c in unmarked)
    return list(dict.fromkeys(word[:LONGEST] for word in WORD.findall(plain)))


def fold_words(*texts: str) -> str:
    """The words of all these texts, for a column of `Words`: what both engines read as words."""
    return " ".join(dict.fromkeys(word for text in texts for word in words_of(text)))


def _folded(text: str) -> str:
    """Compatible forms as one, capitals as small letters, and accents apart from their letters."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())


def _is_kept(sign: str) -> bool:
    """Letters and numbers, the vowel signs of scripts that write them as marks, and SIGNS."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M") or sign in SIGNS
