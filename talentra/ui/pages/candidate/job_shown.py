"""One posting, and what the reader has sent to it, in plain words."""

from dataclasses import dataclass, field

from talentra.models import JobStatus
from talentra.models.labels import salary
from talentra.queries.application_views import ApplicationView
from talentra.queries.jobs import JobRow, JobView
from talentra.ui.pages.candidate.applications_query import ApplicationsQuery
from talentra.ui.pages.candidate.parts import sealed_href
from talentra.ui.prose import Block, blocks
from talentra.ui.words import EMPLOYMENT_TYPES, LEVELS, WORK_MODES

CLOSED = "This job no longer takes applications."


@dataclass(frozen=True)
class Posting:
    """Everything a posting says; `closed` says why nobody can apply, and is empty otherwise."""

    id: str = ""
    title: str = ""
    line: str = ""
    description: list[Block] = field(default_factory=list[Block])
    skills: list[str] = field(default_factory=list[str])
    mode: str = ""
    level: str = ""
    employment: str = ""
    openings: str = ""
    salary: str = ""
    opened_at: str = ""
    closes_on: str = ""
    closed: str = ""
    href: str = ""
    saved: bool = False


@dataclass(frozen=True)
class Receipt:
    """What the reader sent; empty when they have not applied."""

    id: str = ""
    href: str = ""
    stage: str = ""
    applied_at: str = ""
    file_name: str = ""
    file_href: str = ""
    sha256: str = ""
    cover_note: str = ""
    can_apply_again: bool = False


@dataclass(frozen=True)
class Similar:
    """Another job that asks for much the same."""

    title: str
    line: str
    href: str


def similar(job: JobRow) -> Similar:
    """Another job in words."""
    return Similar(job.title, f"{job.company} · {job.location}", f"/jobs/{job.id}")


def posting(job: JobView) -> Posting:
    """The posting in words."""
    return Posting(
        id=str(job.id),
        title=job.title,
        line=f"{job.company} · {job.location}",
        description=blocks(job.description),
        skills=job.skills,
        mode=WORK_MODES[job.work_mode],
        level=LEVELS[job.experience_level],
        employment=EMPLOYMENT_TYPES[job.employment_type],
        openings=f"{job.openings:,}",
        salary=salary(job.salary_min, job.salary_max, job.currency),
        opened_at=job.opened_at.isoformat(),
        closes_on=f"{job.closes_on}T12:00:00" if job.closes_on else "",
        closed="" if job.takes_applications else _why_closed(job),
        href=f"/jobs/{job.id}",
        saved=job.saved,
    )


def receipt(view: ApplicationView) -> Receipt:
    """What was sent, in words."""
    return Receipt(
        id=str(view.id),
        href=ApplicationsQuery(open_id=str(view.id)).href,
        stage=view.stage.value,
        applied_at=view.applied_at.isoformat(),
        file_name=view.file_name,
        file_href=sealed_href(view.id),
        sha256=view.sha256,
        cover_note=view.cover_note or "",
        can_apply_again=view.can_apply_again,
    )


def _why_closed(job: JobView) -> str:
    past = job.status is JobStatus.OPEN and job.closes_on is not None
    return "Its closing day has passed." if past else CLOSED
