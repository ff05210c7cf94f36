"""One application with what has become of its candidate since: read at one moment."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.models import Actor
from talentra.queries import application_views, applications, profiles
from talentra.queries.application_filters import ApplicationFilter
from talentra.queries.application_views import ApplicationView
from talentra.queries.applications import ApplicationRow, Sort
from talentra.queries.pages import Ask
from talentra.queries.profiles import ProfileView

MOST = 50


@dataclass(frozen=True, slots=True)
class PanelView:
    """What was sent, the profile as it stands now, and the candidate's other applications."""

    application: ApplicationView
    now: ProfileView
    others: list[ApplicationRow]


def panel(session: Session, actor: Actor, application_id: UUID) -> PanelView:
    """Everything staff look at when they open an application that they see."""
    view = application_views.view(session, actor, application_id)
    now = profiles.view(session, actor, view.candidate_id)
    wanted = ApplicationFilter(candidate_id=view.candidate_id)
    sent = applications.page(session, actor, wanted, Ask(limit=MOST), sort=Sort.APPLIED)
    return PanelView(view, now, [row for row in sent.rows if row.id != application_id])
