"""Postings as staff work with them: how many have applied, in whose sight."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from talentra.clock import today
from talentra.models import Actor, JobStatus
from talentra.queries import managed_jobs
from talentra.queries.jobs import Hidden, JobFilter
from talentra.queries.managed_jobs import Applicants, ManagedJob
from talentra.queries.pages import Ask
from talentra.services import applications, assignments
from talentra.services import jobs as job_service
from tests.harness.cast import Cast
from tests.services import acts


def _listed(session: Session, actor: Actor, wanted: JobFilter | None = None) -> list[ManagedJob]:
    session.flush()
    return managed_jobs.page(session, actor, wanted or JobFilter(), Ask()).rows


@pytest.fixture
def crowd(session: Session, cast: Cast) -> None:
    """To Rosa's job applied: Cleo (hers), Cody (waiting), Petra (Remy's)."""
    applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
    petra = acts.person(session, "Petra Roe")
    acts.apply(session, petra, cast.job_id)
    assignments.assign(session, cast.ada, petra.user_id, cast.remy.user_id)
    session.flush()


class TestApplicants:
    @pytest.mark.parametrize(
        ("who", "counted"),
        [
            ("rosa", Applicants(1, Hidden(1, 1))),  # her own job: numbers of the others
            ("remy", Applicants(1, Hidden(0, 0))),  # not his job: nothing of the others
            ("ada", Applicants(3, Hidden(0, 0))),
        ],
    )
    def test_are_counted_within_sight(
        self, session: Session, cast: Cast, crowd: None, who: str, counted: Applicants
    ) -> None:
        [job] = _listed(session, getattr(cast, who))
        assert job.applicants == counted
        alone = managed_jobs.applicants(session, getattr(cast, who), [cast.job_id])
        assert alone == {cast.job_id: counted}

    def test_of_a_job_without_any_are_none(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.remy, status=JobStatus.DRAFT)
        session.flush()
        counted = managed_jobs.applicants(session, cast.remy, [draft.id])
        assert counted == {draft.id: Applicants()}


class TestJobs:
    def test_name_their_owner_and_who_may_change_them(self, session: Session, cast: Cast) -> None:
        for who, may in (("rosa", True), ("remy", False), ("ada", True)):
            [job] = _listed(session, getattr(cast, who))
            assert (job.owner_name, job.can_change) == ("Rosa Lindqvist", may)

    def test_past_their_day_count_as_closed(self, session: Session, cast: Cast) -> None:
        past = acts.post(session, cast.rosa, title="Past", closes_on=today())
        past.closes_on = today() - timedelta(days=1)
        [listed] = _listed(session, cast.rosa, JobFilter(q="Past"))
        assert listed.status is JobStatus.CLOSED

    def test_are_counted_by_status_as_the_list_shows_them(
        self, session: Session, cast: Cast
    ) -> None:
        acts.post(session, cast.remy, status=JobStatus.DRAFT)
        job_service.close(session, cast.remy, acts.post(session, cast.remy).id)
        past = acts.post(session, cast.remy, closes_on=today())
        past.closes_on = today() - timedelta(days=1)
        for wanted in (
            JobFilter(),
            JobFilter(mine=True),
            JobFilter(q="platform"),
            JobFilter(q="x"),
        ):
            for actor in (cast.rosa, cast.remy, cast.ada):
                counts = managed_jobs.by_status(session, actor, wanted)
                for status, number in counts.items():
                    narrowed = JobFilter(q=wanted.q, mine=wanted.mine, status=status)
                    assert len(_listed(session, actor, narrowed)) == number
        assert managed_jobs.by_status(session, cast.rosa, JobFilter()) == {
            JobStatus.OPEN: 1,
            JobStatus.DRAFT: 0,
            JobStatus.CLOSED: 2,
        }

    def test_to_narrow_a_list_to_are_those_with_applications_in_sight(
        self, session: Session, cast: Cast
    ) -> None:
        acts.post(session, cast.rosa)
        session.flush()
        assert managed_jobs.applied_to(session, cast.rosa) == [(cast.job_id, "Data engineer")]
        assert managed_jobs.applied_to(session, cast.remy) == []
        assert managed_jobs.applied_to(session, cast.ada) == [(cast.job_id, "Data engineer")]

    def test_of_ones_own_are_the_latest_first(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        session.flush()
        assert managed_jobs.owned(session, cast.rosa) == [draft.id, cast.job_id]
        assert managed_jobs.owned(session, cast.remy) == []
