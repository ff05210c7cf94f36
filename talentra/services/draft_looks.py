"""What a draft keeps as JSON, as the documents take it: its content and its look."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from talentra.documents.resumes import Look, Paper, Resume, Template, from_fields
from talentra.errors import Invalid

UNKNOWN = "This is no look that a resume can have."


def resume_of(content: Mapping[str, Any]) -> Resume:
    """The resume; Invalid names each field that is wrong."""
    return from_fields(dict(content))


def look_of(kept: Mapping[str, Any]) -> Look:
    """How it looks, the usual where nothing was chosen; Invalid says what cannot be."""
    try:
        given = {**asdict(Look()), **kept}
        return Look(
            template=Template(given["template"]),
            accent=str(given["accent"]),
            size=float(given["size"]),
            fit_pages=int(given["fit_pages"]),
            order=tuple(given["order"]),
            hidden=frozenset(given["hidden"]),
            paper=Paper(given["paper"]),
        )
    except (TypeError, ValueError) as failure:
        raise Invalid(UNKNOWN) from failure


def kept_look(look: Look) -> dict[str, Any]:
    """The same, to be kept."""
    return {
        "template": look.template.value,
        "accent": look.accent,
        "size": look.size,
        "fit_pages": look.fit_pages,
        "order": list(look.order),
        "hidden": sorted(look.hidden),
        "paper": look.paper.value,
    }
