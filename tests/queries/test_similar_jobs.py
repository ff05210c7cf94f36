"""Other jobs that ask for the same."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.errors import NotFound
from talentra.models import Actor, ExperienceLevel, JobStatus
from talentra.queries import similar_jobs
from talentra.services import jobs as service
from tests.harness.cast import Cast
from tests.services import acts

SENIOR, MIDDLE = ExperienceLevel.OVER_FIVE, ExperienceLevel.THREE_TO_FIVE


def titles(session: Session, actor: Actor, job_id: UUID) -> list[str]:
    """The similar jobs in their order."""
    session.flush()
    return [row.title for row in similar_jobs.of(session, actor, job_id)]


@pytest.fixture
def pole(session: Session, cast: Cast) -> UUID:
    """A job of Remy's for somebody with some years, and six others to compare it with."""
    skills = ["Python", "SQL", "Linux"]
    job = acts.post(session, cast.remy, title="Pole", skills=skills, experience_level=MIDDLE)
    others: dict[str, tuple[list[str], ExperienceLevel]] = {
        "Two, other level": (["sql", "Linux"], SENIOR),
        "Two, same level": (["Python", "SQL"], MIDDLE),
        "All": (skills, SENIOR),
        "One, same level": (["Linux", "Ropes"], MIDDLE),
        "One": (["Linux"], SENIOR),
        "None, same level": (["Knots"], MIDDLE),
    }
    for ago, (title, (asked, level)) in enumerate(others.items()):
        posted = acts.post(session, cast.remy, title=title, skills=asked, experience_level=level)
        posted.opened_at = now() - timedelta(days=ago)
    return job.id


class TestSimilarJobs:
    def test_share_skills_and_level(self, session: Session, cast: Cast, pole: UUID) -> None:
        assert titles(session, cast.cody, pole) == [
            "Two, same level",
            "All",
            "Two, other level",
            "One, same level",
            "One",
        ]

    def test_can_be_applied_to(self, session: Session, cast: Cast) -> None:
        job = acts.post(session, cast.remy, title="Pole", skills=["Python"])
        acts.post(session, cast.remy, skills=["Python"], status=JobStatus.DRAFT)
        closed = acts.post(session, cast.remy, skills=["Python"])
        service.close(session, cast.remy, closed.id)
        for actor in (cast.cody, cast.remy):
            assert titles(session, actor, job.id) == []

    def test_of_a_job_without_skills_are_none(self, session: Session, cast: Cast) -> None:
        assert titles(session, cast.cody, cast.job_id) == []

    def test_of_a_hidden_job_do_not_exist(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.remy, skills=["Python"], status=JobStatus.DRAFT)
        with pytest.raises(NotFound):
            titles(session, cast.cody, draft.id)

    def test_are_few_and_found_at_once(self, session: Session, cast: Cast, pole: UUID) -> None:
        for number in range(12):
            acts.post(session, cast.remy, title=f"More {number}", skills=["Python"])
        session.flush()
        statements: list[str] = []
        event.listen(
            session.get_bind(), "before_cursor_execute", lambda *a: statements.append(a[2])
        )
        assert len(similar_jobs.of(session, cast.cody, pole)) == similar_jobs.MOST
        assert len(statements) <= 5  # the job, the similar ones, their skills, applied to, saved
