"""Jobs page by page, in the order that is wanted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from talentra.models import Job
from talentra.queries import search
from talentra.queries.job_filters import JobFilter, JobSort, order
from talentra.queries.pages import Ask, Page, paged
from talentra.queries.search import Statement

Narrowed = Callable[[JobFilter], Statement]


def page(session: Session, narrowed: Narrowed, wanted: JobFilter, ask: Ask) -> Page[Job]:
    """A page of the jobs that `narrowed` selects by a filter, with their sight in it."""
    if wanted.q and wanted.q.strip() and wanted.sort is JobSort.NEWEST:
        return _found(session, narrowed(replace(wanted, q=None)), wanted.q, ask)
    by, rising = order(wanted.sort)
    return paged(session, narrowed(wanted), by, ask, _job, rising=rising)


def _found(session: Session, statement: Statement, q: str, ask: Ask) -> Page[Job]:
    """The jobs opened last that the words find."""
    found, by = search.latest(statement, q)
    if search.are_few(session, q):
        by = by + 0  # what has no index is sorted
    return paged(session, found, (by,), ask, _job)


def _job(row: Row[*tuple[Any, ...]]) -> Job:
    return row[0]
