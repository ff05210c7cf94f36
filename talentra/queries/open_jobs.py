"""The open jobs as many candidates look at them at once: what they all see is read once for all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, Application, SavedJob, Stage
from talentra.policies import applications as application_policy
from talentra.policies import saved_jobs as saved_policy
from talentra.queries import facets, jobs
from talentra.queries.facets import JobFacets
from talentra.queries.job_filters import JobFilter
from talentra.queries.jobs import JobRow
from talentra.queries.pages import Ask, Page

Marks = dict[UUID, dict[str, Any]]  # by job: what one person has to do with it
UNMARKED: dict[str, Any] = {"applied": None, "applied_at": None, "withdrawn": False, "saved": False}


def pages(
    session: Session, actors: Sequence[Actor], wanted: JobFilter, ask: Ask
) -> dict[Actor, Page[JobRow]]:
    """The page of each: all candidates see the same jobs as long as they can be applied to."""
    if any(actor.is_staff for actor in actors) or wanted.status or wanted.mine or wanted.saved:
        return {actor: jobs.page(session, actor, wanted, ask) for actor in actors}
    found = jobs.page(session, actors[0], wanted, ask)
    plain = replace(found, rows=[replace(row, **UNMARKED) for row in found.rows])
    marks = _marks(session, actors, [row.id for row in found.rows])
    return {actor: _marked(plain, marks[actor.user_id]) for actor in actors}


def offered(session: Session, actors: Sequence[Actor]) -> dict[Actor, JobFacets]:
    """What each can narrow the open jobs to: the same for all candidates."""
    if any(actor.is_staff for actor in actors):
        return {actor: facets.jobs(session, actor) for actor in actors}
    return dict.fromkeys(actors, facets.jobs(session, actors[0]))


def _marked(page: Page[JobRow], marks: Marks) -> Page[JobRow]:
    if not marks:
        return page
    rows = [replace(row, **marks[row.id]) if row.id in marks else row for row in page.rows]
    return replace(page, rows=rows)


def _marks(
    session: Session, actors: Sequence[Actor], job_ids: Sequence[UUID]
) -> defaultdict[UUID, Marks]:
    marks: defaultdict[UUID, Marks] = defaultdict(lambda: defaultdict(dict))
    for candidate_id, job_id, sent, at, stage in _sent(session, actors, job_ids):
        withdrawn = stage is Stage.WITHDRAWN
        marks[candidate_id][job_id] |= {"applied": sent, "applied_at": at, "withdrawn": withdrawn}
    for candidate_id, job_id in _saved(session, actors, job_ids):
        marks[candidate_id][job_id] |= {"saved": True}
    return marks


def _sent(session: Session, actors: Sequence[Actor], job_ids: Sequence[UUID]) -> Iterable[Any]:
    shown = (Application.candidate_id, Application.job_id, Application.id)
    shown = (*shown, Application.applied_at, Application.stage)
    theirs = application_policy.sent_by(actors)
    wanted = select(*(col(each) for each in shown))
    return session.execute(wanted.where(theirs, col(Application.job_id).in_(job_ids)))


def _saved(session: Session, actors: Sequence[Actor], job_ids: Sequence[UUID]) -> Iterable[Any]:
    wanted = select(col(SavedJob.candidate_id), col(SavedJob.job_id)).where(
        saved_policy.saved_by(actors), col(SavedJob.job_id).in_(job_ids)
    )
    return session.execute(wanted)
