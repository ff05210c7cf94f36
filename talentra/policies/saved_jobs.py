"""Saved jobs: candidates have their own, and nobody sees what others save."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from talentra.models import Actor, Job, Role, SavedJob


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The saved jobs that exist for this actor."""
    return col(SavedJob.candidate_id) == actor.user_id


def saved_by(actors: Iterable[Actor]) -> ColumnElement[bool]:
    """What several have saved, read at once: to each their own is told."""
    return col(SavedJob.candidate_id).in_([actor.user_id for actor in actors])


def has_saved(actor: Actor) -> ColumnElement[bool]:
    """The jobs that this actor saved."""
    return col(Job.id).in_(select(col(SavedJob.job_id)).where(visible_to(actor)))


def can_save(actor: Actor) -> bool:
    """Only candidates save jobs."""
    return actor.role is Role.CANDIDATE
