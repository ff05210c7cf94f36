"""From the text of a file to a resume, with how sure each field is and what was not understood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from talentra.documents.limits import LONGEST_TEXT
from talentra.documents.resumes.exchange import from_fields
from talentra.documents.resumes.importing import entries, short
from talentra.documents.resumes.importing.contacts import contacts
from talentra.documents.resumes.importing.entries import GUESSED, LIKELY, Read
from talentra.documents.resumes.importing.lines import Line, Section, sections
from talentra.documents.resumes.model import Resume

MOST_ENTRIES = 60  # in a section
MOST_UNREAD = 40
READERS: dict[str, Callable[[Sequence[Line]], list[Read]]] = {
    "work": entries.jobs,
    "volunteer": entries.causes,
    "education": entries.schools,
    "projects": entries.projects,
    "skills": short.skills,
    "languages": short.languages,
    "interests": short.interests,
    "certificates": short.certificates,
    "awards": short.awards,
    "publications": short.publications,
    "references": short.references,
}


@dataclass(frozen=True, slots=True)
class Import:
    """A proposal: `sure` is 0 to 1 by path of a field, `unread` are lines that found no place."""

    resume: Resume
    sure: dict[str, float]
    unread: tuple[str, ...]

    @property
    def doubtful(self) -> list[str]:
        """The paths of fields that somebody should look at."""
        return [path for path, sure in self.sure.items() if sure < LIKELY]


def import_text(text: str) -> Import:
    """The resume that a text seems to hold; nothing in it is invented, much may be misplaced."""
    fields: dict[str, Any] = {}
    sure: dict[str, float] = {}
    unread: list[str] = []
    for section in sections(text[:LONGEST_TEXT]):
        unread += _section(section, fields, sure)
    return Import(from_fields(fields), sure, tuple(unread[:MOST_UNREAD]))


def _section(section: Section, fields: dict[str, Any], sure: dict[str, float]) -> list[str]:
    """Read one section into the fields; the lines that were not understood."""
    if section.name == "head":
        return _head(section, fields, sure)
    if section.name == "summary":
        text = " ".join(line.text for line in section.lines)
        return _summary(text, fields, sure)
    found = READERS[section.name](section.lines)[:MOST_ENTRIES]
    kept = fields.setdefault(section.name, [])
    for read, certain in found:
        for name, how in certain.items():
            sure[f"{section.name}.{len(kept)}.{name}"] = how
        kept.append(read)
    if found:
        return []
    fields.pop(section.name) if not kept else None
    return [line.text for line in section.lines]


def _head(section: Section, fields: dict[str, Any], sure: dict[str, float]) -> list[str]:
    (basics, certain), left = contacts(section.lines)
    fields["basics"] = basics
    sure.update({f"basics.{name}": how for name, how in certain.items()})
    prose = [text for text in left if len(text) > 60]
    if prose:
        _summary(" ".join(prose), fields, sure, GUESSED)
    return [text for text in left if text not in prose]


def _summary(
    text: str, fields: dict[str, Any], sure: dict[str, float], how: float = LIKELY
) -> list[str]:
    basics = fields.setdefault("basics", {})
    if not text or "summary" in basics:
        return [text] if text else []
    basics["summary"], sure["basics.summary"] = text, how
    return []
