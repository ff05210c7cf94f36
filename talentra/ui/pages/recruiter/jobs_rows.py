"""One line of the list of postings, and its tabs, in plain words."""

from dataclasses import dataclass

from talentra.models import JobStatus
from talentra.queries.jobs import Hidden
from talentra.queries.managed_jobs import ManagedJob
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.jobs_query import ROUTE, ManagedJobsQuery

WORDS: dict[JobStatus | None, str] = {
    None: "All",
    JobStatus.OPEN: "Open",
    JobStatus.DRAFT: "Drafts",
    JobStatus.CLOSED: "Closed",
}


@dataclass(frozen=True)
class ManagedJobRow:
    """A posting in the list."""

    id: str
    title: str
    line: str
    status: str
    applicants: int
    counted: str
    applicants_href: str
    hidden: str
    opened_at: str
    closes_on: str
    owner: str
    href: str
    can_change: bool


@dataclass(frozen=True)
class StatusTab:
    """A status with how many jobs have it."""

    word: str
    count: int
    href: str
    is_current: bool


def row(job: ManagedJob) -> ManagedJobRow:
    """A posting in words."""
    number = job.applicants.in_sight
    return ManagedJobRow(
        id=str(job.id),
        title=job.title,
        line=f"{job.company} · {job.location}",
        status=job.status.value,
        applicants=number,
        counted=""
        if job.status is JobStatus.DRAFT
        else f"{number:,} applicant{'s' * (number != 1)}",
        applicants_href=CandidatesQuery.of_job(job.id).href if number else "",
        hidden=hidden(job.applicants.hidden),
        opened_at="" if job.status is JobStatus.DRAFT else job.opened_at.isoformat(),
        closes_on=noon(job),
        owner=job.owner_name,
        href=f"{ROUTE}/{job.id}",
        can_change=job.can_change,
    )


def tabs(counts: dict[JobStatus, int], query: ManagedJobsQuery) -> list[StatusTab]:
    """All, then each status."""
    numbers: dict[JobStatus | None, int] = {None: sum(counts.values()), **counts}
    return [
        StatusTab(WORDS[status], number, query.at(status).href, status is query.status)
        for status, number in numbers.items()
    ]


def hidden(numbers: Hidden) -> str:
    """The applicants whom a job's owner does not see, as numbers; empty when there are none."""
    told = (
        (numbers.awaiting_assignment, "waiting for assignment"),
        (numbers.handled_by_others, "handled by others"),
    )
    return " · ".join(f"{number:,} {words}" for number, words in told if number)


def noon(job: ManagedJob) -> str:
    """The closing day as a moment that is on that day wherever its reader is."""
    return f"{job.closes_on}T12:00:00" if job.closes_on else ""


def said(number: int, whole: int) -> str:
    """How much of the list is shown."""
    noun = "job" if whole == 1 else "jobs"
    return f"{whole:,} {noun}" if number == whole else f"{number:,} of {whole:,} {noun}"
