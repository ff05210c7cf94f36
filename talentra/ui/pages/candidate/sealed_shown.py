"""What one application holds for good: what was sent, the posting as it was, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from talentra.models import Stage
from talentra.models.labels import salary
from talentra.queries.application_views import ApplicationView, EventView
from talentra.queries.seals import SentBefore
from talentra.ui.pages.candidate.parts import sealed_before_href, sealed_href
from talentra.ui.pages.candidate.shared_shown import NOT_SAID, facts
from talentra.ui.prose import Block, blocks
from talentra.ui.words import EMPLOYMENT_TYPES, LEVELS, WORK_MODES


@dataclass(frozen=True)
class Told:
    """Something that happened, or a message, when it came."""

    what: str
    at: str
    stage: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Before:
    """What was sent a former time, before it was withdrawn."""

    file_name: str
    file_href: str
    sent_at: str
    sha256: str


@dataclass(frozen=True)
class Sealed:
    """Everything that is kept of an application; empty when none is open."""

    id: str = ""
    applied_at: str = ""
    file_name: str = ""
    file_href: str = ""
    sha256: str = ""
    cover_note: str = ""
    email: str = ""
    phone: str = ""
    city: str = ""
    level: str = ""
    visa_status: str = ""
    skills: str = ""
    job_mode: str = ""
    job_level: str = ""
    job_employment: str = ""
    job_salary: str = ""
    job_openings: str = ""
    job_closes_on: str = ""
    job_skills: str = ""
    job_description: list[Block] = field(default_factory=list[Block])
    history: list[Told] = field(default_factory=list[Told])
    before: list[Before] = field(default_factory=list[Before])


def sealed(view: ApplicationView, before: Sequence[SentBefore] = ()) -> Sealed:
    """What is kept of it, in words."""
    return Sealed(
        id=str(view.id),
        applied_at=view.applied_at.isoformat(),
        file_name=view.file_name,
        file_href=sealed_href(view.id),
        sha256=view.sha256,
        cover_note=view.cover_note or "",
        history=history(view),
        before=[_before(view, each) for each in before],
        **facts(view.profile),
        **_job(view.job),
    )


def history(view: ApplicationView) -> list[Told]:
    """Steps and messages together, the latest first."""
    steps = [Told(_what(event), event.at.isoformat(), event.to_stage) for event in view.history]
    messages = [
        Told("The company wrote", remark.at.isoformat(), quote=remark.text)
        for remark in view.remarks
    ]
    return sorted([*steps, *messages], key=lambda told: told.at, reverse=True)


def _before(view: ApplicationView, sent: SentBefore) -> Before:
    href = sealed_before_href(view.id, sent.number)
    return Before(sent.file_name, href, sent.sealed_at.isoformat(), sent.sha256)


def _what(event: EventView) -> str:
    if event.from_stage is None:
        return "You applied"
    if event.to_stage is Stage.WITHDRAWN:
        return "You withdrew"
    return f"Moved to {event.to_stage.label}"


def _job(said: dict[str, Any]) -> dict[str, Any]:
    closes_on = said.get("closes_on")
    paid = salary(said.get("salary_min"), said.get("salary_max"), said.get("currency"))
    return {
        "job_mode": WORK_MODES[said["work_mode"]],
        "job_level": LEVELS[said["experience_level"]],
        "job_employment": EMPLOYMENT_TYPES[said["employment_type"]],
        "job_salary": paid or NOT_SAID,
        "job_openings": f"{said['openings']:,}",
        "job_closes_on": f"{closes_on}T12:00:00" if closes_on else "",
        "job_skills": ", ".join(said.get("skills") or []) or NOT_SAID,
        "job_description": blocks(said["description"]),
    }
