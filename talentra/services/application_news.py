"""What is told about an application: to the log, to its candidate, its recruiter, open pages."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, Application, Job, Stage, User
from talentra.policies import applications as policy
from talentra.queries import users
from talentra.services.telling import announce, audit, notify


def tell_move(
    session: Session,
    actor: Actor,
    application: Application,
    before: Stage,
    told: tuple[Stage, Stage],
    reason: str | None,
) -> None:
    """Tell the log, and the candidate unless what they are `told` is what they were before."""
    overridden = policy.is_override(actor, application)
    action = "application.moved_by_override" if overridden else "application.moved"
    audit(
        session,
        actor,
        action,
        "application",
        application.id,
        before={"stage": before},
        after={"stage": application.stage},
        reason=reason,
    )
    told_before, told_now = told
    if told_now is not told_before:
        title = session.execute(_title(), {"job_id": application.job_id}).scalar_one()
        sentence = f"Your application for {title} is now at {told_now.label}."
        words = {"job": title, "stage": told_now.label}
        notify(session, application.candidate_id, "moved", sentence, "/applications", words=words)
    announce_change(session, application)


@cache
def _title() -> Select[Any]:
    return select(col(Job.title)).where(col(Job.id) == bindparam("job_id"))


def tell_staff(
    session: Session, application: Application, candidate: User, job: Job, done: str
) -> None:
    """Tell whoever handles the candidate what they have done, or the admins that they wait."""
    sentence = f"{candidate.full_name} {done} for {job.title}."
    words = {"candidate": candidate.full_name, "job": job.title}
    tell_recruiter(session, application, "applied", sentence, words)
    waits, link = f"{sentence} No recruiter yet.", "/admin/assignments"
    for admin_id in () if application.recruiter_id else users.admins(session):
        notify(session, admin_id, "waiting", waits, link, about=candidate.id, words=words)


def tell_recruiter(
    session: Session,
    application: Application,
    kind: str,
    sentence: str,
    words: Mapping[str, str],
) -> None:
    """Tell its recruiter, if it has one."""
    recruiter_id, link = application.recruiter_id, f"/candidates?c={application.id}"
    if recruiter_id:
        about = application.candidate_id
        notify(session, recruiter_id, kind, sentence, link, about=about, words=words)


def announce_change(session: Session, application: Application) -> None:
    """Let every open page that shows it read again."""
    recruiter = application.recruiter_id
    announce(
        session,
        f"candidate:{application.candidate_id}",
        f"recruiter:{recruiter}" if recruiter else None,
        f"job:{application.job_id}",
        "admin",
    )
