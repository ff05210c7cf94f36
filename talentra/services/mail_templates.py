"""Wording the mails: changed, tried on oneself, back to the default."""

import asyncio
from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

from talentra import db, mail
from talentra.config import settings
from talentra.errors import Away, Conflict, ensure
from talentra.mail import Undelivered
from talentra.models import Actor
from talentra.models.base import uuid7
from talentra.models.mail_templates import DEFAULT, MailTemplate
from talentra.policies import organisation as policy
from talentra.queries import mail_templates as query
from talentra.queries import users
from talentra.queries.organisation import ADMINS_ONLY, choice
from talentra.services import mails, organisation, throttle

MOST, WHILE = 10, timedelta(hours=1)
ENOUGH = f"You have sent {MOST} test mails within an hour. Wait a while before the next one."
NO_SERVER = "No mail server is configured: whoever runs this server sets TALENTRA_SMTP_URL."
REFUSED = "The mail server did not take it. {why}"


def change(session: Session, actor: Actor, kind: str, subject: str, text: str) -> bool:
    """Word a kind of mail like this from now on; whether that is new."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    organisation.take_turn(session)
    template = query.checked(session, actor, kind, subject, text)
    return _keep(session, actor, kind, None if template == DEFAULT else template)


def reset(session: Session, actor: Actor, kind: str) -> bool:
    """Word a kind of mail by default again; whether that is new."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    organisation.take_turn(session)
    query.get(session, actor, kind)
    return _keep(session, actor, kind, None)


async def send_test(actor: Actor, kind: str, subject: str, text: str) -> str:
    """Send the preview of a wording to oneself; the address it went to, Away when it did not."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    shown = await db.read(query.preview, actor, kind, subject, text)
    if not settings().smtp_url:
        raise Conflict(NO_SERVER)
    await db.aside(partial(throttle.spend, f"mail test {actor.user_id}", MOST, WHILE, ENOUGH))
    to = await db.read(_address, actor)
    letter = mail.letter(to, shown.subject, shown.text, number=str(uuid7()))
    try:
        await asyncio.get_running_loop().run_in_executor(mails.threads, mail.send, letter, to)
    except Undelivered as failure:
        raise Away(REFUSED.format(why=failure)) from failure
    return to


def _keep(session: Session, actor: Actor, kind: str, template: MailTemplate | None) -> bool:
    kept: dict[str, dict[str, str]] = dict(choice(session, "mail_templates"))
    kept.pop(kind, None)
    if template:
        kept[kind] = {"subject": template.subject, "text": template.text}
    return bool(organisation.keep(session, actor, {"mail_templates": kept}))


def _address(session: Session, actor: Actor) -> str:
    return users.me(session, actor).email
