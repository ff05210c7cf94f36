"""What the form of a posting holds: shown as text, read back and checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any

from talentra.errors import Invalid
from talentra.models import EmploymentType, ExperienceLevel, WorkMode
from talentra.queries.jobs import JobView

LARGEST = 2**31 - 1  # what an integer column holds
MOST_OPENINGS = 10_000
# The fields of text, how long each may be, and what is said when it is empty.
TEXTS = {
    "title": (160, "Enter a title, such as Data engineer."),
    "company": (120, "Enter the company people would work for."),
    "location": (160, "Enter a city or region, or Anywhere."),
    "description": (20_000, "Say what the work is."),
}
CHOICES: dict[str, type[StrEnum]] = {
    "work_mode": WorkMode,
    "employment_type": EmploymentType,
    "experience_level": ExperienceLevel,
}


@dataclass(frozen=True)
class JobFields:
    """The fields as they are typed; skills one by one."""

    title: str = ""
    company: str = ""
    location: str = ""
    work_mode: str = WorkMode.ON_SITE.value
    employment_type: str = EmploymentType.FULL_TIME.value
    experience_level: str = ""
    skills: list[str] = field(default_factory=list[str])
    openings: str = "1"
    salary_min: str = ""
    salary_max: str = ""
    currency: str = ""
    closes_on: str = ""
    description: str = ""


@dataclass(frozen=True)
class JobErrors:
    """What is wrong with each field; all empty when nothing is."""

    title: str = ""
    company: str = ""
    location: str = ""
    work_mode: str = ""
    employment_type: str = ""
    experience_level: str = ""
    skills: str = ""
    openings: str = ""
    salary_min: str = ""
    salary_max: str = ""
    currency: str = ""
    closes_on: str = ""
    description: str = ""


def typed(job: JobView) -> JobFields:
    """A posting as its form shows it."""
    said = {each.name: getattr(job, each.name) for each in fields(JobFields)}
    words: dict[str, Any] = {
        name: "" if value is None else str(value) for name, value in said.items()
    }
    words["skills"] = job.skills
    return JobFields(**words)


def read(form: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The details and the skills that a form says; Invalid names every field that is wrong."""
    details: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = []
    for name, reading in READINGS.items():
        try:
            details[name] = reading(name, str(form.get(name, "")).strip())
        except ValueError as failure:
            wrong.append((name, str(failure)))
    if wrong:
        raise Invalid("Some fields need correcting.", fields=wrong)
    skills = [" ".join(line.split()) for line in str(form.get("skills", "")).splitlines()]
    return details, [skill for skill in skills if skill]


def changed(job: JobView, details: dict[str, Any]) -> dict[str, Any]:
    """Only what is not as it was."""
    return {name: value for name, value in details.items() if value != getattr(job, name)}


def errors(failure: Invalid) -> JobErrors:
    """A failure beside its fields."""
    known = {each.name for each in fields(JobErrors)}
    return JobErrors(**{name: said for name, said in failure.fields if name in known})


def _text(name: str, said: str) -> str:
    longest, missing = TEXTS[name]
    if not said:
        raise ValueError(missing)
    if len(said) > longest:
        raise ValueError(f"Use at most {longest:,} characters; these are {len(said):,}.")
    return said


def _choice(name: str, said: str) -> StrEnum:
    try:
        return CHOICES[name](said)
    except ValueError:
        raise ValueError("Choose one.") from None


def _openings(_: str, said: str) -> int:
    number = _whole(said)
    if number is None or not 1 <= number <= MOST_OPENINGS:
        raise ValueError(f"Enter a number from 1 to {MOST_OPENINGS:,}.")
    return number


def _salary(_: str, said: str) -> int | None:
    if not said:
        return None
    number = _whole(said)
    if number is None or number > LARGEST:
        raise ValueError("Enter a whole number, such as 48,000.")
    return number


def _currency(_: str, said: str) -> str | None:
    if not said:
        return None
    code = said.upper()
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise ValueError("Three letters, such as EUR.")
    return code


def _day(_: str, said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise ValueError("Choose a day.") from None


def _whole(said: str) -> int | None:
    """A number as people write it: 48000, 48,000 or 48 000."""
    digits = "".join(said.replace(",", "").split())
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else None


READINGS: dict[str, Callable[[str, str], Any]] = {
    "title": _text,
    "company": _text,
    "location": _text,
    "work_mode": _choice,
    "employment_type": _choice,
    "experience_level": _choice,
    "openings": _openings,
    "salary_min": _salary,
    "salary_max": _salary,
    "currency": _currency,
    "closes_on": _day,
    "description": _text,
}
