"""Notifications by mail: queued with what they tell of, sent once the mail server takes them."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db, mail
from talentra.clock import now
from talentra.config import settings
from talentra.errors import NotFound
from talentra.mail import Undelivered
from talentra.models import Actor, User
from talentra.models.mail_templates import DEFAULT, MailTemplate, closed
from talentra.queries import users
from talentra.queries.mail_templates import kept_templates
from talentra.queries.organisation import choice
from talentra.services import outbox
from talentra.services.outbox import Errand

MAIL = "mail"  # the kind of errand
# After each attempt that failed, how long until the next; after the last of them it is given up.
WAITS = (
    *(timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(minutes=30)),
    *(timedelta(hours=hours) for hours in (1, 2, 4, 8, 12, 24, 24)),
)
# A mail server that hangs must not take the threads in which passwords are checked.
threads = ThreadPoolExecutor(4, "mail")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, and the address it goes to."""

    to: str
    written: EmailMessage


def queue(
    session: Session,
    user_id: UUID,
    kind: str,
    sentence: str,
    link: str,
    *,
    about: UUID | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """Have somebody told by mail once this is committed; nothing when there is no mail server."""
    if not settings().smtp_url:
        return
    told: dict[str, Any] = {"user_id": str(user_id), "sentence": sentence, "link": link}
    told |= {"kind": kind, "words": dict(words or {})}
    outbox.put(session, MAIL, {**told, "about": str(about) if about else None})


async def send(errand: Errand) -> None:
    """Send one letter, and write down that it arrived, or when it is tried again."""
    letter = await db.read(_letter, errand)
    if letter is None:
        await db.run(outbox.finish, errand)
        return
    try:
        await asyncio.get_running_loop().run_in_executor(
            threads, mail.send, letter.written, letter.to
        )
    except Undelivered as failure:
        await db.run(_put_off, errand, failure)
    else:
        await db.run(outbox.finish, errand)


def _put_off(session: Session, errand: Errand, failure: Undelivered) -> bool:
    """Try again later; give up when the server will never take it, or after days."""
    if failure.for_good or errand.attempts > len(WAITS):
        return outbox.give_up(session, errand, str(failure))
    return outbox.retry(session, errand, now() + WAITS[errand.attempts - 1], str(failure))


def _letter(session: Session, errand: Errand) -> Letter | None:
    """None when they are shut out by now, or no longer see whom it is about."""
    told = errand.payload
    user = session.execute(_active(UUID(told["user_id"]))).scalar_one_or_none()
    if user is None or not _sees(session, user, told["about"]):
        return None
    url, said = settings().public_url or "", _worded(session, user, told)
    text = closed(said.text, url)
    written = mail.letter(user.email, said.subject, text, number=str(errand.id))
    return Letter(user.email, written)


def _worded(session: Session, user: User, told: Mapping[str, Any]) -> MailTemplate:
    """The mail as the company words it; by default when it lacks what their wording names."""
    values = {
        **told.get("words", {}),
        "name": user.full_name,
        "company": choice(session, "company_name"),
        "what_happened": told["sentence"],
        "link": f"{settings().public_url or ''}{told['link']}",
    }
    kept = kept_templates(session).get(told.get("kind", ""), DEFAULT)
    try:
        return kept.filled(values)
    except KeyError:
        return DEFAULT.filled(values)


def _active(user_id: UUID) -> Any:
    return select(User).where(col(User.id) == user_id, col(User.is_active).is_(True))


def _sees(session: Session, user: User, about: str | None) -> bool:
    if about is None:
        return True
    try:
        users.candidate(session, Actor(user.id, user.role, user.full_name), UUID(about))
    except NotFound:
        return False
    return True
