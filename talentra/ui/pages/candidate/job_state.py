"""One posting as it stands now, and applying to it."""

from dataclasses import replace
from typing import Any

import reflex as rx

from talentra.errors import Expected, NotFound
from talentra.models.base import parse_id
from talentra.policies import topics
from talentra.queries import application_views, jobs, profiles, resumes, similar_jobs
from talentra.services import applications, saved_jobs
from talentra.ui.pages.candidate.job_shown import (
    CLOSED,
    Posting,
    Receipt,
    Similar,
    posting,
    receipt,
    similar,
)
from talentra.ui.pages.candidate.parts import KeptResume, content_of, kept_resume
from talentra.ui.pages.candidate.shared_shown import Shared, shared
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

NEW = "new"  # chosen instead of a kept resume: a file that comes along
CHOOSE = "Choose a resume, or a file to upload."
CHOOSE_FILE = "Choose the file to upload, or one of the resumes you keep."
CHOOSE_PLACE = "Choose which of your two resumes the new file replaces."


class JobState(AppState):
    """The posting that the address names, and what the reader has sent to it."""

    __audience__ = audience("candidate")

    loaded: bool = False
    problem: str = ""
    is_missing: bool = False
    asked_id: str = ""
    shown: Posting = Posting()
    sent: Receipt = Receipt()
    kept: list[KeptResume] = []
    similar: list[Similar] = []
    shared: Shared = Shared()  # what of the reader an application tells
    is_applying: bool = False
    refusal: str = ""  # why the application could not be sent
    answer: int = 0  # grows with each answer to the form

    @on("candidate", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change of the posting or of what the reader has."""
        mine = topics.work_of(self._actor())
        await self._follow(JobState.refresh, f"job:{_asked_id(self)}", mine)

    @on("candidate")
    async def refresh(self) -> None:
        """Show the posting that the address names."""
        if (asked := _asked_id(self)) != self.asked_id:
            put(self, shown=Posting(), sent=Receipt(), similar=[], is_missing=False)
        wants = self.router.url.query_parameters.get("apply") == "1"
        if wants != self.is_applying or asked != self.asked_id:
            put(self, refusal="")
        with loading(self):
            await self._load(asked)
        put(self, asked_id=asked, is_applying=wants and not self.is_missing)

    @on("candidate", upload=True)
    async def apply(self, files: list[rx.UploadFile], fields: dict[str, str]) -> Any:
        """Send a kept resume, or a file that comes along and is kept too."""
        refusal = ""
        try:
            await self._send(files, fields)
        except Expected as failure:
            refusal = failure.sentence
        put(self, refusal=refusal, answer=self.answer + 1)
        await self._load(self.asked_id)

    @on("candidate")
    async def keep(self) -> None:
        """Save the job, or let it go when it is saved."""
        act = saved_jobs.unsave if self.shown.saved else saved_jobs.save
        await self._act(act, parse_id(self.asked_id))
        put(self, shown=replace(self.shown, saved=not self.shown.saved))

    async def _load(self, asked: str) -> None:
        try:
            job = await self._read(jobs.view, parse_id(asked))
        except NotFound:
            self._gone()
            return
        sent = Receipt()
        if job.applied:
            sent = receipt(await self._read(application_views.view, job.applied))
        kept = [kept_resume(one) for one in await self._read(resumes.mine)]
        profile = await self._read(profiles.view, self._actor().user_id)
        alike = [similar(one) for one in await self._read(similar_jobs.of, job.id)]
        put(self, shown=posting(job), sent=sent, kept=kept, is_missing=False)
        put(self, similar=alike, shared=shared(profile))

    def _gone(self) -> None:
        """A posting that is being read stays to be read when it closes; any other is missing."""
        if self.shown.id:
            put(self, shown=replace(self.shown, closed=CLOSED))
        else:
            put(self, is_missing=True)

    async def _send(self, files: list[rx.UploadFile], fields: dict[str, str]) -> None:
        job_id, choice = parse_id(self.asked_id), fields.get("resume", "")
        note = fields.get("cover_note", "")
        if choice != NEW:
            resume_id = parse_id(choice) if choice else _refuse(CHOOSE)
            await self._act(applications.apply, job_id, resume_id=resume_id, cover_note=note)
            return
        replaced = fields.get("replaced", "")
        if not files:
            _refuse(CHOOSE_FILE)
        if len(self.kept) > 1 and not replaced:
            _refuse(CHOOSE_PLACE)
        await applications.apply_with_file(
            self._actor(),
            job_id,
            content=await content_of(files[0]),
            file_name=files[0].filename or "",
            replaced_id=parse_id(replaced) if replaced else None,
            cover_note=note,
        )


def _asked_id(state: rx.State) -> str:
    """The job that the address names."""
    return state.router.url.path.rstrip("/").rpartition("/")[2]


def _refuse(sentence: str) -> Any:
    raise Expected(sentence)
