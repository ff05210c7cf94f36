"""Applications as the projection gives them to a candidate, made without a database."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

from talentra.models import PATH, Stage, Visibility
from talentra.queries.application_views import ApplicationView, EventView, RemarkView

BEGIN = datetime(2026, 11, 2, 9, tzinfo=UTC)
JOB: dict[str, Any] = {
    "title": "Harbour pilot",
    "company": "Northwind Mills",
    "location": "Pune",
    "description": "Guide ships in.",
    "work_mode": "hybrid",
    "employment_type": "full_time",
    "experience_level": "3-5",
    "openings": 1200,
    "salary_min": 40000,
    "salary_max": None,
    "currency": "EUR",
    "closes_on": "2026-12-24",
    "skills": ["C++", "Charts"],
}


def day(number: int) -> str:
    """The moment of that many days after the application was sent."""
    return (BEGIN + timedelta(days=number)).isoformat()


def view(*stages: Stage, remarks: tuple[str, ...] = (), **changes: Any) -> ApplicationView:
    """Sent, then moved along the stages, one a day; remarks come in between."""
    gone = (Stage.APPLIED, *stages)
    steps = list(pairwise((None, *gone)))
    told: dict[str, Any] = {
        "id": uuid4(),
        "job_id": uuid4(),
        "job": JOB,
        "candidate_id": uuid4(),
        "candidate_name": "Cleo Marsh",
        "candidate_email": "cleo@talentra.example",
        "candidate_is_active": True,
        "recruiter_name": None,
        "stage": gone[-1],
        "version": len(gone),
        "applied_at": BEGIN,
        "stage_changed_at": BEGIN + timedelta(days=len(stages)),
        "next_stages": (),
        "file_name": "Cleo.pdf",
        "sha256": "ab" * 32,
        "has_newer_resume": False,
        "profile": {"email": "cleo@talentra.example", "visa_status": None, "skills": []},
        "cover_note": None,
        "remarks": [_remark(text, number) for number, text in enumerate(remarks)],
        "history": [_event(*step, number) for number, step in enumerate(steps)],
        "can_withdraw": gone[-1] in PATH,
        "can_apply_again": False,
        "last_event_id": None,
    }
    return ApplicationView(**told | changes)


def _event(before: Stage | None, after: Stage | None, number: int) -> EventView:
    at = BEGIN + timedelta(days=number)
    return EventView(uuid4(), before, after or Stage.APPLIED, at, None, None, None, False, False)


def _remark(text: str, number: int) -> RemarkView:
    at = BEGIN + timedelta(days=number, hours=1)
    return RemarkView(uuid4(), text, Visibility.CANDIDATE, None, at)
