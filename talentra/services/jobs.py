"""Postings: create, edit, close, reopen, remove."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import Conflict, Invalid, ensure
from talentra.models import Actor, Job, JobSkill, JobStatus, JobVersion, JobWords, SavedJob
from talentra.policies import jobs as policy
from talentra.queries import jobs as query
from talentra.queries import users
from talentra.services import skills
from talentra.services.publishing import publish_status
from talentra.services.telling import announce, audit

OURS = "Only its owner or an admin can change this job."
JOBS = "jobs"  # the topic of every list of jobs


def create(
    session: Session,
    actor: Actor,
    *,
    details: Mapping[str, Any],
    skill_names: Sequence[str] = (),
    status: JobStatus = JobStatus.OPEN,
) -> Job:
    """Post a job, open at once or as a draft; the actor owns it."""
    ensure(policy.can_post(actor), "Only recruiters and admins can post jobs.")
    if status is JobStatus.CLOSED:
        raise Invalid("A new job is open or a draft.", fields=[("status", "Say open or draft.")])
    users.own(session, actor)  # whoever is shut out at this moment leaves no job behind
    job = Job(**details, owner_id=actor.user_id, status=status)
    _check(job, details)
    session.add(job)
    session.flush()
    _keep_text(session, actor, job, skill_names)
    _tell(session, actor, "job.created", job, after={"title": job.title, "status": status})
    if status is JobStatus.OPEN:
        publish_status(session, job)
    return job


def edit(
    session: Session,
    actor: Actor,
    job_id: UUID,
    *,
    details: Mapping[str, Any],
    skill_names: Sequence[str] | None = None,
    status: JobStatus | None = None,
    version: int | None = None,
) -> Job:
    """Change what is given; applications keep the text they were sent to."""
    if status is JobStatus.OPEN:
        users.own(session, actor)
    job = query.get(session, actor, job_id, lock=True)
    ensure(policy.can_change(actor, job), OURS)
    if version is not None and version != job.version:
        raise Conflict("Somebody changed this job in the meantime. Look again.", code="stale")
    before = {name: getattr(job, name) for name in details}
    for name, value in details.items():
        setattr(job, name, value)
    _check(job, details)
    if details or skill_names is not None:
        names = query.skills_of(session, [job.id])[job.id] if skill_names is None else skill_names
        job.version += 1
        _keep_text(session, actor, job, names)
        _tell(session, actor, "job.edited", job, before=_plain(before), after=_plain(details))
    if status is not None and status is not job.status:
        _stand(session, actor, job, status)
    return job


def close(session: Session, actor: Actor, job_id: UUID) -> Job:
    """Take no more applications; those there are stay."""
    return edit(session, actor, job_id, details={}, status=JobStatus.CLOSED)


def reopen(session: Session, actor: Actor, job_id: UUID) -> Job:
    """Take applications again."""
    return edit(session, actor, job_id, details={}, status=JobStatus.OPEN)


def remove(session: Session, actor: Actor, job_id: UUID) -> int | None:
    """Delete a job nobody applied to (None), or close it: how many applications are kept."""
    job = query.get(session, actor, job_id, lock=True)
    ensure(policy.can_change(actor, job), OURS)
    kept = query.applicants(session, job)
    if kept:
        _stand(session, actor, job, JobStatus.CLOSED)
        return kept
    for table in (JobSkill, JobVersion, JobWords, SavedJob):
        session.execute(delete(table).where(col(table.job_id) == job.id))
    _tell(session, actor, "job.deleted", job, before={"title": job.title})
    session.delete(job)
    return None


COPIED = (
    *("title", "company", "description", "location", "work_mode", "employment_type"),
    *("experience_level", "openings", "salary_min", "salary_max", "currency"),
)


def duplicate(session: Session, actor: Actor, job_id: UUID) -> Job:
    """A draft with the same text and no closing day, owned by whoever asked for it."""
    job = query.get(session, actor, job_id)
    details = {name: getattr(job, name) for name in COPIED}
    names = query.skills_of(session, [job.id])[job.id]
    return create(session, actor, details=details, skill_names=names, status=JobStatus.DRAFT)


def _stand(session: Session, actor: Actor, job: Job, status: JobStatus) -> None:
    if status is JobStatus.DRAFT:
        raise Conflict("A job that was open cannot become a draft again; close it instead.")
    if status is JobStatus.OPEN and job.is_past:
        raise Conflict("Its closing day has passed. Choose a later one, then open it.")
    before, job.status = job.status, status
    if status is JobStatus.OPEN and before is JobStatus.DRAFT:
        _open_anew(session, job)
    if status is JobStatus.OPEN:
        job.closed_at = None
    else:
        job.closed_at = now()
    action = "job.opened" if status is JobStatus.OPEN else "job.closed"
    _tell(session, actor, action, job, before={"status": before}, after={"status": status})
    publish_status(session, job)


def _check(job: Job, changed: Collection[str]) -> None:
    """The rules that look at more than one field; a closing day may pass by itself."""
    low, high = job.salary_min, job.salary_max
    if low is not None and high is not None and high < low:
        sentence = "The highest salary cannot be below the lowest."
        raise Invalid(sentence, fields=[("salary_max", sentence)])
    if (low is not None or high is not None) and not job.currency:
        sentence = "Say in which currency the salary is, such as EUR."
        raise Invalid(sentence, fields=[("currency", sentence)])
    if job.status is JobStatus.OPEN and job.is_past and "closes_on" in changed:
        sentence = "The closing day has passed already; choose a later one."
        raise Invalid(sentence, fields=[("closes_on", sentence)])


def _keep_text(session: Session, actor: Actor, job: Job, skill_names: Sequence[str]) -> None:
    """Keep the present text as a version, which applications are sealed with."""
    job.updated_at = now()
    found = skills.named(session, skill_names)
    session.execute(delete(JobSkill).where(col(JobSkill.job_id) == job.id))
    for position, skill in enumerate(found):
        session.add(JobSkill(job_id=job.id, skill_id=skill.id, position=position))
    names = [skill.name for skill in found]
    _keep_words(session, job, names)
    text = job.text(names)
    session.add(JobVersion(job_id=job.id, number=job.version, text=text, created_by=actor.user_id))


def _keep_words(session: Session, job: Job, skill_names: list[str]) -> None:
    """Let the present text be found, and the one before no more."""
    words = job.words(skill_names)
    kept = query.words(session, job)
    if kept is None:
        session.add(JobWords(job_id=job.id, words=words))
    else:
        kept.words = words


def _open_anew(session: Session, job: Job) -> None:
    """Let a draft be the job opened last, also among those that words find."""
    job.opened_at = now()
    session.execute(delete(JobWords).where(col(JobWords.job_id) == job.id))
    names = query.skills_of(session, [job.id])[job.id]
    session.add(JobWords(job_id=job.id, words=job.words(names)))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if value is None else str(value) for name, value in values.items()}


def _tell(session: Session, actor: Actor, action: str, job: Job, **changes: Any) -> None:
    audit(session, actor, action, "job", job.id, **changes)
    announce(session, JOBS, f"job:{job.id}", "admin")
