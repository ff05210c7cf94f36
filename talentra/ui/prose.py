"""Text with a little structure, as blocks that pages draw: never as markup of its own.

A line that begins with #, - or 1. is a heading, a bullet or a numbered line; **bold** and
[a link](https://…) stand inside of lines. Everything else is shown as it was written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

HEADING, BULLETS, NUMBERS, PARAGRAPH = "heading", "bullets", "numbers", "paragraph"
BEGINNINGS = {
    HEADING: re.compile(r"#{1,6} +(?=\S)"),
    BULLETS: re.compile(r"[-*•] +(?=\S)"),
    NUMBERS: re.compile(r"\d{1,3}[.)] +(?=\S)"),
}
# Nothing in it is looked at more often than a few hundred times, however long the line.
INSIDE = re.compile(
    r"\*\*(?P<bold>[^*\n]+)\*\*"
    r"|\[(?P<words>[^\[\]\n]+)\]\((?P<href>(?:https://|mailto:)[^\s()<>\"]{1,500})\)"
)


@dataclass(frozen=True)
class Run:
    """Letters that look alike; with an address they lead there."""

    text: str
    is_bold: bool = False
    href: str = ""


@dataclass(frozen=True)
class Line:
    """A line, or one point of a list."""

    runs: list[Run] = field(default_factory=list[Run])


@dataclass(frozen=True)
class Block:
    """A heading, a list with its lines, or a paragraph with its lines."""

    kind: str
    lines: list[Line] = field(default_factory=list[Line])


def blocks(text: str) -> list[Block]:
    """The text's blocks, in their order."""
    return [
        Block(kind, [Line(list(_runs(line))) for line in lines])
        for kind, lines in _grouped(text.splitlines())
        if kind
    ]


def _grouped(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Lines of one kind together; a blank line has none, a heading stands alone."""
    for (kind, _), same in groupby(enumerate(map(_kind, lines)), key=_place):
        yield kind, [line for _, (_, line) in same]


def _place(numbered: tuple[int, tuple[str, str]]) -> tuple[str, int]:
    number, (kind, _) = numbered
    return kind, number if kind == HEADING else 0


def _kind(line: str) -> tuple[str, str]:
    """What a line is, and what it says."""
    said = line.strip()
    for kind, beginning in BEGINNINGS.items():
        if found := beginning.match(said):
            return kind, said[found.end() :]
    return PARAGRAPH if said else "", said


def _runs(line: str) -> Iterator[Run]:
    at = 0
    for found in INSIDE.finditer(line):
        if found.start() > at:
            yield Run(line[at : found.start()])
        if found["bold"]:
            yield Run(found["bold"], is_bold=True)
        else:
            yield Run(found["words"], href=found["href"])
        at = found.end()
    if at < len(line):
        yield Run(line[at:])
