"""Jobs page by page, in the order that is wanted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from talentra.queries import search
from talentra.queries.job_filters import JobFilter, JobSort, order
from talentra.queries.pages import Ask, Listed, Page, paged
from talentra.queries.search import Statement

T = TypeVar("T")
Narrowed = Callable[[JobFilter], Statement]


def page(
    session: Session, narrowed: Narrowed, wanted: JobFilter, ask: Ask, shape: Callable[[Any], T]
) -> Page[T]:
    """A page of the jobs that `narrowed` selects by a filter, with their sight in it."""
    if wanted.q and wanted.q.strip() and wanted.sort is JobSort.NEWEST:
        found, by = search.latest(narrowed(replace(wanted, q=None)), wanted.q)
        if search.are_few(session, wanted.q):
            by = by + 0  # what has no index is sorted
        return paged(session, found, (by,), ask, shape)
    return listed(narrowed, wanted).page(session, ask, shape)


def listed(narrowed: Narrowed, wanted: JobFilter) -> Listed:
    """The jobs in an order that their columns know."""
    by, rising = order(wanted.sort)
    return Listed(narrowed(wanted), by, rising=rising)
