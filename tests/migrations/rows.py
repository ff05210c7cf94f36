"""The values of one row each, for writing many at once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from talentra.clock import now
from talentra.models import (
    PATH,
    Door,
    EmploymentType,
    ExperienceLevel,
    JobStatus,
    Role,
    Stage,
    WorkMode,
)
from talentra.models.base import uuid7
from talentra.models.search import fold_words
from talentra.security import hash_secret

Values = dict[str, Any]
NOW = now()
WORDS = "Moves data safely from where it is made to where it is needed. " * 20
FILE: Values = {
    "sha256": "a" * 64,
    "content_type": "application/pdf",
    "size": 1000,
    "text": WORDS,
    "stored_at": NOW,
}


def user(role: Role, number: int, at: datetime) -> Values:
    """Somebody with a role."""
    return {
        "id": uuid7(),
        "email": f"{role}.{number}@crowd.example",
        "full_name": f"{role.title()} {number}",
        "role": role,
        "is_active": True,
        "created_at": at,
    }


def profile(user_id: UUID, level: ExperienceLevel = ExperienceLevel.ONE_TO_THREE) -> Values:
    """What a candidate tells."""
    return {"user_id": user_id, "links": [], "experience_level": level, "updated_at": NOW}


def job(owner: Values, number: int, at: datetime) -> Values:
    """A posting; the earlier ones are closed."""
    return {
        "id": uuid7(),
        "owner_id": owner["id"],
        "title": f"Engineer {number}",
        "company": "Northwind Mills",
        "description": WORDS,
        "location": "Pune",
        "work_mode": WorkMode.HYBRID,
        "employment_type": EmploymentType.FULL_TIME,
        "experience_level": ExperienceLevel.THREE_TO_FIVE,
        "openings": 1,
        "status": JobStatus.OPEN if number > 120 else JobStatus.CLOSED,
        "version": 1,
        "created_at": at,
        "updated_at": at,
        "opened_at": at,
    }


def version(posting: Values) -> Values:
    """The text of a posting."""
    shown = {name: posting[name] for name in ("title", "company", "location")}
    words = {**shown, "description": WORDS}
    by, at = posting["owner_id"], posting["created_at"]
    common = {"job_id": posting["id"], "number": 1, "created_by": by, "created_at": at}
    return {"id": uuid7(), "text": words, **common}


def job_words(posting: Values) -> Values:
    """What a posting is found by."""
    told = (posting["title"], posting["company"], posting["location"], WORDS)
    return {"job_id": posting["id"], "words": fold_words(*told)}


def assignment(
    by: UUID, candidate_id: UUID, recruiter_id: UUID, at: datetime, ended_at: datetime | None
) -> Values:
    """That a recruiter handles a candidate."""
    return {
        "id": uuid7(),
        "candidate_id": candidate_id,
        "recruiter_id": recruiter_id,
        "assigned_by": by,
        "started_at": at,
        "ended_at": ended_at,
    }


def application(
    candidate_id: UUID, recruiter_id: UUID | None, job_id: UUID, stage: Stage, at: datetime
) -> Values:
    """An application, somewhere along its path; its candidate is called by their id."""
    return {
        "id": uuid7(),
        "candidate_id": candidate_id,
        "job_id": job_id,
        "recruiter_id": recruiter_id,
        "stage": stage,
        "stage_before": Stage.APPLIED if stage is Stage.REJECTED else None,
        "version": len(_path(stage)),
        "sort_name": str(candidate_id),
        "applied_at": at,
        "stage_changed_at": at + timedelta(hours=(at.hour * 61 + at.minute * 7) % 500),
    }


def events(of: Values) -> list[Values]:
    """The steps of an application, evenly from its first day to its last change."""
    went = _path(of["stage"])
    each = (of["stage_changed_at"] - of["applied_at"]) / max(len(went) - 1, 1)
    steps = zip([None, *went], went, strict=False)
    return [
        {
            "id": uuid7(),
            "application_id": of["id"],
            "number": number + 1,
            "from_stage": before,
            "to_stage": after,
            "actor_id": (of["recruiter_id"] if number else None) or of["candidate_id"],
            "at": of["applied_at"] + number * each,
            "reason": "skills" if after is Stage.REJECTED else None,
            "is_override": False,
        }
        for number, (before, after) in enumerate(steps)
    ]


def _path(stage: Stage) -> list[Stage]:
    """The stages on the way to one, itself the last."""
    way = [*PATH, Stage.HIRED]
    return way[: way.index(stage) + 1] if stage in way else [Stage.APPLIED, stage]


def resume(candidate_id: UUID) -> Values:
    """A kept resume."""
    file = {"file_sha256": FILE["sha256"], "file_name": "x.pdf", "uploaded_at": NOW}
    return {"id": uuid7(), "candidate_id": candidate_id, "slot": 1, **file}


def seal(of: Values, sent: Values, posted: Values) -> Values:
    """What was sent."""
    return {
        "application_id": of["id"],
        "file_sha256": FILE["sha256"],
        "file_name": "x.pdf",
        "resume_id": sent["id"],
        "resume_text": "Moves data.",
        "profile": {"headline": "Engineer"},
        "job_version_id": posted["id"],
        "sealed_at": of["applied_at"],
    }


def notification(user_id: UUID, at: datetime, read: int) -> Values:
    """A message, read or not."""
    told = {"kind": "moved", "sentence": "It moved.", "link": "/applications"}
    return {"id": uuid7(), "user_id": user_id, "at": at, "read_at": at if read else None, **told}


def audit_entry(user_id: UUID, at: datetime) -> Values:
    """That somebody did something."""
    what = {"action": "sign_in.started", "target_kind": "user", "target_id": user_id}
    return {"id": uuid7(), "at": at, "actor_id": user_id, **what}


def sign_in(user_id: UUID, number: int) -> Values:
    """A sign-in that stands; its secret is its number."""
    return {
        "id": uuid7(),
        "user_id": user_id,
        "door": Door.WEB,
        "secret_hash": hash_secret(str(number)),
        "created_at": NOW,
        "last_seen_at": NOW,
        "expires_at": NOW + timedelta(days=1),
    }
