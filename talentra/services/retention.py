"""Erasing by rule whom nobody needs any more, and holding those who must be kept."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, files
from talentra.clock import now, today
from talentra.errors import Conflict, Invalid, NotFound, ensure
from talentra.models import Actor, Choice, Erasure, LegalHold, Role
from talentra.models.retention import LONGEST_WHY, NO_WHY
from talentra.policies import organisation as policy
from talentra.queries import retention as query
from talentra.queries import users
from talentra.queries.organisation import ADMINS_ONLY, choice
from talentra.services import organisation, outbox
from talentra.services.erasing import BY_RULE, erase
from talentra.services.outbox import Errand
from talentra.services.telling import announce, audit

RETENTION = "retention"  # the kind of errand
AT_ONCE = 20  # people of one errand, which has a minute
NOBODY = "There is no candidate with this address."
LOOK_AGAIN = "By now {total:,} would be erased. Look at the dry run again, then confirm."


def change(session: Session, actor: Actor, wanted: Mapping[str, Any], *, seen: int) -> bool:
    """Let rules hold from now on, after a dry run that showed how many they erase at once.

    The first erasing is the next daily round; whether anything changed.
    """
    ensure(policy.can_change(actor), ADMINS_ONLY)
    organisation.take_turn(session)
    found = query.dry_run(session, actor, wanted)
    if found.total != seen:
        raise Conflict(LOOK_AGAIN.format(total=found.total), extra={"total": found.total})
    return bool(organisation.keep(session, actor, {"retention": found.rules}))


def hold(session: Session, actor: Actor, candidate_id: UUID, reason: str) -> None:
    """Let nobody erase a candidate, by rule or at their own wish, until they are let go."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    why = " ".join(reason.split())
    if not 0 < len(why) <= LONGEST_WHY:
        raise Invalid(NO_WHY, fields=[("reason", NO_WHY)])
    candidate = users.candidate(session, actor, candidate_id, lock=True)
    if candidate.erased_at:
        raise NotFound
    held = LegalHold(candidate_id=candidate.id, reason=why, held_by=actor.user_id)
    session.merge(held)
    audit(session, actor, "candidate.held", "candidate", candidate.id, reason=why)
    announce(session, "admin")


def hold_by_address(session: Session, actor: Actor, email: str, reason: str) -> None:
    """The same for whoever has the address."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    found = users.addressed(session, actor, email)
    if found is None:
        raise Invalid(NOBODY, fields=[("email", NOBODY)])
    hold(session, actor, found.id, reason)


def release(session: Session, actor: Actor, candidate_id: UUID) -> str:
    """Let a candidate go again; why they were held."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    users.candidate(session, actor, candidate_id, lock=True)
    held = session.get(LegalHold, candidate_id)
    if held is None:
        raise NotFound
    session.delete(held)
    audit(session, actor, "candidate.let_go", "candidate", candidate_id, reason=held.reason)
    announce(session, "admin")
    return held.reason


def schedule(session: Session) -> None:
    """Once a day, have it done, by whichever process comes first; nothing without a rule."""
    if not query.kept_rules(session) or _ran_on(session) == today().isoformat():
        return
    organisation.take_turn(session)
    session.expire_all()
    if _ran_on(session) != today().isoformat():
        session.merge(Choice(name="retention_ran_on", value=today().isoformat()))
        outbox.put(session, RETENTION, {})


async def run(errand: Errand) -> None:
    """Erase a few of those who are due, each in a transaction of its own, and then the others."""
    due = await db.read(query.next_due, AT_ONCE)
    for candidate_id in due:
        await db.aside(partial(_erase, candidate_id))
    await db.run(_finish, errand, goes_on=len(due) == AT_ONCE)


def _finish(session: Session, errand: Errand, *, goes_on: bool) -> None:
    if outbox.finish(session, errand) and goes_on:
        outbox.put(session, RETENTION, {})


def _erase(candidate_id: UUID) -> None:
    """Erase somebody, if the rule still says so now that nobody else can change them."""
    themselves = Actor(candidate_id, Role.CANDIDATE, "")
    with files.arriving(BY_RULE.notice) as notice, db.transaction() as session:
        candidate = users.candidate(session, themselves, candidate_id, lock=True)
        if not query.is_due(session, candidate_id):
            return
        session.add(Erasure(candidate_id=candidate_id, carried_out_at=now()))
        erase(session, candidate, notice, BY_RULE)
        after = {"months": query.kept_rules(session)}
        audit(session, None, "erasure.by_rule", "user", candidate_id, after=after)
        notice.keep()


def _ran_on(session: Session) -> str | None:
    return choice(session, "retention_ran_on")
