"""Removing the demo company in one transaction; real people and what they made stay.

What demo people did to what stays (a move, a remark) stays under an account that nobody can sign in
with. Their part of the history goes, so that the chain begins anew: the entry that says so names
the last link of the former one.
"""

from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from talentra import db
from talentra.clock import now
from talentra.errors import Conflict, Invalid, ensure
from talentra.models import (
    Actor,
    Application,
    Assignment,
    AuditEntry,
    Choice,
    HistoryLink,
    Job,
    User,
)
from talentra.policies import organisation as policy
from talentra.queries import chain as chains
from talentra.queries import demo_people as query
from talentra.queries.demo_people import Demo, Going
from talentra.queries.organisation import ADMINS_ONLY
from talentra.services import chain, organisation, storage
from talentra.services.erasing import NOWHERE, drop_unnamed
from talentra.services.history_guard import laid_aside
from talentra.services.telling import announce, audit

NO_DEMO = "There is no demo company here."
NOT_THE_NAME = "Type the company's name as it stands above, to be sure."
ONE_OF_THEM = (
    "You are one of the demo people yourself, and would go with them. Add yourself under People, "
    "become an admin, and remove the demo signed in as yourself."
)
FORMER = "Somebody of the demo"
BLINDLY = {"synchronize_session": False}


async def remove(actor: Actor, typed: str) -> Demo:
    """Remove the demo company; what has gone and what stays."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    gone = await db.run(_remove, actor, typed)
    await chain.link(all_late=True)
    return gone


def _remove(session: Session, actor: Actor, typed: str) -> Demo:
    organisation.take_turn(session)
    found = query.overview(session, actor)
    if found is None:
        raise Conflict(NO_DEMO)
    if found.is_own:
        raise Conflict(ONE_OF_THEM)
    if " ".join(typed.split()) != found.company_name:
        raise Invalid(NOT_THE_NAME, fields=[("name", NOT_THE_NAME)])
    chain.wait_for_others(session)
    last = chains.head(session)
    going = query.going(session)
    hashes = _files(session, going)
    _hand_over(session, actor, going)
    with laid_aside(session):
        _drop(session, going)
    _drop_people(session, going.ids["users"])
    session.merge(Choice(name="is_demo", value=False))
    told = {"people": found.people, "jobs": found.jobs, "applications": found.applications}
    former = {"links": last.number, "last_digest": last.digest}
    audit(session, actor, "demo.removed", "organisation", before=former, after=told)
    announce(session, "admin", *(f"user:{user_id}" for user_id in going.ids["users"]))
    db.after_commit(session, partial(storage.remove, drop_unnamed(session, hashes)))
    return found


def _files(session: Session, going: Going) -> set[str]:
    """The hashes of the files that rows name which go."""
    return {
        sha256
        for column in query.references("files.sha256")
        if (wanted := going.conditions.get(column.table.name)) is not None
        for sha256 in session.execute(select(column).where(wanted)).scalars()
    }


def _hand_over(session: Session, actor: Actor, going: Going) -> None:
    """Postings that stay become the admin's; real candidates of demo recruiters wait again."""
    people, jobs = going.ids["users"], going.ids["jobs"]
    kept = col(Job.owner_id).in_(people), col(Job.id).not_in(jobs)
    _run(session, update(Job).where(*kept).values(owner_id=actor.user_id))
    held = col(Application.recruiter_id).in_(people)
    _run(session, update(Application).where(held).values(recruiter_id=None))
    open_ones = col(Assignment.recruiter_id).in_(people), col(Assignment.ended_at).is_(None)
    ended = {"ended_at": now(), "ended_by": actor.user_id}
    _run(session, update(Assignment).where(*open_ones).values(**ended))


def _drop(session: Session, going: Going) -> None:
    """Remove what goes, those rows first that refer to others; then the links of the chain."""
    _run(session, delete(AuditEntry).where(_told_of_the_demo(going)))
    for table in reversed(SQLModel.metadata.sorted_tables):
        wanted = going.conditions.get(table.name)
        if wanted is not None and table.name != "users":
            _run(session, table.delete().where(wanted))
    _run(session, delete(HistoryLink))


def _told_of_the_demo(going: Going) -> Any:
    """Entries by demo people, or by nobody, that tell of nothing that stays."""
    gone = {each for ids in going.ids.values() for each in ids if isinstance(each, UUID)}
    by, about = col(AuditEntry.actor_id), col(AuditEntry.target_id)
    theirs = by.in_(going.ids["users"])
    return or_(theirs & or_(about.is_(None), about.in_(gone)), by.is_(None) & about.in_(gone))


def _drop_people(session: Session, people: set[UUID]) -> None:
    """Remove accounts; those that a row still names stay empty and shut."""
    named = {
        user_id
        for column in query.references("users.id")
        for user_id in session.execute(
            select(column).where(column.in_(people)).distinct()
        ).scalars()
    }
    _run(session, delete(User).where(col(User.id).in_(people - named)))
    for user in session.execute(select(User).where(col(User.id).in_(named))).scalars():
        user.full_name, user.email = FORMER, f"{user.id}@{NOWHERE}"
        user.password_hash, user.is_active, user.last_signed_in_at = None, False, None
    session.flush()


def _run(session: Session, statement: Any) -> None:
    session.execute(statement, execution_options=BLINDLY)
