"""Entries with a period: jobs, schools, projects, voluntary work."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from talentra.documents.resumes.importing.chunks import Chunk, body_of, chunks
from talentra.documents.resumes.importing.lines import Line
from talentra.documents.resumes.importing.words import DEGREE, FIRM, POSITION, SCHOOL

Fields = dict[str, Any]
Sure = dict[str, float]  # how sure, 0 to 1, by field
Read = tuple[Fields, Sure]
SCORE = re.compile(r"\b(gpa|grade|note|cum laude|honours|\d[.,]\d+\s*(?:/|of|von)\s*\d)", re.I)
PLACE = re.compile(r"[^\W\d_][^\d]{1,40}")
SURE, LIKELY, GUESSED = 0.95, 0.8, 0.5


def jobs(lines: Sequence[Line]) -> list[Read]:
    """Work: position, employer, place, period, what was done."""
    return [_job(chunk, "name") for chunk in chunks(lines, (POSITION,))]


def causes(lines: Sequence[Line]) -> list[Read]:
    """Voluntary work."""
    return [_job(chunk, "organization") for chunk in chunks(lines, (POSITION,))]


def schools(lines: Sequence[Line]) -> list[Read]:
    """Education: degree, subject, school, period."""
    return [_school(chunk) for chunk in chunks(lines, (DEGREE, SCHOOL))]


def projects(lines: Sequence[Line]) -> list[Read]:
    """Projects: name, roles, period, what came of it."""
    return [_project(chunk) for chunk in chunks(lines, (POSITION,))]


def _start(chunk: Chunk) -> Read:
    fields: Fields = {}
    sure: Sure = {}
    if chunk.period:
        for name, date in (("startDate", chunk.period.start), ("endDate", chunk.period.end)):
            if date:
                fields[name], sure[name] = date, SURE
    if chunk.url:
        fields["url"], sure["url"] = chunk.url, LIKELY
    return fields, sure


def _pick(parts: list[tuple[int, str]], fits: Callable[[str], Any]) -> str:
    """Take the first part that fits out of the parts; "" when there is none."""
    for place, (_, text) in enumerate(parts):
        if fits(text):
            del parts[place]
            return text
    return ""


def _keep(read: Read, name: str, text: str, sure: float) -> None:
    if text:
        read[0][name], read[1][name] = text, sure


def _job(chunk: Chunk, employer: str) -> Read:
    read, parts = _start(chunk), list(chunk.parts)
    position = _pick(parts, lambda it: POSITION.search(it) and not FIRM.search(it))
    position = position or _pick(parts, POSITION.search)
    certain = bool(position)
    if not position and len(parts) > 1:  # nothing tells: the line with fewer parts, or the first
        position = parts.pop(0)[1]
    _keep(read, "position", position, LIKELY if certain else GUESSED)
    firm = _pick(parts, lambda _: True)
    _keep(read, employer, firm, LIKELY if certain or FIRM.search(firm) else GUESSED)
    if employer == "name":
        _keep(read, "location", _pick(parts, PLACE.fullmatch), GUESSED)
    _below(read, chunk)
    return read


def _below(read: Read, chunk: Chunk, words: str = "") -> None:
    """What stands below the heading; lists of words go into that field, or into the prose."""
    body = body_of(chunk.body)
    if body.words and not words:
        body.prose.append(", ".join(body.words))
    elif body.words:
        read[0][words], read[1][words] = body.words, LIKELY
    _keep(read, "summary", "\n".join(body.prose), LIKELY)
    if body.bullets:
        read[0]["highlights"], read[1]["highlights"] = body.bullets, SURE


def _school(chunk: Chunk) -> Read:
    read, parts = _start(chunk), list(chunk.parts)
    _keep(read, "institution", _pick(parts, SCHOOL.search), LIKELY)
    _keep(read, "score", _pick(parts, SCORE.search), LIKELY)
    degree = _pick(parts, DEGREE.search)
    short, _, subject = degree.partition(" in ")
    _keep(read, "studyType", short, LIKELY)
    _keep(read, "area", subject or _pick(parts, lambda _: True), LIKELY if degree else GUESSED)
    if "institution" not in read[0]:
        _keep(read, "institution", _pick(parts, lambda _: True), GUESSED)
    body = body_of(chunk.body)
    if courses := [*body.words, *body.bullets, *body.prose]:
        read[0]["courses"], read[1]["courses"] = courses, GUESSED
    return read


def _project(chunk: Chunk) -> Read:
    read, parts = _start(chunk), list(chunk.parts)
    _keep(read, "name", _pick(parts, lambda _: True), LIKELY)
    if parts:
        read[0]["roles"], read[1]["roles"] = [text for _, text in parts], GUESSED
    _below(read, chunk, words="keywords")
    if "summary" in read[0]:
        read[0]["description"], read[1]["description"] = read[0].pop("summary"), LIKELY
        del read[1]["summary"]
    return read
