"""Putting away the news that a candidate came from another recruiter."""

from uuid import UUID

from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.errors import ensure
from talentra.models import Actor, Takeover
from talentra.policies import assignments as policy
from talentra.queries import takeovers as query
from talentra.services.telling import announce


def put_away(session: Session, actor: Actor, candidate_id: UUID) -> Takeover:
    """Show no longer from whom the candidate came; twice is as good as once."""
    ensure(policy.can_take_over(actor), "Only recruiters take candidates over.")
    takeover = query.get(session, actor, candidate_id)
    if takeover.put_away_at is None:
        takeover.put_away_at = now()
        announce(session, f"recruiter:{actor.user_id}")
    return takeover
