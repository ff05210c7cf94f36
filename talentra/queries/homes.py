"""A candidate's first page: what they sent, saved and keep, and what they have not read yet."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from talentra.models import Actor
from talentra.queries import (
    application_views,
    completeness,
    jobs,
    notifications,
    profiles,
    resumes,
    standings,
)
from talentra.queries.application_views import ApplicationView
from talentra.queries.completeness import Completeness
from talentra.queries.job_filters import JobFilter
from talentra.queries.jobs import JobRow
from talentra.queries.notifications import NotificationView
from talentra.queries.pages import Ask
from talentra.queries.resumes import ResumeView
from talentra.queries.standings import Standing

SHOWN = 3  # applications and jobs; the rest is one click away


@dataclass(frozen=True, slots=True)
class Home:
    """What the page shows."""

    standings: dict[Standing, int]
    active: list[ApplicationView]
    saved: list[JobRow]
    saved_number: int
    resumes: list[ResumeView]
    completeness: Completeness
    news: list[NotificationView]  # not read yet, the newest first


def mine(session: Session, actor: Actor) -> Home:
    """The actor's own first page."""
    profile, kept = profiles.view(session, actor, actor.user_id), resumes.mine(session, actor)
    saved = jobs.page(session, actor, JobFilter(saved=True), Ask(SHOWN, count=True))
    latest = notifications.latest(session, actor)
    return Home(
        standings=standings.mine(session, actor),
        active=application_views.mine(session, actor, Ask(SHOWN), Standing.ACTIVE).rows,
        saved=saved.rows,
        saved_number=saved.total or 0,
        resumes=kept,
        completeness=completeness.of(profile, len(kept)),
        news=[each for each in latest if not each.is_read],
    )
