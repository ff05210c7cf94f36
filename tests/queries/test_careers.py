"""What anybody reads of open jobs while the list is public."""

from dataclasses import asdict, fields, replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from talentra.clock import now, today
from talentra.errors import NotFound
from talentra.models import ExperienceLevel, Job, JobStatus, WorkMode
from talentra.models.base import uuid7
from talentra.queries import careers
from talentra.queries.careers import Opening, OpeningText
from talentra.queries.job_filters import JobFilter
from talentra.queries.pages import Ask
from talentra.services import jobs as service
from talentra.services.organisation import change
from tests.harness.cast import Cast
from tests.services import acts


@pytest.fixture
def jobs(session: Session, cast: Cast) -> dict[str, Job]:
    """Jobs in every standing, and the public list switched on."""
    change(session, cast.ada, {"public_job_list": True, "company_name": "Kestrel Talent"})
    made = {
        "open": acts.post(
            session,
            cast.remy,
            title="Harbour pilot",
            location="Porto",
            skills=["Charts"],
            work_mode=WorkMode.REMOTE,
            closes_on=today(),
        ),
        "draft": acts.post(session, cast.rosa, status=JobStatus.DRAFT),
        "closed": acts.post(session, cast.remy),
        "past": acts.post(session, cast.remy),
    }
    service.close(session, cast.remy, made["closed"].id)
    made["past"].closes_on = acts.yesterday()
    made["open"].opened_at = now() + timedelta(seconds=1)
    session.flush()
    return made


def titles(session: Session, wanted: JobFilter | None = None, ask: Ask | None = None) -> list[str]:
    """The titles of a page, in order."""
    found = careers.page(session, wanted or JobFilter(), ask or Ask())
    return [row.title for row in found.page.rows]


class TestThePublicList:
    def test_holds_open_jobs_and_no_others(self, session: Session, jobs: dict[str, Job]) -> None:
        assert titles(session) == ["Harbour pilot", "Data engineer"]
        listed = [job_id for job_id, _ in careers.listed(session)]
        assert (listed[0], len(listed)) == (jobs["open"].id, 2)

    @pytest.mark.usefixtures("jobs")
    @pytest.mark.parametrize(
        "wanted",
        [
            JobFilter(q="pilot"),
            JobFilter(q="chart"),
            JobFilter(location="Porto"),
            JobFilter(company="Halden Robotics"),
            JobFilter(work_mode=WorkMode.REMOTE),
        ],
        ids=["title", "skill", "location", "company", "mode"],
    )
    def test_is_narrowed(self, session: Session, wanted: JobFilter) -> None:
        assert titles(session, wanted) == ["Harbour pilot"]
        assert titles(session, replace(wanted, experience_level=ExperienceLevel.FRESHER)) == []

    @pytest.mark.usefixtures("jobs")
    def test_is_read_page_by_page(self, session: Session) -> None:
        first = careers.page(session, JobFilter(), Ask(limit=1)).page
        assert [row.title for row in first.rows] == ["Harbour pilot"]
        rest = Ask(limit=1, cursor=first.next_cursor)
        assert titles(session, ask=rest) == ["Data engineer"]

    @pytest.mark.usefixtures("jobs")
    def test_offers_what_open_jobs_have(self, session: Session) -> None:
        found = careers.page(session, JobFilter(q="nothing"), Ask())
        assert found.locations == ["Porto", "Pune"]
        assert found.companies == ["Halden Robotics", "Northwind Mills"]
        assert found.publisher == "Kestrel Talent"

    def test_tells_what_the_posting_says_and_nothing_of_people(
        self, session: Session, cast: Cast, jobs: dict[str, Job]
    ) -> None:
        seen = careers.view(session, jobs["open"].id)
        assert (seen.title, seen.skills, seen.publisher) == (
            "Harbour pilot",
            ["Charts"],
            "Kestrel Talent",
        )
        assert str(cast.remy.user_id) not in str(asdict(seen))
        told = {each.name for each in (*fields(Opening), *fields(OpeningText))}
        assert (
            told & {"owner_id", "owner_name", "openings", "applied", "version", "status"} == set()
        )

    @pytest.mark.parametrize("name", ["draft", "closed", "past", "none"])
    def test_has_no_other_job(self, session: Session, jobs: dict[str, Job], name: str) -> None:
        job_id = jobs[name].id if name in jobs else uuid7()
        with pytest.raises(NotFound):
            careers.view(session, job_id)

    def test_is_not_there_while_it_is_switched_off(
        self, session: Session, cast: Cast, jobs: dict[str, Job]
    ) -> None:
        change(session, cast.ada, {"public_job_list": False})
        for asked in (
            lambda: careers.page(session, JobFilter(), Ask()),
            lambda: careers.view(session, jobs["open"].id),
            lambda: careers.listed(session),
        ):
            with pytest.raises(NotFound):
                asked()


def test_is_off_by_default(session: Session, cast: Cast) -> None:
    assert not careers.is_public(session)
    with pytest.raises(NotFound):
        careers.view(session, cast.job_id)
