"""What every service tells: the audit log, people's notifications, and open pages."""

from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, live
from talentra.models import Actor, AuditEntry, Notification

LONGEST_LINK = 200


def audit(
    session: Session,
    actor: Actor | None,
    action: str,
    target_kind: str,
    target_id: UUID | None = None,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str | None = None,
) -> None:
    """Write down who did what to what; never a password, a token or a file's content."""
    session.add(
        AuditEntry(
            actor_id=actor and actor.user_id,
            sign_in_id=actor and (actor.sign_in_id or actor.token_id),
            ip=actor and actor.ip,
            action=action,
            target_kind=target_kind,
            target_id=target_id,
            before=before,
            after=after,
            reason=reason and reason[:500],
        )
    )


def notify(
    session: Session,
    user_id: UUID,
    kind: str,
    sentence: str,
    link: str,
    *,
    about: UUID | None = None,
) -> None:
    """Leave a message for one person; their open pages show it after the commit.

    What names a candidate to staff says `about` whom: it is read only while they are in sight.
    """
    link = link if len(link) <= LONGEST_LINK else link.partition("?")[0]
    session.add(
        Notification(
            user_id=user_id, candidate_id=about, kind=kind, sentence=sentence[:300], link=link
        )
    )
    announce(session, f"user:{user_id}")


def announce(session: Session, *topics: str | None) -> None:
    """Let open pages that follow the topics read again, once this is committed."""
    db.after_commit(session, partial(live.announce, *filter(None, topics)))
