"""Applications: apply, move, undo, withdraw. Every step is one event in the history."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, documents, files
from talentra.errors import Conflict, ensure
from talentra.models import Actor, Application, Job, Stage, StageEvent, User
from talentra.models.applications import FINAL, PATH
from talentra.models.users import sort_name
from talentra.policies import applications as policy
from talentra.queries import applications as query
from talentra.queries import assignments, jobs, reasons, resumes, users
from talentra.queries.organisation import rejection_hold
from talentra.services.application_news import (
    announce_change,
    tell_move,
    tell_recruiter,
    tell_staff,
)
from talentra.services.owner_rule import assign_to_owner, owner_for
from talentra.services.publishing import publish_step
from talentra.services.resumes import keep
from talentra.services.seals import seal
from talentra.services.telling import audit

STAFF_ONLY = "Only its recruiter or an admin can move an application."


def apply(
    session: Session, actor: Actor, job_id: UUID, *, resume_id: UUID, cover_note: str | None = None
) -> Application:
    """Send a kept resume to a job; what is sent is sealed.

    There is one application of a candidate to a job: one that was withdrawn comes back with what
    is sent now; what was sent before is kept beside it.
    """
    ensure(policy.can_apply(actor), "Only candidates can apply to a job.")
    candidate = users.oneself(session, actor)
    owner = owner_for(session, actor, candidate, job_id)
    job, withdrawn = _taking(session, actor, job_id)
    resume = resumes.get(session, actor, resume_id)
    assign_to_owner(session, candidate, job, owner)
    application = withdrawn or _begin(session, candidate, job)
    if withdrawn:
        withdrawn.send_again()
    seal(session, application, candidate, job, resume, cover_note)
    _record(session, actor, application, Stage.WITHDRAWN if withdrawn else None)
    action = "application.sent_again" if withdrawn else "application.sent"
    audit(session, actor, action, "application", application.id)
    tell_staff(session, application, candidate, job, "applied again" if withdrawn else "applied")
    announce_change(session, application)
    return application


async def apply_with_file(
    actor: Actor,
    job_id: UUID,
    *,
    content: bytes,
    file_name: str,
    replaced_id: UUID | None = None,
    cover_note: str | None = None,
    also: Callable[[Session, Application], None] | None = None,
) -> Application:
    """Upload a resume and send it, both or neither; `also` is done in the same transaction."""
    ensure(policy.can_apply(actor), "Only candidates can apply to a job.")
    await db.read(_taking, actor, job_id)  # before the work; decided again below
    reading = await documents.read_aside(content, file_name)

    def send() -> Application:
        with files.arriving(content) as arrival, db.transaction() as session:
            resume = keep(session, actor, arrival, reading, file_name, replaced_id=replaced_id)
            sent = apply(session, actor, job_id, resume_id=resume.id, cover_note=cover_note)
            session.flush()
            if also:
                also(session, sent)
            arrival.keep()
        return sent

    return await db.aside(send)


def move(
    session: Session,
    actor: Actor,
    application_id: UUID,
    *,
    to: Stage,
    version: int | None = None,
    reason: str | None = None,
    note: str | None = None,
    batch_id: UUID | None = None,
) -> Application:
    """Move an application to another stage; to the one it stands at changes nothing."""
    ensure(policy.can_move(actor), STAFF_ONLY)
    application = query.get(session, actor, application_id, lock=True)
    if to is application.stage:
        application.check_version(version)
        return application
    if application.stage in FINAL and not policy.can_reopen(actor):
        raise Conflict(f"{application.stage.label} is final; only an admin can reopen it.")
    if to is Stage.REJECTED:
        reasons.ensure_offered(session, reason)
    hold = rejection_hold(session)
    before, told = application.stage, application.told(hold)
    application.move(to, version=version, reason=reason)
    with session.no_autoflush:  # nothing that is asked meanwhile depends on it: it is written once
        _record(session, actor, application, before, reason=reason, note=note, batch_id=batch_id)
        tell_move(session, actor, application, before, (told, application.told(hold)), reason)
    return application


def undo(session: Session, actor: Actor, event_id: UUID) -> Application:
    """Take the latest move back by an event of its own; the history keeps both."""
    ensure(policy.can_move(actor), STAFF_ONLY)
    application, event = query.of_event(session, actor, event_id)
    if event.number != application.version:
        raise Conflict("This was changed again since; only the latest move can be undone.")
    if event.from_stage is None or Stage.WITHDRAWN in (event.from_stage, event.to_stage):
        raise Conflict("What the candidate did themselves cannot be undone.")
    hold = rejection_hold(session)
    before, told = application.stage, application.told(hold)
    application.settle(event.from_stage)
    _record(session, actor, application, before, reason="Undone", undoes=event)
    tell_move(session, actor, application, before, (told, application.told(hold)), "Undone")
    return application


def withdraw(
    session: Session, actor: Actor, application_id: UUID, *, reason: str | None = None
) -> Application:
    """The candidate's own exit, from any live stage."""
    ensure(policy.can_apply(actor), "Only the candidate can withdraw an application.")
    users.oneself(session, actor)
    application = query.get(session, actor, application_id, lock=True)
    before, told = application.stage, application.told(rejection_hold(session))
    if told not in PATH:
        raise Conflict(f"An application that is {told.label.lower()} cannot be withdrawn.")
    application.settle(Stage.WITHDRAWN)
    _record(session, actor, application, before, reason=reason)
    audit(session, actor, "application.withdrawn", "application", application.id, reason=reason)
    sentence = f"{actor.full_name} withdrew an application."
    words = {"candidate": actor.full_name}
    tell_recruiter(session, application, "withdrawn", sentence, words)
    announce_change(session, application)
    return application


