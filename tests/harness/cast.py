"""The cast of every story: Ada, Rosa, Remy, Cleo, Cody, and Cleo's application to Rosa's job."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db, files
from talentra.clock import now
from talentra.models import (
    Actor,
    Application,
    Assignment,
    EmploymentType,
    ExperienceLevel,
    File,
    Job,
    JobStatus,
    JobVersion,
    JobWords,
    Profile,
    Resume,
    Role,
    Seal,
    Stage,
    StageEvent,
    User,
    WorkMode,
)
from talentra.models.users import sort_name
from talentra.security import hash_password
from tests.harness import documents

PASSWORD = "Teal kettles hum at 7"
PDF = "application/pdf"


@dataclass(frozen=True)
class Cast:
    """Who is on stage, and what they have done so far."""

    ada: Actor  # admin
    rosa: Actor  # the recruiter whose candidate Cleo is; owns the job
    remy: Actor  # a recruiter with nobody
    cleo: Actor  # a candidate who applied
    cody: Actor  # another candidate, with a resume and no application
    job_id: UUID
    cleos_application_id: UUID
    cleos_resume_id: UUID
    codys_resume_id: UUID


def email(actor: Actor) -> str:
    """The address with which somebody of the cast signs in."""
    return f"{actor.full_name.split()[0].lower()}@talentra.example"


def enter() -> Cast:
    """Put the cast on stage in the database and the file folder that this process uses."""
    content = documents.pdf()
    sha256 = files.save(content)
    with db.transaction() as session:
        session.add(
            File(sha256=sha256, content_type=PDF, size=len(content), pages=1, text=documents.WORDS)
        )
        people = _people(session)
        resumes = [_resume(session, people[name], sha256) for name in ("cleo", "cody")]
        job, posted = _job(session, people["rosa"])
        application = _application(session, people, job, posted, resumes[0])
    return Cast(
        **people,
        job_id=job.id,
        cleos_application_id=application.id,
        cleos_resume_id=resumes[0].id,
        codys_resume_id=resumes[1].id,
    )


def _people(session: Session) -> dict[str, Actor]:
    return {
        "ada": _person(session, "Ada Quill", Role.ADMIN),
        "rosa": _person(session, "Rosa Lindqvist", Role.RECRUITER),
        "remy": _person(session, "Remy Okafor", Role.RECRUITER),
        "cleo": _person(session, "Cleo Marsh", Role.CANDIDATE),
        "cody": _person(session, "Cody Bright", Role.CANDIDATE),
    }


def _person(session: Session, full_name: str, role: Role) -> Actor:
    user = User(email="", full_name=full_name, role=role, password_hash=_password_hash())
    actor = Actor(user_id=user.id, role=role, full_name=full_name)
    user.email = email(actor)
    session.add(user)
    session.flush()
    if role is Role.CANDIDATE:
        level = ExperienceLevel.THREE_TO_FIVE
        session.add(Profile(user_id=user.id, city="Pune", experience_level=level))
    return actor


def _resume(session: Session, owner: Actor, sha256: str) -> Resume:
    name = f"{owner.full_name}.pdf"
    resume = Resume(candidate_id=owner.user_id, slot=1, file_sha256=sha256, file_name=name)
    session.add(resume)
    session.flush()
    return resume


def _job(session: Session, owner: Actor) -> tuple[Job, JobVersion]:
    job = Job(
        owner_id=owner.user_id,
        title="Data engineer",
        company="Northwind Mills",
        description="Move data safely from where it is made to where it is needed.",
        location="Pune",
        work_mode=WorkMode.HYBRID,
        employment_type=EmploymentType.FULL_TIME,
        experience_level=ExperienceLevel.THREE_TO_FIVE,
        status=JobStatus.OPEN,
        opened_at=now(),
    )
    session.add(job)
    session.flush()
    posted = JobVersion(job_id=job.id, number=1, text=job.text([]), created_by=owner.user_id)
    session.add_all([posted, JobWords(job_id=job.id, words=job.words([]))])
    session.flush()
    return job, posted


def _application(
    session: Session, people: dict[str, Actor], job: Job, posted: JobVersion, resume: Resume
) -> Application:
    cleo, rosa, ada = (people[name].user_id for name in ("cleo", "rosa", "ada"))
    named = sort_name(people["cleo"].full_name)
    application = Application(candidate_id=cleo, job_id=job.id, recruiter_id=rosa, sort_name=named)
    session.add_all(
        [application, Assignment(candidate_id=cleo, recruiter_id=rosa, assigned_by=ada)]
    )
    session.flush()
    history = StageEvent(
        application_id=application.id, number=1, to_stage=Stage.APPLIED, actor_id=cleo
    )
    session.add_all([history, _seal(session, application, posted, resume, people["cleo"])])
    return application


def _seal(
    session: Session, application: Application, posted: JobVersion, resume: Resume, owner: Actor
) -> Seal:
    profile = session.get_one(Profile, owner.user_id)
    return Seal(
        application_id=application.id,
        file_sha256=resume.file_sha256,
        file_name=resume.file_name,
        resume_id=resume.id,
        resume_text=documents.WORDS,
        profile=profile.sealed(owner.full_name, email(owner), []),
        job_version_id=posted.id,
    )


@lru_cache(maxsize=1)
def _password_hash() -> str:
    """Everybody's password is the same: one hash for all of them."""
    return hash_password(PASSWORD)
