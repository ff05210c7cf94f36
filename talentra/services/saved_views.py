"""Giving lists a name, to come back to them."""

from uuid import UUID

from sqlalchemy.orm import Session

from talentra.errors import Conflict, Invalid, NotFound, ensure
from talentra.models import Actor, SavedView
from talentra.policies import applications as policy
from talentra.queries import saved_views as query

MOST = 50
LONGEST_NAME, LONGEST_ASKED = 60, 1000


def save(session: Session, actor: Actor, name: str, asked: str) -> SavedView:
    """Keep what an address asks for under a name, in place of what had that name before."""
    ensure(policy.can_move(actor), "Only staff have lists of applications.")
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME or len(asked) > LONGEST_ASKED:
        sentence = f"Give the view a name of 1 to {LONGEST_NAME} characters."
        raise Invalid(sentence, fields=[("name", sentence)])
    view = query.named(session, actor, name)
    if view is None and len(query.own(session, actor)) >= MOST:
        raise Conflict(f"You have {MOST} views already; remove one first.")
    view = view or SavedView(user_id=actor.user_id, name=name, asked=asked)
    view.asked = asked
    session.add(view)
    return view


def remove(session: Session, actor: Actor, view_id: UUID) -> SavedView:
    """Forget one of one's own; the list itself is where it was."""
    view = query.get(session, actor, view_id)
    if view is None:
        raise NotFound
    session.delete(view)
    return view
