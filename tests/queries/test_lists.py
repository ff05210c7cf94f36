"""What lists are narrowed to, and the numbers people look at first."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from talentra.clock import today
from talentra.errors import NotFound, Refused
from talentra.models import Actor, Application, ExperienceLevel, Job, JobStatus, Stage, WorkMode
from talentra.queries import applications, assignments, dashboards, jobs, resumes, users
from talentra.queries.applications import ApplicationFilter
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.services import applications as application_service
from talentra.services import assignments as assignment_service
from talentra.services import jobs as job_service
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts


def _titles(session: Session, actor: Actor, wanted: JobFilter | None = None) -> set[str]:
    session.flush()
    return {row.title for row in jobs.page(session, actor, wanted or JobFilter(), Ask()).rows}


@pytest.fixture
def board(session: Session, cast: Cast) -> None:
    """Beside Rosa's open job: one of Remy's, a draft, a closed one, one past its day."""
    acts.post(session, cast.remy, title="Robot nurse", skills=["C++", ".NET"])
    acts.post(session, cast.remy, title="Draft", status=JobStatus.DRAFT)
    job_service.close(session, cast.remy, acts.post(session, cast.remy, title="Closed").id)
    past = acts.post(session, cast.remy, title="Past", closes_on=today())
    past.closes_on = today() - timedelta(days=1)


class TestJobs:
    def test_of_candidates_are_those_they_can_apply_to(
        self, session: Session, cast: Cast, board: None
    ) -> None:
        assert _titles(session, cast.cody) == {"Data engineer", "Robot nurse"}
        job_service.close(session, cast.rosa, cast.job_id)
        assert _titles(session, cast.cleo) == {"Robot nurse"}

    def test_of_recruiters_leave_out_the_drafts_of_others(
        self, session: Session, cast: Cast, board: None
    ) -> None:
        known = {"Data engineer", "Robot nurse", "Closed", "Past"}
        assert _titles(session, cast.rosa) == known
        assert _titles(session, cast.remy) == _titles(session, cast.ada) == known | {"Draft"}

    @pytest.mark.parametrize(
        ("wanted", "titles"),
        [
            (JobFilter(q="robot"), {"Robot nurse", "Closed", "Past"}),  # Halden Robotics
            (JobFilter(q="ROBOT nurse"), {"Robot nurse"}),
            (JobFilter(q="%"), set()),
            (JobFilter(q="_"), set()),
            (JobFilter(company="northwind"), {"Data engineer"}),
            (JobFilter(location="pune"), {"Data engineer"}),
            (JobFilter(work_mode=WorkMode.HYBRID), {"Data engineer"}),
            (JobFilter(experience_level=ExperienceLevel.FRESHER), set()),
            (JobFilter(skills=("c++",)), {"Robot nurse"}),
            (JobFilter(skills=(".Net",)), {"Robot nurse"}),
            (JobFilter(skills=("C",)), set()),
            (JobFilter(mine=True), {"Data engineer"}),
            (JobFilter(status=JobStatus.OPEN), {"Data engineer", "Robot nurse"}),
            (JobFilter(status=JobStatus.CLOSED), {"Closed", "Past"}),
            (JobFilter(status=JobStatus.DRAFT), set()),
        ],
    )
    def test_are_narrowed(
        self, session: Session, cast: Cast, board: None, wanted: JobFilter, titles: set[str]
    ) -> None:
        assert _titles(session, cast.rosa, wanted) == titles

    def test_tell_a_candidate_where_they_applied(self, session: Session, cast: Cast) -> None:
        [row] = jobs.page(session, cast.cleo, JobFilter(), Ask()).rows
        assert row.applied == cast.cleos_application_id
        assert jobs.view(session, cast.cody, cast.job_id).applied is None

    def test_name_their_owner_to_staff_only(self, session: Session, cast: Cast) -> None:
        seen = jobs.view(session, cast.remy, cast.job_id)
        assert (seen.owner_name, seen.can_change) == ("Rosa Lindqvist", False)
        assert jobs.view(session, cast.rosa, cast.job_id).can_change
        told = jobs.view(session, cast.cleo, cast.job_id)
        assert (told.owner_name, told.owner_id, told.can_change) == (None, None, False)

    def test_that_are_closed_exist_for_who_applied(self, session: Session, cast: Cast) -> None:
        session.get_one(Job, cast.job_id).closes_on = today() - timedelta(days=1)
        assert jobs.view(session, cast.cleo, cast.job_id).takes_applications is False
        with pytest.raises(NotFound):
            jobs.view(session, cast.cody, cast.job_id)


class TestApplications:
    @pytest.mark.parametrize(
        ("wanted", "number"),
        [
            (ApplicationFilter(stage=Stage.APPLIED), 2),
            (ApplicationFilter(stage=Stage.OFFER), 0),
            (ApplicationFilter(q="cody"), 1),
            (ApplicationFilter(q="bright DATA"), 1),
            (ApplicationFilter(q="%"), 0),
            (ApplicationFilter(unassigned=True), 1),
            (ApplicationFilter(applied_from=date.min, applied_to=date.max), 2),
        ],
    )
    def test_are_narrowed_and_counted_alike(
        self, session: Session, cast: Cast, wanted: ApplicationFilter, number: int
    ) -> None:
        application_service.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        found = applications.page(session, cast.ada, wanted, Ask(count=True))
        assert (len(found.rows), found.total) == (number, number)
        assert sum(applications.by_stage(session, cast.ada, wanted).values()) == number

    def test_wait_when_nobody_moved_them_for_long(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        def number() -> int:
            session.flush()
            found = applications.page(session, cast.rosa, ApplicationFilter(waiting=True), Ask())
            assert dashboards.recruiter(session, cast.rosa).waiting_long == len(found.rows)
            return len(found.rows)

        clock.stand_at(datetime.now(UTC) + timedelta(days=9))
        assert number() == 0
        clock.stand_at(datetime.now(UTC) + timedelta(days=11))
        assert number() == 1
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
        assert number() == 0
        clock.stand_at(datetime.now(UTC) + timedelta(days=30))
        assert number() == 1
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.REJECTED)
        clock.stand_at(datetime.now(UTC) + timedelta(days=60))
        assert number() == 0

    def test_name_their_recruiter(self, session: Session, cast: Cast) -> None:
        [row] = applications.page(session, cast.ada, ApplicationFilter(), Ask()).rows
        assert (row.recruiter_name, row.company) == ("Rosa Lindqvist", "Northwind Mills")


class TestAssignments:
    def test_history_of_a_candidate_is_the_latest_first(self, session: Session, cast: Cast) -> None:
        assignment_service.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        session.flush()

        def names(actor: Actor) -> list[str]:
            found = assignments.page(session, actor, Ask(), candidate_id=cast.cleo.user_id)
            return [row.recruiter_name for row in found.rows]

        assert names(cast.ada) == ["Remy Okafor", "Rosa Lindqvist"]
        assert names(cast.cleo) == []

    def test_load_of_recruiters_is_for_admins(self, session: Session, cast: Cast) -> None:
        load = {row.full_name: row.candidates for row in users.recruiters(session, cast.ada)}
        assert load == {"Remy Okafor": 0, "Rosa Lindqvist": 1}


class TestDashboards:
    def test_of_an_admin_counts_everybody(self, session: Session, cast: Cast) -> None:
        seen = dashboards.admin(session, cast.ada)
        assert (seen.candidates, seen.recruiters, seen.active_jobs, seen.waiting) == (2, 2, 1, 0)
        assert len(seen.applications_per_day) == 30
        assert seen.applications_per_day[-1].day == today()
        assert sum(day.applications for day in seen.applications_per_day) == 1
        for other in (cast.rosa, cast.cleo):
            with pytest.raises(Refused):
                dashboards.admin(session, other)

    def test_counts_by_the_day_in_utc(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        clock.stand_at(datetime(2026, 3, 10, 0, 5, tzinfo=UTC))
        application = session.get_one(Application, cast.cleos_application_id)
        application.applied_at = datetime(2026, 3, 9, 23, 55, tzinfo=UTC)
        session.flush()
        days = {
            day.day.isoformat(): day.applications
            for day in dashboards.admin(session, cast.ada).applications_per_day
        }
        assert (days["2026-03-09"], days["2026-03-10"]) == (1, 0)

    def test_of_a_recruiter_counts_their_own(self, session: Session, cast: Cast) -> None:
        mine, theirs = (dashboards.recruiter(session, actor) for actor in (cast.rosa, cast.remy))
        assert (mine.assigned_candidates, mine.open_jobs) == (1, 1)
        assert (theirs.assigned_candidates, theirs.open_jobs) == (0, 0)
        for other in (cast.ada, cast.cleo):
            with pytest.raises(Refused):
                dashboards.recruiter(session, other)


class TestResumes:
    def test_count_what_they_were_sent_with(self, session: Session, cast: Cast) -> None:
        [kept] = resumes.mine(session, cast.cleo)
        assert kept.used_in == 1
        acts.upload(session, cast.cleo, "Newer", replaced_id=cast.cleos_resume_id)
        session.flush()
        [kept] = resumes.mine(session, cast.cleo)
        assert kept.used_in == 0  # other bytes were sent then

    def test_that_were_removed_are_nobodys_to_open(self, session: Session, cast: Cast) -> None:
        [resume] = resumes.mine(session, cast.cleo)
        acts.resumes.remove(session, cast.cleo, resume.id)
        session.flush()
        for actor in (cast.cleo, cast.rosa, cast.ada):
            with pytest.raises(NotFound):
                resumes.document(session, actor, resume.id)
            assert resumes.sealed(session, actor, cast.cleos_application_id)
