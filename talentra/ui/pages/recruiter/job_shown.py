"""A posting as its candidates would read it, and what an AI or past ones suggest for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from talentra.services.job_suggestions import JobSuggestion
from talentra.ui.prose import Block, blocks
from talentra.ui.words import EMPLOYMENT_TYPES, LEVELS, WORK_MODES

SOURCES = {
    "ai": "From the AI: look everything over before you add it",
    "history": "From past jobs and the skill list",
}
AI_IS_OFF = (
    "No AI is set up here, so there is no draft of a text. "
    "An admin wakes it with OPENAI_BASE_URL and TALENTRA_AI_MODEL."
)


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


@dataclass(frozen=True)
class Suggestions:
    """Everything suggested for a posting, who says so, and what may shut people out."""

    source: str = ""
    note: str = ""
    hint: str = ""
    chips: list[Suggested] = field(default_factory=list[Suggested])
    description: str = ""
    warnings: list[str] = field(default_factory=list[str])


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


def suggestions(found: JobSuggestion) -> Suggestions:
    """The suggestions in words."""
    is_off = found.source == "history" and not found.note
    return Suggestions(
        source=SOURCES[found.source],
        note=found.note or "",
        hint=AI_IS_OFF if is_off else "",
        chips=_chips(found),
        description=found.description or "",
        warnings=[each.sentence for each in found.warnings],
    )


def _chips(found: JobSuggestion) -> list[Suggested]:
    """What goes into short fields, one by one."""
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
