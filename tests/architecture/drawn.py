"""Which classes a page may show: its own, and those of the pieces and scripts that it names."""

import re
from collections.abc import Iterator
from functools import cache

from reflex_base.components.memo import MEMOS, MemoComponentDefinition

from talentra.ui.components import crash_view
from talentra.ui.interop import LATER, modules
from talentra.ui.shell import look

PIECE = re.compile(r'"[^"]*"|`[^`]*`|[(\[{}\]),]|\'')
FUNCTION = re.compile(r"\n(?=(?:export )?function )")
NAMED = re.compile(r"(?:export )?function (\w+)")
THEMES = {"dark"}  # stands on the page itself


@cache
def shown(drawn: str) -> set[str]:
    """The classes of something drawn, of what it names, and of what stands around every page."""
    return _classes(drawn) | _everywhere()


@cache
def fetched(name: str) -> set[str]:
    """The classes of a script that is fetched when it is first used."""
    return {word for told in _told(LATER[name]) for word in told}


@cache
def together(drawn: str) -> set[frozenset[str]]:
    """The classes that each thing drawn may have at once."""
    return {frozenset(told) for text in _texts(drawn) for told in _told(text)}


@cache
def _everywhere() -> set[str]:
    around = [str(wrap(True).render()) for wrap in look()["app_wraps"].values()]
    return THEMES.union(*map(_classes, [*around, str(crash_view().render())]))


def _classes(drawn: str) -> set[str]:
    return {word for text in _texts(drawn) for told in _told(text) for word in told}


@cache
def _texts(drawn: str) -> list[str]:
    """What is drawn, and everything that it names, one through the other."""
    texts, found = [drawn], {drawn}
    for text in texts:
        named = {piece for name, piece in _pieces() if re.search(rf"\b{name}\b", text)}
        texts.extend(named - found)
        found |= named
    return texts


@cache
def _pieces() -> list[tuple[str, str]]:
    """What can be named by something drawn, and itself: memos, and functions in the browser."""
    memos = [
        (rf"{memo.export_name}_\w+", str(memo.component.render()))
        for memo in MEMOS.values()
        if isinstance(memo, MemoComponentDefinition)
    ]
    parts = [each for text in modules().values() for each in FUNCTION.split(text)]
    return memos + [(name[1], part) for part in parts if (name := NAMED.match(part))]


def _told(text: str) -> Iterator[set[str]]:
    """The words in all strings of what is given as className, thing by thing."""
    for given in re.finditer("className:", text):
        depth, words = 0, set[str]()
        for piece in PIECE.finditer(text, given.end()):
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(piece[0], 0)
            if depth < 0 or piece[0] == "'" or (piece[0] == "," and not depth):
                break
            if len(piece[0]) > 1:
                words.update(piece[0].strip('"`').split())
        yield words
