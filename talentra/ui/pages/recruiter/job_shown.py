"""A posting as its candidates would read it, and what past ones suggest for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from talentra.queries.suggestions import Suggestion
from talentra.ui.prose import Block, blocks
from talentra.ui.words import EMPLOYMENT_TYPES, LEVELS, WORK_MODES


@dataclass(frozen=True)
class JobPreview:
    """What candidates read."""

    title: str = ""
    line: str = ""
    work_mode: str = ""
    employment_type: str = ""
    level: str = ""
    salary: str = ""
    openings: str = ""
    skills: list[str] = field(default_factory=list[str])
    description: list[Block] = field(default_factory=list[Block])


@dataclass(frozen=True)
class Suggested:
    """One thing to take over: the field it goes into, its value, and how it reads."""

    field: str
    value: str
    said: str


def preview(details: Mapping[str, Any], skills: list[str]) -> JobPreview:
    """The posting in words."""
    return JobPreview(
        title=details["title"],
        line=f"{details['company']} · {details['location']}",
        work_mode=WORK_MODES[details["work_mode"]],
        employment_type=EMPLOYMENT_TYPES[details["employment_type"]],
        level=LEVELS[details["experience_level"]],
        salary=_salary(details),
        openings=f"{details['openings']:,}",
        skills=skills,
        description=blocks(details["description"]),
    )


def suggested(found: Suggestion) -> list[Suggested]:
    """The suggestions one by one."""
    level = found.experience_level
    return [
        *(Suggested("skills", name, name) for name in found.skills),
        *([Suggested("experience_level", level.value, LEVELS[level])] if level else []),
        *(Suggested("location", place, place) for place in found.locations),
    ]


def _salary(details: Mapping[str, Any]) -> str:
    low, high, currency = (details[name] for name in ("salary_min", "salary_max", "currency"))
    if low is None and high is None:
        return "Not said"
    ends = [f"{end:,}" for end in dict.fromkeys((low, high)) if end is not None]
    return f"{'–'.join(ends)} {currency}"
