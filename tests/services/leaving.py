"""What stories about leaving begin with: somebody with traces everywhere, and how they go."""

import asyncio
from uuid import UUID

from talentra import db
from talentra.models import Actor, Scope, Visibility
from talentra.queries import erasures as query
from talentra.services import (
    api_tokens,
    assignments,
    draft_steps,
    drafts,
    erasures,
    profiles,
    remarks,
    sign_ins,
)
from talentra.services import applications as service
from talentra.services.saved_jobs import save
from tests.harness.cast import PASSWORD, Cast, email
from tests.services import acts

WORDS = ("Cleo", "cleo@", "Saxophone", "Quince", "+41 44", "Thistle", "Bassoon")


def ask(actor: Actor) -> UUID:
    """They ask to be erased; the id of their request."""
    asyncio.run(erasures.ask(actor, PASSWORD))
    with db.reading() as session:
        found = query.open_of(session, actor)
    assert found
    return found.id


def erase(cast: Cast, actor: Actor) -> None:
    """They ask, and Ada carries it out."""
    asyncio.run(erasures.carry_out(cast.ada, ask(actor)))


def live(cast: Cast) -> None:
    """Cleo leaves her words (WORDS) wherever she can, and others leave some about her."""
    with db.transaction() as session:
        said = {"city": "Quince", "phone": "+41 44", "summary": "Saxophone"}
        profiles.edit(session, cast.cleo, details=said, skill_names=["Weaving"])
        save(session, cast.cleo, acts.post(session, cast.remy).id)
        written = drafts.create(session, cast.cleo, "Saxophone", {"basics": {"name": "Cleo"}})
        draft_steps.save(session, cast.cleo, written.id, {}, {}, version=1)
        drafts.remove(session, cast.cleo, written.id)
        api_tokens.create(session, cast.cleo, "Saxophone", scope=Scope.READ, days=1)
        sent = acts.upload(session, cast.cleo, "Thistle")
        other = acts.post(session, cast.remy)
        service.apply(session, cast.cleo, other.id, resume_id=sent.id, cover_note="Bassoon")
        for visibility in Visibility:
            text = f"Cleo plays the Saxophone, {visibility}"
            remarks.add(session, cast.rosa, cast.cleos_application_id, text=text,
                        visibility=visibility)  # fmt: skip
        assignments.reassign(
            session, cast.ada, cast.cleo.user_id, cast.remy.user_id, reason="Cleo likes Remy"
        )
        service.withdraw(session, cast.cleo, cast.cleos_application_id)
        service.apply(session, cast.cleo, cast.job_id, resume_id=sent.id)
    with db.transaction() as session:
        sign_ins.start(session, email(cast.cleo), PASSWORD)
