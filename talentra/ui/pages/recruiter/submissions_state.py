"""The review queues as they stand now."""

from dataclasses import dataclass

from talentra.queries import submissions
from talentra.queries.submissions import Queue
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.following import work_and_jobs
from talentra.ui.pages.recruiter.jobs_rows import hidden
from talentra.ui.pages.recruiter.narrowing import Narrowing
from talentra.ui.state import AppState, audience, on

PAUSE = 0.25  # seconds between two refreshes, however much happens


@dataclass(frozen=True)
class QueueRow:
    """One job's queue, with the ways into it."""

    id: str
    title: str
    company: str
    status: str
    unopened: int
    applicants: int
    hidden: str
    review_href: str
    all_href: str
    board_href: str


class SubmissionsState(AppState):
    """Every queue of the reader."""

    __audience__ = audience("recruiter", "admin")

    loaded: bool = False
    problem: str = ""
    rows: list[QueueRow] = []
    said: str = ""

    @on("recruiter", "admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        await work_and_jobs(self, SubmissionsState.refresh, pause=PAUSE)

    @on("recruiter", "admin")
    async def refresh(self) -> None:
        """Show the queues."""
        with loading(self):
            found = await self._read(submissions.queues)
            number = sum(queue.unopened for queue in found)
            noun = "application" if number == 1 else "applications"
            said = f"{number:,} {noun} to look at" if number else "All reviewed"
            put(self, rows=[_row(queue) for queue in found], said=said)


def _row(queue: Queue) -> QueueRow:
    job_id = str(queue.job_id)
    review = CandidatesQuery(narrowing=Narrowing(job_id=job_id, new=True))
    return QueueRow(
        id=job_id,
        title=queue.title,
        company=queue.company,
        status=queue.status.value,
        unopened=queue.unopened,
        applicants=queue.applicants.in_sight,
        hidden=hidden(queue.applicants.hidden),
        review_href=review.href if queue.unopened else "",
        all_href=CandidatesQuery.of_job(job_id).href,
        board_href=f"/pipeline?job={job_id}",
    )
