"""Remarks: notes by staff on an application."""

from uuid import UUID

from sqlalchemy.orm import Session

from talentra.errors import Invalid, ensure
from talentra.models import Actor, Application, Job, Remark, Visibility
from talentra.policies import applications as policy
from talentra.queries import applications as query
from talentra.services.telling import announce, audit, notify

LONGEST = 4000


def add(
    session: Session,
    actor: Actor,
    application_id: UUID,
    *,
    text: str,
    visibility: Visibility = Visibility.INTERNAL,
) -> Remark:
    """Write a remark; the candidate reads it only when it says so."""
    ensure(policy.can_move(actor), "Only its recruiter or an admin can remark.")
    application = query.get(session, actor, application_id, lock=True)
    remark = Remark(
        application_id=application.id,
        author_id=actor.user_id,
        text=_checked(text),
        visibility=visibility,
    )
    session.add(remark)
    overridden = policy.is_override(actor, application)
    action = "remark.added_by_override" if overridden else "remark.added"
    told = {"visibility": visibility}
    audit(session, actor, action, "application", application.id, after=told)
    if visibility is Visibility.CANDIDATE:
        _tell_candidate(session, application)
    recruiter = application.recruiter_id
    announce(session, f"recruiter:{recruiter}" if recruiter else None, "admin")
    return remark


def _checked(text: str) -> str:
    text = text.strip()
    if not 1 <= len(text) <= LONGEST:
        sentence = f"A remark has 1 to {LONGEST:,} characters."
        raise Invalid(sentence, fields=[("remarks", sentence)])
    return text


def _tell_candidate(session: Session, application: Application) -> None:
    title = session.get_one(Job, application.job_id).title
    sentence = f"There is a message about your application for {title}."
    words = {"job": title}
    notify(session, application.candidate_id, "remark", sentence, "/applications", words=words)
    announce(session, f"candidate:{application.candidate_id}")
