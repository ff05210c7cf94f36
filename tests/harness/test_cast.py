"""The cast on stage must be what the product itself would have made of their story."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from talentra import files
from talentra.models import (
    Application,
    Assignment,
    Job,
    JobVersion,
    Seal,
    Stage,
    StageEvent,
    User,
)
from talentra.security import check_password
from talentra.services import applications, assignments, jobs
from tests.harness.cast import PASSWORD, Cast, email


def test_everybody_can_sign_in(session: Session, cast: Cast) -> None:
    for actor in (cast.ada, cast.rosa, cast.remy, cast.cleo, cast.cody):
        user = session.get_one(User, actor.user_id)
        assert (user.email, user.role) == (email(actor), actor.role)
        assert check_password(PASSWORD, user.password_hash)


def test_rosa_handles_cleo_who_has_applied(session: Session, cast: Cast) -> None:
    assignment = session.scalars(select(Assignment)).one()
    assert (assignment.candidate_id, assignment.recruiter_id) == (
        cast.cleo.user_id,
        cast.rosa.user_id,
    )
    application = session.get_one(Application, cast.cleos_application_id)
    events = session.scalars(select(StageEvent)).all()
    assert [event.to_stage for event in events] == [application.stage] == [Stage.APPLIED]


def test_the_sealed_file_is_kept(session: Session, cast: Cast) -> None:
    seal = session.get_one(Seal, cast.cleos_application_id)
    assert files.read(seal.file_sha256).startswith(b"%PDF-")


class TestIsWhatTheProductMakes:
    """Cody does what Cleo is said to have done, and leaves the same rows."""

    def test_of_applying_and_assigning(self, session: Session, cast: Cast) -> None:
        assignments.assign(session, cast.ada, cast.cody.user_id, cast.rosa.user_id)
        sent = applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        session.flush()
        session.expire_all()  # triggers fill in what lists go by
        for table, key in (
            (Application, Application.id),
            (Seal, Seal.application_id),
            (StageEvent, StageEvent.application_id),
        ):
            made, staged = _two(session, table, key, sent.id, cast.cleos_application_id)
            assert made == staged
        made, staged = _two(
            session, Assignment, Assignment.candidate_id, cast.cody.user_id, cast.cleo.user_id
        )
        assert made == staged

    def test_of_posting_a_job(self, session: Session, cast: Cast) -> None:
        unsaid = {"id", "owner_id", "status", "version", "created_at", "updated_at", "opened_at"}
        details = session.get_one(Job, cast.job_id).model_dump(exclude=unsaid)
        posted = jobs.create(session, cast.rosa, details=details)
        session.flush()
        for table, key in ((Job, Job.id), (JobVersion, JobVersion.job_id)):
            made, staged = _two(session, table, key, posted.id, cast.job_id)
            assert made == staged


def _two(
    session: Session, table: type[SQLModel], key: Any, first: UUID, second: UUID
) -> list[dict[str, Any]]:
    """Both rows without what must differ: identifiers, moments and who it is about."""
    rows = [session.scalars(select(table).where(key == value)).one() for value in (first, second)]
    return [
        {name: told for name, told in row.model_dump().items() if not _must_differ(name, told)}
        for row in rows
    ]


def _must_differ(name: str, told: object) -> bool:
    return isinstance(told, (UUID, datetime)) or name in {"profile", "file_name", "sort_name"}
