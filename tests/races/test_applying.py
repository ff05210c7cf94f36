"""Applying at the same moment as everything that could stand in its way (rules 5, 6, 7, 13)."""

from uuid import UUID

from sqlalchemy import func, select

from talentra import db
from talentra.errors import Away, Conflict, NotFound, Unauthenticated
from talentra.models import (
    Application,
    File,
    Job,
    JobStatus,
    Resume,
    Seal,
    StageEvent,
)
from talentra.services import accounts, jobs, resumes
from tests.harness.cast import Cast
from tests.races.stage import ROUNDS, TEN, applying, new_candidate, new_job, told_of
from tests.races.starting import at_once, done, refused, write
from tests.services import acts


def _count(table: type, column: str, value: UUID) -> int:
    with db.reading() as session:
        counted = select(func.count()).select_from(table).filter_by(**{column: value})
        return session.execute(counted).scalar_one()


def test_ten_at_once_send_one_and_name_it_to_the_others(cast: Cast) -> None:
    for _ in range(ROUNDS):
        ten = applying(cast.cody, new_job(cast.rosa), cast.codys_resume_id)
        outcomes = at_once(*[ten] * TEN)
        [sent] = done(outcomes)
        for refusal in refused(outcomes):
            assert isinstance(refusal, Conflict | Away)
            if isinstance(refusal, Conflict):
                assert refusal.extra == {"application_id": str(sent.id)}
        assert _count(Application, "job_id", sent.job_id) == 1
        assert _count(Seal, "application_id", sent.id) == 1
        assert _count(StageEvent, "application_id", sent.id) == 1


def test_ten_people_at_once_are_all_heard(cast: Cast) -> None:
    job_id = new_job(cast.rosa)
    people = [new_candidate() for _ in range(TEN)]
    outcomes = at_once(*[applying(who, job_id, resume_id) for who, resume_id in people])
    assert refused(outcomes) == []
    assert _count(Application, "job_id", job_id) == TEN


def test_nobody_is_in_after_the_door_was_closed(cast: Cast) -> None:
    for _ in range(ROUNDS):
        job_id = new_job(cast.rosa)
        people = [new_candidate() for _ in range(4)]
        closed, *outcomes = at_once(
            write(jobs.close, cast.rosa, job_id),
            *[applying(who, job_id, resume_id) for who, resume_id in people],
        )
        assert closed.status is JobStatus.CLOSED
        assert all(refusal.code == "job_closed" for refusal in refused(outcomes))
        assert all(sent.applied_at <= closed.closed_at for sent in done(outcomes))


def test_a_job_is_removed_or_has_the_application(cast: Cast) -> None:
    for _ in range(ROUNDS):
        job_id = new_job(cast.rosa)
        kept, sent = at_once(
            write(jobs.remove, cast.rosa, job_id),
            applying(cast.cody, job_id, cast.codys_resume_id),
        )
        with db.reading() as session:
            job = session.get(Job, job_id)
        if isinstance(sent, Application):
            assert job and (job.status, kept) == (JobStatus.CLOSED, 1)
        else:
            assert isinstance(sent, NotFound) and (job, kept) == (None, None)


def test_a_resume_is_sent_before_it_is_removed_or_not_at_all(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, resume_id = new_candidate()
        removed, sent = at_once(
            write(resumes.remove, candidate, resume_id),
            applying(candidate, cast.job_id, resume_id),
        )
        assert removed.removed_at
        assert isinstance(sent, Application | NotFound)
        before = ["application.sent"] if isinstance(sent, Application) else []
        assert told_of(candidate.user_id) == [*before, "resume.removed"]


def test_what_is_sealed_is_of_one_resume(cast: Cast) -> None:
    """Not the name of the old and the bytes of the new one."""
    for _ in range(ROUNDS):
        candidate, resume_id = new_candidate()
        replaced, sent = at_once(
            write(acts.upload, candidate, "Newer", replaced_id=resume_id),
            applying(candidate, cast.job_id, resume_id),
        )
        with db.reading() as session:
            seal = session.get_one(Seal, sent.id)
            kept = session.get_one(Resume, resume_id)
            assert seal.resume_text == session.get_one(File, seal.file_sha256).text
            assert seal.file_name == f"{seal.resume_text}.pdf"
            assert (kept.file_name, kept.file_sha256) == ("Newer.pdf", replaced.file_sha256)


def test_nobody_applies_once_they_are_shut_out(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, resume_id = new_candidate()
        _, sent = at_once(
            write(accounts.deactivate, cast.ada, candidate.user_id),
            applying(candidate, cast.job_id, resume_id),
        )
        assert isinstance(sent, Application | Unauthenticated)
        before = ["application.sent"] if isinstance(sent, Application) else []
        assert told_of(candidate.user_id) == [*before, "account.deactivated"]
