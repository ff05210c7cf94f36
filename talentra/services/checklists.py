"""Putting the list of first steps away."""

from sqlalchemy.orm import Session

from talentra.errors import ensure
from talentra.models import Actor, Choice
from talentra.policies import assignments as policy
from talentra.services.telling import announce, audit


def dismiss(session: Session, actor: Actor) -> None:
    """Show it to nobody any more."""
    ensure(policy.can_assign(actor), "Only admins set the company up.")
    session.merge(Choice(name="checklist_dismissed", value=True))
    audit(session, actor, "checklist.dismissed", "checklist")
    announce(session, "admin")
