"""Saving jobs, and finding them again."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from talentra.errors import NotFound, Refused
from talentra.models import Actor, Job, JobStatus, SavedJob
from talentra.queries import jobs
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.services import jobs as job_service
from talentra.services import saved_jobs as service
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts


def saved(session: Session, actor: Actor) -> list[UUID]:
    """What they saved, as they see it."""
    session.flush()
    return [row.id for row in jobs.page(session, actor, JobFilter(saved=True), Ask()).rows]


class TestSave:
    def test_is_shown_in_every_list(self, session: Session, cast: Cast) -> None:
        service.save(session, cast.cody, cast.job_id)
        assert saved(session, cast.cody) == [cast.job_id]
        assert jobs.view(session, cast.cody, cast.job_id).saved
        [row] = jobs.page(session, cast.cody, JobFilter(), Ask()).rows
        assert row.saved

    def test_twice_is_once(self, session: Session, cast: Cast, clock: SteeredClock) -> None:
        service.save(session, cast.cody, cast.job_id)
        first = session.get_one(SavedJob, (cast.cody.user_id, cast.job_id)).saved_at
        clock.forward(timedelta(days=1))
        service.save(session, cast.cody, cast.job_id)
        session.expire_all()
        assert session.get_one(SavedJob, (cast.cody.user_id, cast.job_id)).saved_at == first

    def test_is_nobody_elses_to_see(self, session: Session, cast: Cast) -> None:
        service.save(session, cast.cody, cast.job_id)
        for actor in (cast.cleo, cast.rosa, cast.remy, cast.ada):
            assert saved(session, actor) == []
            assert not jobs.view(session, actor, cast.job_id).saved

    @pytest.mark.parametrize("who", ["ada", "rosa", "remy"])
    def test_is_not_for_staff(self, session: Session, cast: Cast, who: str) -> None:
        for act in (service.save, service.unsave):
            with pytest.raises(Refused, match="Only candidates"):
                act(session, getattr(cast, who), cast.job_id)

    def test_does_not_know_what_is_hidden(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        for job_id in (draft.id, uuid4()):
            with pytest.raises(NotFound):
                service.save(session, cast.cody, job_id)

    def test_a_draft_that_was_removed_is_forgotten(self, session: Session, cast: Cast) -> None:
        job = acts.post(session, cast.remy)
        service.save(session, cast.cody, job.id)
        job_service.remove(session, cast.remy, job.id)
        session.flush()
        assert session.get(Job, job.id) is None


class TestUnsave:
    def test_lets_go(self, session: Session, cast: Cast) -> None:
        service.save(session, cast.cody, cast.job_id)
        service.save(session, cast.cleo, cast.job_id)
        service.unsave(session, cast.cody, cast.job_id)
        assert (saved(session, cast.cody), saved(session, cast.cleo)) == ([], [cast.job_id])
        assert not jobs.view(session, cast.cody, cast.job_id).saved

    def test_of_what_is_not_saved_changes_nothing(self, session: Session, cast: Cast) -> None:
        for job_id in (cast.job_id, uuid4()):
            service.unsave(session, cast.cody, job_id)


class TestFinding:
    def test_narrows_what_is_saved_like_any_list(self, session: Session, cast: Cast) -> None:
        ids = [acts.post(session, cast.remy, title=f"Job {n}").id for n in range(3)]
        for job_id in ids[:2]:
            service.save(session, cast.cody, job_id)
        session.flush()
        assert sorted(saved(session, cast.cody)) == sorted(ids[:2])
        wanted = JobFilter(q="job 1", saved=True)
        assert [row.id for row in jobs.page(session, cast.cody, wanted, Ask()).rows] == [ids[1]]

    def test_leaves_out_what_takes_no_applications(self, session: Session, cast: Cast) -> None:
        service.save(session, cast.cody, cast.job_id)
        job_service.close(session, cast.rosa, cast.job_id)
        assert saved(session, cast.cody) == []
        job_service.reopen(session, cast.rosa, cast.job_id)
        assert saved(session, cast.cody) == [cast.job_id]
