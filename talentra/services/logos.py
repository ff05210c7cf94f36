"""The company's logo: chosen, taken away, brought back."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db, files
from talentra.documents import logos
from talentra.errors import Conflict, ensure
from talentra.models import Actor, Choice, File
from talentra.policies import organisation as policy
from talentra.queries.logos import LogoView
from talentra.queries.organisation import ADMINS_ONLY, choice
from talentra.services import organisation, storage

NONE = "There is no logo to take away."
NONE_BEFORE = "There is no logo to bring back."


async def choose(actor: Actor, content: bytes) -> None:
    """Show this picture as the logo from now on."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    logo = await asyncio.to_thread(logos.read, content)
    await db.aside(partial(_choose, actor, logo))


def remove(session: Session, actor: Actor) -> None:
    """Show no logo; the one that was shown can be brought back until there is another."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    organisation.take_turn(session)
    shown = choice(session, "logo")
    if not shown:
        raise Conflict(NONE)
    _show(session, actor, None, before=shown)


def restore(session: Session, actor: Actor) -> None:
    """Show the logo again that was taken away."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    organisation.take_turn(session)
    before = choice(session, "logo_before")
    if not before or choice(session, "logo"):
        raise Conflict(NONE_BEFORE)
    _show(session, actor, before, before=None)


def _choose(actor: Actor, logo: logos.Logo) -> None:
    with files.arriving(logo.content) as arrival, db.transaction() as session:
        organisation.take_turn(session)
        kind = logo.content_type
        session.merge(File(sha256=arrival.sha256, size=arrival.size, content_type=kind))
        session.flush()
        view = LogoView(arrival.sha256, kind, logo.width, logo.height)
        former = [choice(session, name) for name in ("logo", "logo_before")]
        _show(session, actor, asdict(view), before=None)
        _drop(session, {each["sha256"] for each in former if each} - {arrival.sha256})
        arrival.keep()


def _show(
    session: Session,
    actor: Actor,
    logo: Mapping[str, Any] | None,
    *,
    before: Mapping[str, Any] | None,
) -> None:
    organisation.keep(session, actor, {"logo": logo and dict(logo)})
    session.merge(Choice(name="logo_before", value=before and dict(before)))


def _drop(session: Session, hashes: set[str]) -> None:
    """Forget pictures that are shown no more and cannot be brought back."""
    session.execute(delete(File).where(col(File.sha256).in_(hashes)))
    db.after_commit(session, partial(storage.remove, hashes))
