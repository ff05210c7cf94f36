"""Entries of a line each: skills, languages, certificates and what is like them."""

import re
from collections.abc import Iterable, Sequence

from talentra.documents.resumes.importing.chunks import PARTS, URL
from talentra.documents.resumes.importing.dates import period_in
from talentra.documents.resumes.importing.entries import GUESSED, LIKELY, Fields, Read, Sure
from talentra.documents.resumes.importing.lines import Line

LIST = re.compile(r"\s*(?:[,;|·•]|\s/\s)\s*(?![^(]*\))")
LEVEL = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<level>[^()]+)\)$")
FLUENCY = re.compile(
    r"^(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)\s*(?:[:–—-]|\s)\s*(?P<level>native.*|fluent.*|basic.*|"
    r"[abc][12]\b.*|good.*|intermediate.*|advanced.*|mother tongue.*|muttersprache.*|bilingual.*|"
    r"beginner.*|proficient.*|professional.*)$",
    re.IGNORECASE,
)
LONGEST_SKILL = 60


def skills(lines: Sequence[Line]) -> list[Read]:
    """`Python (Expert): asyncio, typing`, or just names with separators."""
    return [read for line in lines for read in _skills(line.text)]


def _skills(text: str) -> Iterable[Read]:
    head, colon, tail = text.partition(":")
    if colon and len(head) <= LONGEST_SKILL:
        name, level = _named(head)
        words = [word for word in LIST.split(tail.strip()) if word]
        fields: Fields = {"name": name, **({"level": level} if level else {}), "keywords": words}
        yield fields, {"name": LIKELY, "keywords": LIKELY}
        return
    for word in filter(None, LIST.split(text)):
        if len(word) <= LONGEST_SKILL:
            name, level = _named(word)
            yield {"name": name, **({"level": level} if level else {})}, {"name": LIKELY}


def _named(text: str) -> tuple[str, str]:
    if found := LEVEL.match(text.strip()):
        return found["name"], found["level"]
    return text.strip(), ""


def languages(lines: Sequence[Line]) -> list[Read]:
    """`English (C2) · Polish – native`."""
    found: list[Read] = []
    for text in (part for line in lines for part in LIST.split(line.text) if part):
        known = LEVEL.match(text) or FLUENCY.match(text)
        if known:
            fields: Fields = {"language": known["name"].strip(), "fluency": known["level"].strip()}
            found.append((fields, {"language": LIKELY, "fluency": LIKELY}))
        elif len(text) <= LONGEST_SKILL:
            found.append(({"language": text}, {"language": GUESSED}))
    return found


def interests(lines: Sequence[Line]) -> list[Read]:
    """The same as skills, without levels."""
    return skills(lines)


def certificates(lines: Sequence[Line]) -> list[Read]:
    """`Name, issuer  May 2023`, a line each."""
    return [_line(line.text, "name", "issuer", "date") for line in lines if not line.is_sentence]


def awards(lines: Sequence[Line]) -> list[Read]:
    """`Title, awarder  2022`, and perhaps a sentence below."""
    return _with_prose(lines, "title", "awarder", "date")


def publications(lines: Sequence[Line]) -> list[Read]:
    """`Name, publisher  2020`, and perhaps a sentence below."""
    return _with_prose(lines, "name", "publisher", "releaseDate")


def references(lines: Sequence[Line]) -> list[Read]:
    """A name, and what they say."""
    found: list[Read] = []
    for line in lines:
        if line.is_sentence and found:
            said = found[-1][0].get("reference", "")
            found[-1][0]["reference"] = f"{said} {line.text}".strip()
            found[-1][1]["reference"] = GUESSED
        elif not line.is_sentence:
            found.append(({"name": line.text}, {"name": GUESSED}))
    return found


def _with_prose(lines: Sequence[Line], head: str, org: str, date: str) -> list[Read]:
    found: list[Read] = []
    for line in lines:
        if found and line.is_sentence and not line.is_bullet:
            said = found[-1][0].get("summary", "")
            found[-1][0]["summary"] = f"{said} {line.text}".strip()
            found[-1][1]["summary"] = LIKELY
        else:
            found.append(_line(line.text, head, org, date))
    return found


def _line(text: str, head: str, org: str, date: str) -> Read:
    fields: Fields = {}
    sure: Sure = {}
    if period := period_in(text):
        fields[date], sure[date] = period.end or period.start, LIKELY
        text = period.rest
    parts = [part.strip(" ,;:()") for part in PARTS.split(text) if part.strip(" ,;:()")]
    for url in [part for part in parts[1:] if URL.fullmatch(part)][:1]:
        parts.remove(url)
        fields["url"] = url if url.startswith("http") else f"https://{url}"
        sure["url"] = LIKELY
    if parts:
        fields[head], sure[head] = parts[0], LIKELY
    if parts[1:]:
        fields[org], sure[org] = ", ".join(parts[1:]), GUESSED
    return fields, sure