def withdraw_all(session: Session, actor: Actor) -> None:
    """Every live application of a candidate who goes; the others are held until they are gone."""
    for application in query.own(session, actor):
        if application.stage in PATH:
            before = application.stage
            application.settle(Stage.WITHDRAWN)
            _record(session, actor, application, before)
        announce_change(session, application)


def _taking(session: Session, actor: Actor, job_id: UUID) -> tuple[Job, Application | None]:
    """The job, unless it takes no applications or has the actor's; and theirs if withdrawn."""
    job = jobs.known(session, actor, job_id)
    already = query.existing(session, actor.user_id, job.id)
    if already and already.stage is not Stage.WITHDRAWN:
        sentence = "You have already applied to this job; your application is in your list."
        extra = {"application_id": str(already.id)}
        raise Conflict(sentence, code="already_applied", extra=extra)
    if not job.takes_applications:
        raise Conflict("This job no longer takes applications.", code="job_closed")
    return job, already


def _begin(session: Session, candidate: User, job: Job) -> Application:
    application = Application(
        candidate_id=candidate.id,
        job_id=job.id,
        recruiter_id=assignments.recruiter_of(session, candidate.id),
        sort_name=sort_name(candidate.full_name),
    )
    session.add(application)
    session.flush()
    return application


def _record(
    session: Session,
    actor: Actor,
    application: Application,
    before: Stage | None,
    *,
    reason: str | None = None,
    note: str | None = None,
    undoes: StageEvent | None = None,
    batch_id: UUID | None = None,
) -> None:
    """Write the step into the history that nobody can change."""
    session.add(
        StageEvent(
            application_id=application.id,
            number=application.version,
            from_stage=before,
            to_stage=application.stage,
            actor_id=actor.user_id,
            reason=(reason or "").strip()[:500] or None,
            note=(note or "").strip()[:4000] or None,
            undoes_id=undoes and undoes.id,
            batch_id=batch_id,
            is_override=actor.is_staff and policy.is_override(actor, application),
        )
    )
    publish_step(session, application, before)
