"""The lines of a section as entries: what stands on their first lines, their period, their body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from talentra.documents.resumes.importing.dates import Found, period_in
from talentra.documents.resumes.importing.lines import Line

SHORT = 90  # signs a line of a heading has at most
MOST_LEAD = 2  # lines of a heading above the line with the period
PARTS = re.compile(r"\t+|\s+[·|•—–]\s+|\s+-\s+|,\s+|\s+(?:at|bei|chez|@)\s+|\s{2,}")
URL = re.compile(r"(?:https?://|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", re.IGNORECASE)
Kinds = tuple[re.Pattern[str], ...]
KNOWN = re.compile(
    r"^(?:https?://|www\.)|\.(?:com|org|net|io|dev|eu|example|[a-z]{2})(?:/|$)", re.I
)


@dataclass(slots=True)
class Chunk:
    """One entry; `parts` are the texts of its first lines, each with the number of its line."""

    parts: list[tuple[int, str]]
    period: Found | None
    url: str = ""
    body: list[Line] = field(default_factory=list[Line])


def chunks(lines: Sequence[Line], kinds: Kinds) -> list[Chunk]:
    """The entries, each found by its period; `kinds` tell the parts of a heading."""
    anchors = [place for place, line in enumerate(lines) if _is_anchor(line)]
    if not anchors:
        return []
    lead = _lead(lines, anchors[0])
    starts = [max(anchor - lead, 0) for anchor in anchors]
    ends = [*starts[1:], len(lines)]
    return [
        _chunk(lines[start:end], anchor - start, kinds)
        for start, anchor, end in zip(starts, anchors, ends, strict=True)
        if start < end
    ]


def _is_anchor(line: Line) -> bool:
    """Whether a line carries the period of an entry."""
    if line.is_bullet or not (found := period_in(line.text)):
        return False
    if found.is_range:
        return len(found.rest) <= SHORT + 40
    return len(found.rest) <= SHORT and not line.is_sentence and not found.after.strip(" )")


def _lead(lines: Sequence[Line], first: int) -> int:
    """How many lines of a heading stand above its period: as many as in the first entry."""
    above = lines[:first]
    fits = all(not line.is_bullet and len(line.text) <= SHORT for line in above)
    return first if first <= MOST_LEAD and fits else 0


def _chunk(lines: Sequence[Line], anchor: int, kinds: Kinds) -> Chunk:
    found = period_in(lines[anchor].text)
    rest = found.rest if found else lines[anchor].text
    texts = [*(line.text for line in lines[:anchor]), rest]
    end = anchor + 1
    while end <= anchor + 2 and end < len(lines) and _goes_on(lines[end], "\t".join(texts), kinds):
        texts.append(lines[end].text)
        end += 1
    made = Chunk([], found, body=list(lines[end:]))
    for number, text in enumerate(texts):
        for part in filter(None, (piece.strip(" ,;:()") for piece in PARTS.split(text))):
            _take(made, number, part)
    return made


def _goes_on(line: Line, heading: str, kinds: Kinds) -> bool:
    """Whether the line below still belongs to the heading."""
    if line.is_bullet or line.is_sentence or len(line.text) > SHORT:
        return False
    parts = [part for part in PARTS.split(heading.strip()) if part.strip()]
    adds = any(kind.search(line.text) and not kind.search(heading) for kind in kinds)
    return len(parts) <= 1 or adds


def _take(made: Chunk, number: int, part: str) -> None:
    """Keep a part of the heading; an address goes where addresses go."""
    if URL.fullmatch(part) and KNOWN.search(part) and not made.url:
        made.url = part if part.startswith("http") else f"https://{part}"
    else:
        made.parts.append((number, part))


@dataclass(slots=True)
class Body:
    """What stands below a heading: prose, bullets, and short lists of words."""

    prose: list[str] = field(default_factory=list[str])
    bullets: list[str] = field(default_factory=list[str])
    words: list[str] = field(default_factory=list[str])


def body_of(lines: Sequence[Line]) -> Body:
    """The lines of a body, with those that were broken at the margin put together."""
    body = Body()
    for line in lines:
        if line.is_bullet:
            body.bullets.append(line.text)
        elif body.bullets and not body.bullets[-1].endswith((".", "!", "?", ";")):
            body.bullets[-1] += f" {line.text}"
        elif _is_list(line) and (body.bullets or not body.prose or _ends(body.prose[-1])):
            body.words.extend(re.split(r"\s*[,·]\s*", line.text))
        elif body.prose and not _ends(body.prose[-1]):
            body.prose[-1] += f" {line.text}"
        else:
            body.prose.append(line.text)
    if not body.bullets and len(body.prose) > 1 and all(map(_ends, body.prose)):
        body.bullets, body.prose = body.prose, []  # Word's bullets are no text
    return body


def _ends(text: str) -> bool:
    return text.endswith((".", "!", "?", ":", ";"))


def _is_list(line: Line) -> bool:
    """`Rust, accounting`: several short words and no sentence."""
    parts = re.split(r"[,·]", line.text)
    return len(parts) > 1 and not _ends(line.text) and all(len(it.split()) <= 3 for it in parts)
