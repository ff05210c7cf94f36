"""The fields of a resume draft (JSON Resume 1.0) that an AI may read and propose words for.

Not among them: name, contact, address, pictures, links, and references, who are other people.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, cast

MOST_ENTRIES = 20  # that may be added to one list
PATH = re.compile(
    r"(?P<section>[a-z]+)(?:\[(?P<entry>[0-9]{1,3})\])?\.(?P<field>[a-zA-Z]+)"
    r"(?:\[(?P<part>[0-9]{1,3})\])?"
)


class Kind(Enum):
    """What a field holds."""

    PROSE = "sentences"
    TITLE = "words of one's own that may be exchanged for others of one's own"
    FACT = "a fact, which is never exchanged"
    DATE = "2019, 2019-03 or 2019-03-01, which is never exchanged"


FIELDS = {
    "basics": {"label": Kind.TITLE, "summary": Kind.PROSE},
    "work[]": {
        "name": Kind.FACT,
        "position": Kind.FACT,
        "startDate": Kind.DATE,
        "endDate": Kind.DATE,
        "summary": Kind.PROSE,
        "highlights[]": Kind.PROSE,
    },
    "volunteer[]": {
        "organization": Kind.FACT,
        "position": Kind.FACT,
        "startDate": Kind.DATE,
        "endDate": Kind.DATE,
        "summary": Kind.PROSE,
        "highlights[]": Kind.PROSE,
    },
    "education[]": {
        "institution": Kind.FACT,
        "area": Kind.FACT,
        "studyType": Kind.FACT,
        "startDate": Kind.DATE,
        "endDate": Kind.DATE,
        "score": Kind.FACT,
        "courses[]": Kind.FACT,
    },
    "awards[]": {
        "title": Kind.FACT,
        "date": Kind.DATE,
        "awarder": Kind.FACT,
        "summary": Kind.PROSE,
    },
    "certificates[]": {"name": Kind.FACT, "date": Kind.DATE, "issuer": Kind.FACT},
    "publications[]": {
        "name": Kind.FACT,
        "publisher": Kind.FACT,
        "releaseDate": Kind.DATE,
        "summary": Kind.PROSE,
    },
    "skills[]": {"name": Kind.TITLE, "level": Kind.FACT, "keywords[]": Kind.TITLE},
    "languages[]": {"language": Kind.FACT, "fluency": Kind.FACT},
    "interests[]": {"name": Kind.TITLE, "keywords[]": Kind.TITLE},
    "projects[]": {
        "name": Kind.FACT,
        "description": Kind.PROSE,
        "highlights[]": Kind.PROSE,
        "keywords[]": Kind.TITLE,
        "startDate": Kind.DATE,
        "endDate": Kind.DATE,
        "roles[]": Kind.FACT,
        "entity": Kind.FACT,
    },
}


@dataclass(frozen=True, slots=True)
class Place:
    """One text in a draft: its section, which entry of it, the field, and which part of that."""

    section: str
    field: str
    entry: int | None = None
    part: int | None = None

    @property
    def kind(self) -> Kind | None:
        """What it holds; None when it is no field for an AI."""
        section = self.section if self.entry is None else f"{self.section}[]"
        return FIELDS.get(section, {}).get(self.field + ("" if self.part is None else "[]"))

    def __str__(self) -> str:
        """The path, as work[0].highlights[1]."""
        entry = "" if self.entry is None else f"[{self.entry}]"
        return f"{self.section}{entry}.{self.field}" + (
            "" if self.part is None else f"[{self.part}]"
        )


def place(path: str) -> Place | None:
    """The place a path names, if there is a field for an AI."""
    found = PATH.fullmatch(path)
    if not found:
        return None
    numbers = {name: int(found[name]) for name in ("entry", "part") if found[name] is not None}
    named = Place(found["section"], found["field"], **numbers)
    return named if named.kind else None


def texts(draft: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """What stands in the fields for an AI, and where."""
    for section, fields in FIELDS.items():
        name = section.removesuffix("[]")
        for number, entry in enumerate(_list(draft.get(name))):
            at = None if name == section else number
            for field in fields:
                yield from _texts(Place(name, field.removesuffix("[]"), at), entry, field)


def _texts(at: Place, entry: Any, field: str) -> Iterator[tuple[Place, str]]:
    said = cast("dict[str, Any]", entry).get(at.field) if isinstance(entry, dict) else None
    if isinstance(said, str) and field == at.field:
        yield at, said
    if isinstance(said, list) and field != at.field:
        for number, part in enumerate(cast("list[Any]", said)):
            if isinstance(part, str):
                yield replace(at, part=number), part


def _list(said: Any) -> list[Any]:
    return cast("list[Any]", said) if isinstance(said, list) else [said]


class Draft:
    """A draft to write into; what it was made from stays as it is."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """Begin with what stands there."""
        self.content: dict[str, Any] = deepcopy(dict(content))
        self._lengths: dict[tuple[Any, ...], int] = {}  # of its lists, as they were
        self._added: dict[tuple[Any, ...], dict[int, int]] = {}  # where what comes after that goes

    def settle(self, at: Place) -> Place | None:
        """Where a proposal for the place belongs: beyond the end of a list, it is its next entry.

        None when something else stands there, or too much is added.
        """
        holder: Any = self.content.get(at.section) or ({} if at.entry is None else [])
        if at.entry is not None:
            entry = self._index((at.section,), at.entry, holder)
            if entry is None:
                return None
            at = replace(at, entry=entry)
            holder = holder[entry] if entry < len(holder) else {}
        if not isinstance(holder, dict):
            return None
        said: Any = cast("dict[str, Any]", holder).get(at.field)
        if at.part is None:
            return at if isinstance(said or "", str) else None
        parts: list[Any] = said or []
        part = self._index((at.section, at.entry, at.field), at.part, parts)
        if part is None or (part < len(parts) and not isinstance(parts[part], str)):
            return None
        return replace(at, part=part)

    def write(self, at: Place, text: str) -> None:
        """Put a text at a place that was settled."""
        empty: Any = {} if at.entry is None else []
        holder: Any = self.content.get(at.section) or empty
        self.content[at.section] = holder
        if at.entry is not None:
            while at.entry >= len(holder):
                holder.append({})
            holder = holder[at.entry]
        if at.part is None:
            holder[at.field] = text
            return
        parts: list[Any] = holder.get(at.field) or []
        parts[at.part : at.part + 1] = [text]
        holder[at.field] = parts

    def _index(self, which: tuple[Any, ...], asked: int, entries: Any) -> int | None:
        """Which entry of a list is meant; those beyond its end follow in the order they come."""
        if not isinstance(entries, list):
            return None
        there = self._lengths.setdefault(which, len(cast("list[Any]", entries)))
        if asked < there:
            return asked
        added = self._added.setdefault(which, {})
        if asked not in added and len(added) == MOST_ENTRIES:
            return None
        return added.setdefault(asked, there + len(added))
