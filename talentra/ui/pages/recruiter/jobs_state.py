"""The postings as they stand now, and what their owners do with them."""

from typing import Any

import reflex as rx

from talentra.errors import Invalid
from talentra.models import JobStatus
from talentra.models.base import parse_id
from talentra.queries import jobs as job_query
from talentra.queries import managed_jobs
from talentra.queries.managed_jobs import ManagedJob
from talentra.queries.pages import Page
from talentra.services import jobs
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.pages.recruiter import jobs_rows as shown
from talentra.ui.pages.recruiter.following import work_and_jobs
from talentra.ui.pages.recruiter.jobs_query import ROUTE, ManagedJobsQuery
from talentra.ui.pages.recruiter.jobs_rows import ManagedJobRow, StatusTab
from talentra.ui.state import AppState, audience, on


class ManagedJobsState(AppState):
    """What the address asks for, read again whenever something of it changes."""

    __audience__ = audience("recruiter", "admin")

    loaded: bool = False
    problem: str = ""
    rows: list[ManagedJobRow] = []
    tabs: list[StatusTab] = []
    q: str = ""
    search_key: int = 0  # grows when the search box is filled by the address, not by typing
    said: str = ""
    previous: str = ""
    following: str = ""
    is_filtered: bool = False
    is_mine: bool = False
    mine_href: str = ManagedJobsQuery().turned_to_mine.href
    draft_id: str = ""  # the draft that is about to be deleted
    draft_title: str = ""
    _typed: str = ""

    @on("recruiter", "admin", background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        await work_and_jobs(self, ManagedJobsState.refresh)

    @on("recruiter", "admin")
    async def refresh(self) -> None:
        """Show what the address asks for."""
        query = self._asked()
        with loading(self):
            found, query = await self._page(query)
            counts = await self._read(managed_jobs.by_status, query.wanted)
            self._show(found, query, counts)

    @on("recruiter", "admin")
    def search(self, q: str) -> Any:
        """Go to what the words find."""
        query = self._asked().looking_for(q)
        self._typed = query.q
        return rx.redirect(query.href, replace=True)

    @on("recruiter", "admin")
    async def close(self, job_id: str) -> Any:
        """Let it take no more applications; the toast takes that back."""
        job = await self._act(jobs.close, parse_id(job_id))
        sentence = f"{job.title} takes no more applications."
        return c.tell_with_undo(sentence, ManagedJobsState.reopen(str(job.id)))

    @on("recruiter", "admin")
    async def reopen(self, job_id: str) -> Any:
        """Let it take applications again."""
        job = await self._act(jobs.reopen, parse_id(job_id))
        return c.tell(f"{job.title} takes applications again.")

    @on("recruiter", "admin")
    async def publish(self, job_id: str) -> Any:
        """Let candidates see a draft and apply to it."""
        job = await self._act(jobs.reopen, parse_id(job_id))
        return c.tell(f"{job.title} is open for applications.")

    @on("recruiter", "admin")
    async def duplicate(self, job_id: str) -> Any:
        """Make a draft with the same text, and go to it."""
        job = await self._act(jobs.duplicate, parse_id(job_id))
        told = c.tell(f"This is a draft with the text of {job.title}.")
        return [rx.redirect(f"{ROUTE}/{job.id}"), told]

    @on("recruiter", "admin")
    async def ask(self, job_id: str) -> None:
        """Ask whether the draft is to be deleted, which cannot be undone."""
        job = await self._read(job_query.view, parse_id(job_id))
        put(self, draft_id=str(job.id), draft_title=job.title)

    @on("recruiter", "admin")
    def forget(self) -> None:
        """Delete nothing."""
        put(self, draft_id="")

    @on("recruiter", "admin")
    async def delete(self) -> Any:
        """Delete the draft that was asked about."""
        job_id, title = self.draft_id, self.draft_title
        put(self, draft_id="")
        kept = await self._act(jobs.remove, parse_id(job_id))
        return c.tell(f"{title} was closed: people have applied to it." if kept else "Deleted.")

    def _asked(self) -> ManagedJobsQuery:
        return ManagedJobsQuery.read(self.router.url.query_parameters)

    async def _page(self, query: ManagedJobsQuery) -> tuple[Page[ManagedJob], ManagedJobsQuery]:
        """The page asked for; the first one when the cursor in the address is broken."""
        try:
            return await self._read(managed_jobs.page, query.wanted, query.ask), query
        except Invalid:
            query = query.at(query.status)
            return await self._read(managed_jobs.page, query.wanted, query.ask), query

    def _show(
        self, found: Page[ManagedJob], query: ManagedJobsQuery, counts: dict[JobStatus, int]
    ) -> None:
        if query.q != self._typed:
            self._typed = query.q
            self.search_key += 1
        cursor = found.next_cursor
        whole = counts[query.status] if query.status else sum(counts.values())
        put(
            self,
            rows=[shown.row(job) for job in found.rows],
            tabs=shown.tabs(counts, query),
            q=query.q,
            said=shown.said(len(found.rows), whole),
            previous=query.turned(None).href if query.trail else "",
            following=query.turned(cursor).href if cursor else "",
            is_filtered=query.is_filtered,
            is_mine=query.mine,
            mine_href=query.turned_to_mine.href,
        )
