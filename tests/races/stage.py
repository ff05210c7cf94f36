"""What a race begins with: people, jobs and applications that no other race has touched."""

from secrets import token_hex
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from talentra import db
from talentra.models import Actor, Application, AuditEntry, Role, Stage
from talentra.services import applications, assignments
from tests.harness.cast import Cast
from tests.races.starting import Act, write
from tests.services import acts

ROUNDS = 3
TEN = 10


def new_job(owner: Actor) -> UUID:
    """An open job of theirs."""
    with db.transaction() as session:
        return acts.post(session, owner).id


def new_person(role: Role = Role.CANDIDATE) -> Actor:
    """Somebody with nothing."""
    with db.transaction() as session:
        return acts.person(session, f"Person {token_hex(4)}", role)


def new_candidate(words: str = "Older") -> tuple[Actor, UUID]:
    """Somebody with a resume that says these words, and the resume's id."""
    candidate = new_person()
    with db.transaction() as session:
        return candidate, acts.upload(session, candidate, words).id


def new_application(cast: Cast, *path: Stage) -> Application:
    """An application of somebody new to Rosa's job, moved along the path, that Rosa handles."""
    candidate, resume_id = new_candidate()
    with db.transaction() as session:
        assignments.assign(session, cast.ada, candidate.user_id, cast.rosa.user_id)
        sent = applications.apply(session, candidate, cast.job_id, resume_id=resume_id)
        session.flush()
        return acts.bring(session, cast.rosa, sent.id, *path)


def applying(candidate: Actor, job_id: UUID, resume_id: UUID) -> Act:
    """Their sending the resume to the job."""
    return write(applications.apply, candidate, job_id, resume_id=resume_id)


def moving(actor: Actor, application: Application, to: Stage) -> Act:
    """Their moving it from the version it has now."""
    return write(
        applications.move, actor, application.id, to=to, version=application.version, reason="other"
    )


def told_of(*ids: UUID) -> list[str]:
    """What the audit log says was done by or to them, in order, resumes sent in left out."""
    of_them = or_(col(AuditEntry.actor_id).in_(ids), col(AuditEntry.target_id).in_(ids))
    with db.reading() as session:
        wanted = select(col(AuditEntry.action)).where(of_them).order_by(col(AuditEntry.id))
        return [each for each in session.scalars(wanted) if each != "resume.uploaded"]
