"""The table of applications with what stands around it, as one page shows it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.models import Actor, Stage
from talentra.queries import applications, managed_jobs
from talentra.queries.application_filters import ApplicationFilter
from talentra.queries.applications import ApplicationRow, Sort
from talentra.queries.pages import Ask, Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the list, how many stand at each stage, and jobs that it can be narrowed to."""

    page: Page[ApplicationRow]
    counts: dict[Stage, int]
    jobs: list[tuple[UUID, str]]


def sheet(
    session: Session,
    actor: Actor,
    wanted: ApplicationFilter,
    ask: Ask,
    *,
    around: ApplicationFilter,
    sort: Sort,
    rising: bool,
) -> Sheet:
    """What the actor sees of it; `around` is what the numbers beside the list are of."""
    page = applications.page(session, actor, wanted, ask, sort=sort, rising=rising)
    counts = applications.by_stage(session, actor, around)
    return Sheet(page, counts, managed_jobs.applied_to(session, actor))
