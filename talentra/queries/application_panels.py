"""One application with what has become of its candidate since: read at one moment."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.errors import NotFound
from talentra.models import Actor
from talentra.queries import application_views, applications, profiles, takeovers
from talentra.queries.application_filters import ApplicationFilter
from talentra.queries.application_views import ApplicationView
from talentra.queries.applications import ApplicationRow, Sort
from talentra.queries.pages import Ask
from talentra.queries.profiles import ProfileView
from talentra.queries.takeovers import TakeoverView

MOST = 50


@dataclass(frozen=True, slots=True)
class PanelView:
    """What was sent, the profile as it stands now, and the candidate's other applications."""

    application: ApplicationView
    now: ProfileView
    others: list[ApplicationRow]
    takeover: TakeoverView | None


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate, and the application of theirs that is looked at; None when they sent none."""

    now: ProfileView
    application_id: UUID | None


def candidate(
    session: Session, actor: Actor, candidate_id: UUID, application_id: UUID | None = None
) -> CandidateView:
    """The candidate with the application that is asked for, else with the one sent last."""
    now = profiles.view(session, actor, candidate_id)
    wanted = ApplicationFilter(candidate_id=candidate_id)
    sent = applications.page(session, actor, wanted, Ask(limit=MOST), sort=Sort.APPLIED).rows
    ids = [row.id for row in sent]
    if application_id and application_id not in ids:
        raise NotFound
    return CandidateView(now, application_id or (ids[0] if ids else None))


def panel(session: Session, actor: Actor, application_id: UUID) -> PanelView:
    """Everything staff look at when they open an application that they see."""
    view = application_views.view(session, actor, application_id)
    now = profiles.view(session, actor, view.candidate_id)
    wanted = ApplicationFilter(candidate_id=view.candidate_id)
    sent = applications.page(session, actor, wanted, Ask(limit=MOST), sort=Sort.APPLIED)
    others = [row for row in sent.rows if row.id != application_id]
    came = takeovers.new(session, actor, candidate_id=view.candidate_id)
    return PanelView(view, now, others, came[0] if came else None)
