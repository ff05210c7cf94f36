"""The text of a posting as a public page shows it."""

import re
from itertools import groupby

from markupsafe import Markup

ENTRY = re.compile(r"\s*[-*\u2022]\s+")  # what begins an entry of a list
LONGEST_SUMMARY = 160  # characters that search engines and chats show
LONGEST_HEADING = 60
HEADING = Markup("<h3>{}</h3>")
PARAGRAPH, LIST, ITEM = Markup("<p>{}</p>"), Markup("<ul>{}</ul>"), Markup("<li>{}</li>")


def prose(text: str) -> Markup:
    """Plain lines as paragraphs and lists."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return Markup("\n").join(part for block in blocks for part in _parts(block))


def summary(text: str) -> str:
    """The first words of a text on one line."""
    line = " ".join(" ".join(ENTRY.sub("", each, count=1) for each in text.splitlines()).split())
    if len(line) <= LONGEST_SUMMARY:
        return line
    return line[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0].rstrip(",.;:") + "\u2026"


def _parts(block: str) -> list[Markup]:
    """A single short line above a list is its heading."""
    groups = [(is_list, [*lines]) for is_list, lines in groupby(block.splitlines(), key=_is_entry)]
    return [
        _list(lines) if is_list else _lines(lines, above_list=number + 1 < len(groups))
        for number, (is_list, lines) in enumerate(groups)
    ]


def _lines(lines: list[str], *, above_list: bool) -> Markup:
    if above_list and len(lines) == 1 and len(lines[0]) <= LONGEST_HEADING:
        return HEADING.format(lines[0].strip().removesuffix(":"))
    return PARAGRAPH.format(Markup("<br>\n").join(lines))


def _list(lines: list[str]) -> Markup:
    return LIST.format(Markup().join(ITEM.format(ENTRY.sub("", line, count=1)) for line in lines))


def _is_entry(line: str) -> bool:
    return ENTRY.match(line) is not None
