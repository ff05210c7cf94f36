"""Requests to be erased: made with a fresh password, withdrawn, carried out by an admin."""

import asyncio
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, files
from talentra.clock import now
from talentra.errors import Conflict, ensure
from talentra.models import Actor, Erasure, Role
from talentra.policies import erasures as policy
from talentra.queries import erasures as query
from talentra.queries import retention, users
from talentra.services import erased, passwords
from talentra.services.erasing import ASKED, erase
from talentra.services.telling import announce, audit, notify

CANDIDATES_ONLY = "Only candidates can ask to be erased here; ask an admin about your account."
ADMINS_ONLY = "Only an admin can erase somebody."
ALREADY = "You have asked already. An admin will see to it."
HELD = "They are under a legal hold. Let them go on the page Organisation first."
ADMINS_PAGE = "/admin"


async def ask(actor: Actor, password: str) -> None:
    """Ask to be erased, proving with the password who asks; admins are told."""
    ensure(policy.can_ask(actor), CANDIDATES_ONLY)
    await asyncio.to_thread(_ask, actor, password)


def withdraw(session: Session, actor: Actor) -> None:
    """Take one's own request back, as long as nobody carried it out."""
    ensure(policy.can_ask(actor), CANDIDATES_ONLY)
    users.oneself(session, actor)
    asked = query.open_of(session, actor)
    if asked is None:
        raise Conflict("There is no request of yours to withdraw.")
    asked.withdrawn_at = now()
    audit(session, actor, "erasure.withdrawn", "user", actor.user_id)
    announce(session, f"user:{actor.user_id}", "admin")


async def carry_out(actor: Actor, erasure_id: UUID) -> None:
    """Erase whoever asked; NotFound when they withdrew, or another admin was faster."""
    ensure(policy.can_carry_out(actor), ADMINS_ONLY)
    await db.aside(partial(_carry_out, actor, erasure_id))


def again() -> int:
    """Erase whoever a restored backup brought back, by the list beside it; how many those were.

    The list learns of those that only the database knows: a server may die between the two.
    """
    listed = erased.listed()
    with db.reading() as session:
        back, known = query.brought_back(session, listed), query.erased(session)
    for user_id in back:
        _erase_again(user_id)
    for user_id in known - listed:
        erased.note(user_id)
    return len(back)


def _ask(actor: Actor, password: str) -> None:
    passwords.prove(actor, password)
    with db.transaction() as session:
        candidate = users.oneself(session, actor)
        if query.open_of(session, actor):
            raise Conflict(ALREADY)
        session.add(Erasure(candidate_id=candidate.id))
        audit(session, actor, "erasure.asked", "user", candidate.id)
        sentence = f"{candidate.full_name} asks to be erased."
        more: dict[str, Any] = {"about": candidate.id, "words": {"candidate": candidate.full_name}}
        for admin_id in users.admins(session):
            notify(session, admin_id, "erasure", sentence, ADMINS_PAGE, **more)
        announce(session, f"user:{candidate.id}", "admin")


def _carry_out(actor: Actor, erasure_id: UUID) -> None:
    with files.arriving(ASKED.notice) as notice, db.transaction() as session:
        whose = query.get(session, actor, erasure_id).candidate_id
        candidate = users.candidate(session, actor, whose, lock=True)
        if retention.is_held(session, whose):
            raise Conflict(HELD)
        asked = query.get(session, actor, erasure_id)  # it may be over since they were locked
        asked.carried_out_at, asked.carried_out_by = now(), actor.user_id
        erase(session, candidate, notice)
        audit(session, actor, "erasure.carried_out", "user", candidate.id)
        notice.keep()


def _erase_again(user_id: UUID) -> None:
    themselves = Actor(user_id, Role.CANDIDATE, "")
    with files.arriving(ASKED.notice) as notice, db.transaction() as session:
        candidate = users.candidate(session, themselves, user_id, lock=True)
        asked = query.open_of(session, themselves) or Erasure(candidate_id=user_id)
        asked.carried_out_at = now()
        session.add(asked)
        erase(session, candidate, notice)
        audit(session, None, "erasure.repeated", "user", user_id)
        notice.keep()
