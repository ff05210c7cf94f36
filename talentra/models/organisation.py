"""What an admin chose for the whole company."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Field

from talentra.errors import Invalid
from talentra.models.base import Document, Row
from talentra.models.targets import targets

# Every choice with its default; a name that is not here cannot be kept.
CHOICES: dict[str, Any] = {
    "company_name": "Talentra",
    "assign_to_job_owner": False,
    "rejection_hold_hours": 0,
    "public_job_list": False,
    "logo": None,  # the file and its sides, see queries/logos.py
    "logo_before": None,  # the one that was taken away last
    "setup_token_hash": None,
    "is_demo": False,
    "checklist_dismissed": False,
    "ai_enabled": True,
    "hidden_reasons": [],  # codes of rejection reasons that are not offered any more
    "own_reasons": [],  # the company's own words, which are their own codes
    "retention": {},  # months by final stage, after which candidates are erased
    "retention_ran_on": None,  # the day of the last round
    "stage_targets": {},  # days by live stage, after which an application is marked
    "ageing_ran_on": None,  # the day on which usual stays were reckoned and recruiters told
    "usual_stays": {},  # days by live stage, as candidates are told
    "mail_templates": {},  # those that were changed, by kind: subject and text
}
LONGEST_NAME = 80
LONGEST_HOLD = 72  # hours
NAMELESS = f"Enter the company's name, up to {LONGEST_NAME} characters."
TOO_LONG = f"Enter whole hours from 0 to {LONGEST_HOLD}."


class Choice(Row, table=True):
    """One setting that was changed from its default."""

    name: str = Field(primary_key=True, max_length=60)
    value: Any = Field(default=None, sa_type=Document)


def clean_choices(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What an admin wants, as it is kept; Invalid names every choice that makes no sense."""
    kept: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = []
    for name, value in wanted.items():
        try:
            kept[name] = clean_choice(name, value)
        except ValueError as failure:
            wrong.append((name, str(failure)))
    if wrong:
        raise Invalid("Some settings need correcting.", fields=wrong)
    return kept


def clean_choice(name: str, value: Any) -> Any:
    """One choice as it is kept; ValueError with a sentence when it makes no sense."""
    if name not in CLEANING:
        raise ValueError("There is no such setting to change.")
    return CLEANING[name](value)


def _name(value: Any) -> str:
    name = " ".join(str(value).split())
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise ValueError(NAMELESS)
    return name


def _hours(value: Any) -> int:
    said = str(value).strip()
    hours = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else -1
    if not 0 <= hours <= LONGEST_HOLD:
        raise ValueError(TOO_LONG)
    return hours


CLEANING: dict[str, Callable[[Any], Any]] = {
    "company_name": _name,
    "assign_to_job_owner": bool,
    "rejection_hold_hours": _hours,
    "public_job_list": bool,
    "ai_enabled": bool,
    "stage_targets": targets,
}
