"""Hearing of everything that changes a recruiter's numbers."""

from collections.abc import AsyncIterator
from typing import Any

from talentra import live
from talentra.policies import topics
from talentra.queries import managed_jobs
from talentra.services.jobs import JOBS
from talentra.ui.state import AppState


async def work_and_jobs(state: AppState, refresh: Any) -> AsyncIterator[Any]:
    """The `refresh` event at once and after every change of the reader's work or their own jobs.

    Applicants whom they do not handle are announced under the job alone.
    """
    actor = state._actor()
    while True:
        owned = await state._read(managed_jobs.owned)
        own = [f"job:{job_id}" for job_id in owned]
        async with live.following(topics.work_of(actor), JOBS, *own) as changes:
            yield refresh
            async for _ in changes:
                yield refresh
                if await state._read(managed_jobs.owned) != owned:
                    break  # a job came or went: follow that one too
