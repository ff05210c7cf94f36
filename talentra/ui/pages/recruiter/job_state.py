"""One posting in its form, new or known, and saving it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import reflex as rx

from talentra.errors import Expected, Invalid, NotFound, Unauthenticated
from talentra.models import JobStatus
from talentra.models.base import parse_id
from talentra.queries import jobs as query
from talentra.queries import managed_jobs
from talentra.queries.jobs import JobView
from talentra.queries.managed_jobs import Applicants
from talentra.services import job_suggestions, jobs
from talentra.services.jobs import OURS
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter import job_fields
from talentra.ui.pages.recruiter import job_shown as shown
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.following import work_and_jobs
from talentra.ui.pages.recruiter.job_fields import JobErrors, JobFields
from talentra.ui.pages.recruiter.job_shown import JobPreview, Suggestions
from talentra.ui.pages.recruiter.jobs_query import ROUTE
from talentra.ui.pages.recruiter.jobs_rows import hidden
from talentra.ui.state import AppState, audience, on

NO_TITLE = "Enter a title first: suggestions go by it."
LONGEST, LONGEST_NAME = 20_000, 160  # characters of what suggestions go by
NEW = "new"  # stands in the address in place of an id


@dataclass(frozen=True)
class JobStanding:
    """How a posting stands beside what its form says; all of it empty for a new one."""

    id: str = ""
    title: str = ""
    status: str = ""
    is_past: bool = False
    version: int = 0
    owner: str = ""
    applicants: int = 0
    applicants_href: str = ""
    hidden: str = ""
    refusal: str = ""  # why the reader cannot change it


def standing(job: JobView, applicants: Applicants) -> JobStanding:
    """How the posting stands, in words."""
    is_past = job.status is JobStatus.OPEN and not job.takes_applications
    number = applicants.in_sight
    return JobStanding(
        id=str(job.id),
        title=job.title,
        status=JobStatus.CLOSED.value if is_past else job.status.value,
        is_past=is_past,
        version=job.version,
        owner=job.owner_name or "",
        applicants=number,
        applicants_href=CandidatesQuery.of_job(job.id).href if number else "",
        hidden=hidden(applicants.hidden),
        refusal="" if job.can_change else OURS,
    )


class JobFormState(AppState):
    """The posting that the address names, its fields, and what is wrong with them."""

    __audience__ = audience("recruiter", "admin")

    loaded: bool = False
    problem: str = ""
    is_missing: bool = False
    asked_id: str = ""
    fields: JobFields = JobFields()  # as they were when the form was filled
    version: int = 0  # of which the fields are
    filled: int = 0  # the version that the form began with
    standing: JobStanding = JobStanding()
    errors: JobErrors = JobErrors()
    refusal: str = ""
    answer: int = 0  # grows with each answer to the form
    suggestions: Suggestions = Suggestions()
    has_suggested: bool = False
    is_suggesting: bool = False
    preview: JobPreview = JobPreview()
    is_previewed: bool = False

    @on("recruiter", "admin", background=True)
    async def follow(self) -> AsyncIterator[Any]:
        """Fill the form, then keep beside it how the posting stands."""
        yield JobFormState.fill
        await work_and_jobs(self, JobFormState.refresh)

    @on("recruiter", "admin")
    async def fill(self) -> None:
        """Fill the form with the posting as it is now.

        When that is what it was filled with, as after a lost connection, what is typed stays.
        """
        put(self, errors=JobErrors(), refusal="", is_previewed=False)
        if (asked := _asked_id(self)) != self.asked_id:
            put(self, standing=JobStanding(), fields=JobFields(), version=0, is_missing=False)
            put(self, has_suggested=False, is_suggesting=False)
        with loading(self):
            job = None if asked == NEW else await self._look(asked)
            if job and job.version != self.version:
                self._take(job)
                put(self, filled=job.version)
        put(self, asked_id=asked)

    @on("recruiter", "admin")
    async def refresh(self) -> None:
        """Show how the posting stands; what is being typed stays."""
        if self.asked_id not in {"", NEW}:
            with loading(self):
                await self._look(self.asked_id)

    @on("recruiter", "admin")
    async def save(self, form: dict[str, Any]) -> Any:
        """Save what the form says, and open it or keep it a draft as the pressed button says."""
        put(self, errors=JobErrors(), refusal="")
        try:
            return await self._save(form)
        except Invalid as failure:
            put(self, errors=job_fields.errors(failure))
            if self.errors == JobErrors():
                put(self, refusal=failure.sentence)
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        finally:
            self.answer += 1

    @on("recruiter", "admin")
    def end_preview(self) -> None:
        """Go back to the form."""
        self.is_previewed = False

    @on("recruiter", "admin", background=True)
    async def suggest(self, title: str, company: str, description: str) -> None:
        """Show what an AI or past postings suggest, while the page goes on; nothing is saved."""
        asked, found = self.asked_id, None
        typed = {"description": description[:LONGEST], "company": company[:LONGEST_NAME]}
        try:
            found = await job_suggestions.suggest(self._actor(), title[:LONGEST_NAME], **typed)
        finally:
            async with self:
                if self.asked_id == asked:
                    put(self, is_suggesting=False, has_suggested=found is not None)
                    put(self, suggestions=shown.suggestions(found) if found else Suggestions())

    def _ask(self, form: dict[str, Any]) -> Any:
        """Ask for suggestions that go by what is typed."""
        title, company, said = (
            str(form.get(name, "")).strip() for name in ("title", "company", "description")
        )
        if not title:
            raise Invalid(NO_TITLE, fields=[("title", NO_TITLE)])
        put(self, is_suggesting=True)
        return JobFormState.suggest(title, company, said)

    async def _save(self, form: dict[str, Any]) -> Any:
        pressed = form.get("then")
        if pressed == "suggest":
            return self._ask(form)
        details, skills = job_fields.read(form)
        if pressed == "preview":
            put(self, preview=shown.preview(details, skills), is_previewed=True)
            return None
        if _asked_id(self) == NEW:
            status = JobStatus.DRAFT if pressed == JobStatus.DRAFT else JobStatus.OPEN
            await self._act(jobs.create, details=details, skill_names=skills, status=status)
            said = "is open for applications" if status is JobStatus.OPEN else "is kept as a draft"
            return [rx.redirect(ROUTE), c.tell(f"{details['title']} {said}.")]
        job = await self._read(query.view, parse_id(self.standing.id))
        await self._act(
            jobs.edit,
            job.id,
            details=job_fields.changed(job, details),
            skill_names=None if skills == job.skills else skills,
            status=JobStatus.OPEN if pressed == JobStatus.OPEN else None,
            version=self.version,
        )
        if saved := await self._look(str(job.id)):
            self._take(saved)
        return c.tell(f"{details['title']} is saved.")

    def _take(self, job: JobView) -> None:
        put(self, fields=job_fields.typed(job), version=job.version)

    async def _look(self, job_id: str) -> JobView | None:
        """Read how the posting stands; it may have been deleted."""
        try:
            job = await self._read(query.view, parse_id(job_id))
        except NotFound:
            put(self, is_missing=True)
            return None
        counted = await self._read(managed_jobs.applicants, [job.id])
        put(self, standing=standing(job, counted[job.id]), is_missing=False)
        return job


def _asked_id(state: rx.State) -> str:
    """The job that the address names."""
    return state.router.url.path.rstrip("/").rpartition("/")[2]
