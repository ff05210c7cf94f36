"""Resumes: two slots, filled with bytes that are whole and readable, or not at all."""

from contextlib import suppress
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, documents, files
from talentra.clock import now
from talentra.documents import Reading
from talentra.documents.hidden import kept
from talentra.errors import Conflict, ensure
from talentra.files import Arrival
from talentra.models import Actor, File, Resume
from talentra.models.resumes import SLOTS
from talentra.policies import candidates as policy
from talentra.queries import resumes as query
from talentra.queries import users
from talentra.queries.resumes import ResumeView
from talentra.services.telling import announce, audit

CANDIDATES_ONLY = "Only candidates keep resumes."
FULL = "You already keep two resumes. Replace one of them, or delete one first."


async def upload(
    actor: Actor, content: bytes, file_name: str, *, replaced_id: UUID | None = None
) -> ResumeView:
    """Keep a file in a free slot, or in the place of another resume."""
    ensure(policy.can_keep_resumes(actor), CANDIDATES_ONLY)
    await db.read(_check_room, actor, replaced_id)  # before the work; decided again below
    reading = await documents.read_aside(content, file_name)
    return await db.aside(partial(_store, actor, content, file_name, reading, replaced_id))


def keep(
    session: Session,
    actor: Actor,
    arrival: Arrival,
    reading: Reading,
    file_name: str,
    *,
    replaced_id: UUID | None = None,
) -> Resume:
    """Write down bytes that have arrived; whoever calls this names them when all else is done."""
    ensure(policy.can_keep_resumes(actor), CANDIDATES_ONLY)
    users.oneself(session, actor)
    free = _check_room(session, actor, replaced_id)
    _describe(session, arrival, reading)
    name = documents.clean_name(file_name)
    resume = _fill(session, actor, arrival, name, free, replaced_id)
    session.flush()
    action = "resume.replaced" if replaced_id else "resume.uploaded"
    audit(session, actor, action, "resume", resume.id, after={"sha256": arrival.sha256})
    announce(session, f"candidate:{actor.user_id}")
    return resume


def remove(session: Session, actor: Actor, resume_id: UUID) -> Resume:
    """Free a slot; applications keep what was sent."""
    ensure(policy.can_keep_resumes(actor), CANDIDATES_ONLY)
    users.oneself(session, actor)
    resume = query.get(session, actor, resume_id)
    resume.removed_at = now()
    audit(session, actor, "resume.removed", "resume", resume.id)
    announce(session, f"candidate:{actor.user_id}")
    return resume


def restore(session: Session, actor: Actor, resume_id: UUID) -> Resume:
    """Put a removed resume back into its slot, if that is still free."""
    ensure(policy.can_keep_resumes(actor), CANDIDATES_ONLY)
    users.oneself(session, actor)
    resume = query.removed(session, actor, resume_id)
    if resume.slot in query.kept(session, actor.user_id):
        raise Conflict("Its slot was filled in the meantime.", code="resume_limit")
    resume.removed_at = None
    audit(session, actor, "resume.restored", "resume", resume.id)
    announce(session, f"candidate:{actor.user_id}")
    return resume


def _store(
    actor: Actor, content: bytes, file_name: str, reading: Reading, replaced_id: UUID | None
) -> ResumeView:
    with files.arriving(content) as arrival, db.transaction() as session:
        resume = keep(session, actor, arrival, reading, file_name, replaced_id=replaced_id)
        shown = query.view(resume, session.get_one(File, arrival.sha256), 0)
        arrival.keep()
    return shown


def _check_room(session: Session, actor: Actor, replaced_id: UUID | None) -> int | None:
    """The slot that is free; None when another resume is replaced."""
    if replaced_id:
        query.get(session, actor, replaced_id)
        return None
    kept = query.kept(session, actor.user_id)
    free = [slot for slot in SLOTS if slot not in kept]
    if not free:
        raise Conflict(FULL, code="resume_limit")
    return free[0]


def _describe(session: Session, arrival: Arrival, reading: Reading) -> None:
    """One row for each content: whoever sent the same bytes before wrote the same facts."""
    if session.get(File, arrival.sha256) is None:
        same = Conflict("Somebody else has just sent the same bytes.")
        with suppress(Conflict), db.unique(session, same):
            session.add(
                File(
                    sha256=arrival.sha256,
                    size=arrival.size,
                    content_type=reading.content_type,
                    pages=reading.pages,
                    text=reading.text,
                    text_note=reading.text_note,
                    hidden=None if reading.hidden is None else kept(reading.hidden),
                )
            )


def _fill(
    session: Session,
    actor: Actor,
    arrival: Arrival,
    name: str,
    free: int | None,
    replaced_id: UUID | None,
) -> Resume:
    if replaced_id:
        resume = query.get(session, actor, replaced_id)
        resume.file_sha256, resume.file_name = arrival.sha256, name
        resume.uploaded_at = now()
        return resume
    resume = Resume(
        candidate_id=actor.user_id, slot=free or 0, file_sha256=arrival.sha256, file_name=name
    )
    session.add(resume)
    return resume
