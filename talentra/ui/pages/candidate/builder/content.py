"""A resume as the form shows it, and what the form does to it, as a new resume each time."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from talentra.errors import Conflict, NotFound
from talentra.ui.pages.candidate.builder.sections import (
    BASICS,
    BY_NAME,
    SUMMARY,
    Field,
    Section,
)

HIDDEN = "x-hidden"  # as the documents have it: it stays in the draft and is not printed
MOST_ENTRIES = 60  # of one section
LONGEST = 20_000  # characters of one field
Content = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """One entry as its fields show it; `key` names its place, as in work.0."""

    key: str
    at: int
    number: int
    said: dict[str, str] = field(default_factory=dict[str, str])
    words: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    is_hidden: bool = False
    is_first: bool = False
    is_last: bool = False


def basics(content: Content) -> dict[str, str]:
    """What the fields of the basics show."""
    entry = _mapping(content.get("basics"))
    return {each.name: _text(entry, each) for each in (*BASICS, SUMMARY)}


def entries(content: Content, section: Section) -> list[Entry]:
    """What the fields of a section's entries show."""
    found = _found(content, section)
    return [_entry(section, each, at, len(found)) for at, each in enumerate(found)]


def edited(content: Content, changes: Mapping[str, str]) -> Content:
    """The content after some of its fields were typed in; a field that is none is NotFound."""
    content = deepcopy(content)
    for path, said in changes.items():
        holder, spec = _place(content, path)
        _write(holder, spec, said[:LONGEST])
    return content


def added(content: Content, section: Section) -> Content:
    """With one more, empty entry at the end."""
    return _listed(content, section, lambda found: [*found, {}])


def removed(content: Content, section: Section, at: int) -> Content:
    """Without the entry."""
    return _listed(content, section, lambda found: [*found[:at], *found[at + 1 :]], at)


def duplicated(content: Content, section: Section, at: int) -> Content:
    """With the entry a second time, below itself."""
    return _listed(
        content,
        section,
        lambda found: [*found[: at + 1], deepcopy(found[at]), *found[at + 1 :]],
        at,
    )


def moved(content: Content, section: Section, at: int, to: int) -> Content:
    """With the entry at another place of its list."""

    def move(found: list[Any]) -> list[Any]:
        others = [*found[:at], *found[at + 1 :]]
        return [*others[:to], found[at], *others[to:]]

    return _listed(content, section, move, at, to)


def hidden(content: Content, section: Section, at: int) -> Content:
    """With the entry hidden, or shown again."""

    def hide(found: list[Any]) -> list[Any]:
        entry = {name: said for name, said in _mapping(found[at]).items() if name != HIDDEN}
        turned = entry if _mapping(found[at]).get(HIDDEN) else {**entry, HIDDEN: True}
        return [*found[:at], turned, *found[at + 1 :]]

    return _listed(content, section, hide, at)


def _listed(
    content: Content, section: Section, change: Callable[[list[Any]], list[Any]], *places: int
) -> Content:
    content = deepcopy(content)
    found = _found(content, section)
    if not all(0 <= place < len(found) for place in places):
        raise NotFound
    changed = change(found)
    if len(changed) > MOST_ENTRIES:
        raise Conflict(f"A section has at most {MOST_ENTRIES} entries.")
    *above, name = section.path.split(".")
    holder = content
    for part in above:
        holder = _inside(holder, part)
    holder[name] = changed
    return content


def _place(content: Content, path: str) -> tuple[Content, Field]:
    """The object that holds the field of a path such as work.0.position, and what field it is."""
    for spec in (*BASICS, SUMMARY):
        if path == f"basics.{spec.name}":
            return _inside(content, "basics"), spec
    for section in BY_NAME.values():
        rest = path.removeprefix(f"{section.path}.")
        at, _, name = rest.partition(".")
        spec = next((each for each in section.fields if each.name == name), None)
        if rest == path or not spec or not at.isdecimal():
            continue
        found = _found(content, section)
        if int(at) < len(found) and isinstance(found[int(at)], dict):
            return found[int(at)], spec
    raise NotFound("This field is not there any more.")


def _write(holder: Content, spec: Field, said: str) -> None:
    *above, name = spec.name.split(".")
    for part in above:
        holder = _inside(holder, part)
    value: str | list[str] = _lines(said) if spec.is_list else _plain(spec, said)
    if value:
        holder[name] = value
    else:
        holder.pop(name, None)


def _plain(spec: Field, said: str) -> str:
    return said.strip() if spec.kind == "text" else " ".join(said.split())


def _lines(said: str) -> list[str]:
    return [line for line in (" ".join(each.split()) for each in said.splitlines()) if line]


def _inside(holder: Content, part: str) -> Content:
    """The object in an object; a new one where there was none."""
    if not isinstance(holder.get(part), dict):
        holder[part] = {}
    return holder[part]


def _found(content: Content, section: Section) -> list[Any]:
    holder: Any = content
    for part in section.path.split("."):
        holder = _mapping(holder).get(part)
    return holder if isinstance(holder, list) else []


def _entry(section: Section, given: Any, at: int, number: int) -> Entry:
    told = _mapping(given)
    collected = {each.name for each in section.fields if each.kind in {"words", "skills"}}
    return Entry(
        key=f"{section.path}.{at}",
        at=at,
        number=at + 1,
        said={e.name: _text(told, e) for e in section.fields if e.name not in collected},
        words={e.name: _texts(told.get(e.name)) for e in section.fields if e.name in collected},
        is_hidden=bool(told.get(HIDDEN)),
        is_first=at == 0,
        is_last=at == number - 1,
    )


def _text(entry: Content, spec: Field) -> str:
    said: Any = entry
    for part in spec.name.split("."):
        said = _mapping(said).get(part)
    return "\n".join(_texts(said)) if spec.is_list else said if isinstance(said, str) else ""


def _texts(said: Any) -> list[str]:
    given: list[Any] = said if isinstance(said, list) else []
    return [each for each in given if isinstance(each, str)]


def _mapping(given: Any) -> Content:
    return given if isinstance(given, dict) else {}


def element_of(path: str) -> str:
    """The element on the page where a path such as work.0.highlights.2 is typed."""
    for spec in (*BASICS, SUMMARY):
        if f"basics.{spec.name}".startswith(path) or path == f"basics.{spec.name}":
            return f"field-basics.{spec.name}"
    for section in BY_NAME.values():
        if path == section.path:
            return f"add-{section.name}"
        at, _, name = path.removeprefix(f"{section.path}.").partition(".")
        if path.startswith(f"{section.path}.") and at.isdecimal():
            spec = _spec(section, name)
            return f"field-{section.path}.{at}.{spec.name}"
    return "add-work"


def place_of(path: str) -> str:
    """The same in words, as in Experience 1, Role."""
    for spec in (*BASICS, SUMMARY):
        if path.startswith(f"basics.{spec.name}"):
            return spec.label
    for section in BY_NAME.values():
        at, _, name = path.removeprefix(f"{section.path}.").partition(".")
        if path.startswith(f"{section.path}.") and at.isdecimal():
            label = _spec(section, name).label.partition(",")[0]
            return f"{section.label} {int(at) + 1}, {label}"
    return BY_NAME[path].label if path in BY_NAME else "Basics"


def _spec(section: Section, name: str) -> Field:
    """The field of a name with or without a number behind it; the first one for none."""
    named = name.rpartition(".")[0] if name.rpartition(".")[2].isdecimal() else name
    return next((each for each in section.fields if each.name == named), section.fields[0])
