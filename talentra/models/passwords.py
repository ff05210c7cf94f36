"""Which passwords are taken: length and guessability, never a rule about kinds of characters."""

from collections.abc import Iterable
from functools import lru_cache

from talentra.errors import Invalid

SHORTEST, LONGEST = 8, 1024  # characters
PRODUCT = "talentra"
DECORATION = 4  # signs around a known word that do not make it a secret


def ensure_acceptable(password: str, *context: str) -> None:
    """Raise Invalid with the reason; `context` are words about the person, such as an address."""
    if not password.isprintable() and _is_unwritable(password):
        raise _refusal("A password cannot hold this character: leave it out.", "invalid_password")
    if len(password) < SHORTEST:
        raise _refusal(f"Choose a password of at least {SHORTEST} characters.", "short_password")
    if len(password) > LONGEST:
        raise _refusal(f"A password may have up to {LONGEST} characters.", "long_password")
    if reason := _weakness(password, context):
        raise _refusal(reason, "weak_password")


def _weakness(password: str, context: Iterable[str]) -> str | None:
    folded = password.casefold()
    core = folded.strip("0123456789!?.,-_#*$@+ ")
    bare = core if len(folded) - len(core) <= DECORATION else folded
    if bare in _words_of(context):
        return (
            "This is too close to your name or address. Choose something only you would think of."
        )
    repeated = len(set(folded)) == 1 and len(folded) < 2 * SHORTEST
    if repeated or folded in _known() or bare in _known():
        return "This password is among the first that are tried. Choose a less common one."
    return None


def _words_of(context: Iterable[str]) -> set[str]:
    words = {PRODUCT}
    for text in context:
        folded = text.casefold()
        words |= {folded, folded.replace(" ", ""), folded.split("@")[0], *folded.split()}
    return {word for word in words if len(word) > 2}


def _is_unwritable(password: str) -> bool:
    """NUL and lone surrogates: no keyboard writes them and no database keeps them."""
    return any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in password)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The 30,000 most frequent passwords of leaked collections."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # a megabyte: only where one is chosen

    return frozenset(FREQUENCY_LISTS["passwords"])


def _refusal(sentence: str, code: str) -> Invalid:
    return Invalid(sentence, code=code, fields=[("password", sentence)])
