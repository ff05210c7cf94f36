"""Hearing of everything that changes a recruiter's numbers."""

from typing import Any

from talentra import live
from talentra.policies import topics
from talentra.queries import managed_jobs
from talentra.services.jobs import JOBS
from talentra.ui.refreshing import again
from talentra.ui.state import AppState


async def work_and_jobs(state: AppState, refresh: Any, pause: float = 0) -> None:
    """Have the `refresh` event done at once, and after every change of their work or own jobs.

    Applicants whom they do not handle are announced under the job alone.
    """
    actor = state._actor()
    while True:
        owned = await state._read(managed_jobs.owned)
        own = [f"job:{job_id}" for job_id in owned]
        async with live.following(topics.work_of(actor), JOBS, *own) as changes:
            async for _ in again(refresh, changes, pause):
                if await state._read(managed_jobs.owned) != owned:
                    break  # a job came or went: follow that one too
