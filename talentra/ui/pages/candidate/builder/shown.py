"""A draft in the words and shapes that its page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from talentra.documents.resumes import Look, Unfound
from talentra.ui.pages.candidate.builder.content import place_of
from talentra.ui.pages.candidate.builder.sections import BY_NAME

PAGES = "/api/candidates/drafts/{id}/pages/{number}?v={version}"
NAMED = 6  # characters or fields in one sentence
FIXED = ("basics", "profiles")  # they stand where the template has them


@dataclass(frozen=True)
class LookShown:
    """How it looks, as the controls have it."""

    template: str = "modern"
    accent: str = ""
    size: str = "10.0"
    fit_pages: str = "0"
    paper: str = "a4"


@dataclass(frozen=True)
class Heading:
    """A section on the page, in the order in which they are printed."""

    name: str
    is_hidden: bool = False
    is_first: bool = False
    is_last: bool = False


def look_shown(look: Look) -> LookShown:
    """The same for the controls."""
    return LookShown(
        look.template.value,
        look.accent.lower(),
        str(float(look.size)),
        str(look.fit_pages),
        look.paper.value,
    )


def headings(look: Look, content: Mapping[str, Any]) -> list[Heading]:
    """The sections that the form shows: the usual ones, and those with something in them."""
    order = every_section(look)
    shown = [name for name in order if name == "summary" or _is_shown(name, content)]
    ends = (shown[0], shown[-1])
    return [Heading(name, name in look.hidden, name == ends[0], name == ends[1]) for name in shown]


def unused(look: Look, content: Mapping[str, Any]) -> list[list[str]]:
    """Names and labels of the sections that can be added."""
    shown = {heading.name for heading in headings(look, content)}
    names = [name for name in every_section(look) if name in BY_NAME and name not in shown]
    return [[name, BY_NAME[name].label] for name in names]


def unprinted(found: Sequence[Unfound]) -> str:
    """Which characters no font can print, and in which fields; empty when there are none."""
    if not found:
        return ""
    signs = ", ".join(f"{each.character} ({each.code})" for each in found[:NAMED])
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    places = dict.fromkeys(place_of(path) for each in found for path in each.paths)
    there = f" in {', '.join(list(places)[:NAMED])}" if places else ""
    return (
        f"No font of ours can print {signs}{more}{there}. Until that is replaced there is a gap "
        "on the page and no PDF; Word, text and JSON have it as it is."
    )


def every_section(look: Look) -> list[str]:
    """All sections in their order, hidden ones too."""
    at = Look(look.template, order=look.order)
    return list(at.sections)


def page_hrefs(draft_id: str, version: int, number: int) -> list[str]:
    """Where the pictures of its pages are."""
    told = {"id": draft_id, "version": version}
    return [PAGES.format(number=each + 1, **told) for each in range(number)]


def _is_shown(name: str, content: Mapping[str, Any]) -> bool:
    return name in BY_NAME and (BY_NAME[name].is_usual or isinstance(content.get(name), list))
