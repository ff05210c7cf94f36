"""What every service tells: the audit log, people's notifications and mail, and open pages."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, live
from talentra.models import Actor, AuditEntry, Notification
from talentra.queries import preferences
from talentra.services import mails

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
    words: Mapping[str, str] | None = None,
) -> None:
    """Leave a message for one person, by the ways they chose, to be seen after the commit.

    What names a candidate to staff says `about` whom: it is read only while they are in sight.
    `words` are what the wording of its mail may name (models/mail_templates.py).
    """
    link = link if len(link) <= LONGEST_LINK else link.partition("?")[0]
    sentence, ways = sentence[:300], preferences.ways(session, user_id, kind)
    if ways.in_product:
        session.add(
            Notification(
                user_id=user_id, candidate_id=about, kind=kind, sentence=sentence, link=link
            )
        )
        announce(session, f"user:{user_id}")
    if ways.by_mail:
        mails.queue(session, user_id, kind, sentence, link, about=about, words=words)


def announce(session: Session, *topics: str | None) -> None:
    """Let open pages that follow the topics read again, once this is committed."""
    db.after_commit(session, partial(live.announce, *filter(None, topics)))
