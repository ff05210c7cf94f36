"""Lists of jobs: narrowed, in an order, page by page; and what filters offer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from talentra.clock import now, today
from talentra.models import Actor, JobStatus
from talentra.queries import facets, jobs
from talentra.queries.facets import Facet
from talentra.queries.job_filters import JobSort
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.services import jobs as service
from tests.harness.cast import Cast
from tests.services import acts

NEWEST, CLOSING = JobFilter(), JobFilter(sort=JobSort.CLOSING)


def titles(session: Session, actor: Actor, wanted: JobFilter, step: int = 50) -> list[str]:
    """The titles in their order, read so many at a time."""
    session.flush()
    found: list[str] = []
    ask = Ask(limit=step, count=True)
    while True:
        page = jobs.page(session, actor, wanted, ask)
        found += [row.title for row in page.rows]
        assert page.total is not None
        if not page.next_cursor:
            assert page.total == len(found)
            return found
        ask = replace(ask, cursor=page.next_cursor)


def post(session: Session, cast: Cast, title: str, closes_in: int | None, ago: int) -> None:
    """A job of Remy's that closes in so many days and was opened so many days ago."""
    closes_on = None if closes_in is None else today() + timedelta(days=closes_in)
    job = acts.post(session, cast.remy, title=title, closes_on=closes_on)
    job.opened_at = now() - timedelta(days=ago)


@pytest.fixture
def board(session: Session, cast: Cast) -> None:
    """Beside Rosa's job, opened just now and without a closing day: five of Remy's."""
    post(session, cast, "Late", closes_in=40, ago=1)
    post(session, cast, "Soon", closes_in=2, ago=4)
    post(session, cast, "Open end", closes_in=None, ago=3)
    post(session, cast, "Today", closes_in=0, ago=5)
    post(session, cast, "Soon too", closes_in=2, ago=2)


@pytest.mark.usefixtures("board")
class TestSorting:
    @pytest.mark.parametrize("step", [1, 2, 50])
    def test_by_newest(self, session: Session, cast: Cast, step: int) -> None:
        ordered = ["Data engineer", "Late", "Soon too", "Open end", "Soon", "Today"]
        assert titles(session, cast.cody, NEWEST, step) == ordered

    @pytest.mark.parametrize("step", [1, 2, 50])
    def test_by_what_closes_soon(self, session: Session, cast: Cast, step: int) -> None:
        found = titles(session, cast.cody, CLOSING, step)
        assert found[:4] == ["Today", "Soon", "Soon too", "Late"]
        assert sorted(found[4:]) == ["Data engineer", "Open end"]


@pytest.mark.usefixtures("board")
class TestNarrowing:
    def test_by_the_day_of_posting_in_utc(self, session: Session, cast: Cast) -> None:
        job = acts.post(session, cast.remy, title="Midnight")
        job.opened_at = datetime(2026, 3, 9, 0, 0, tzinfo=UTC)
        day = job.opened_at.date()
        assert "Midnight" in titles(session, cast.cody, JobFilter(posted_since=day))
        later = JobFilter(posted_since=day + timedelta(days=1))
        assert "Midnight" not in titles(session, cast.cody, later)
        since = JobFilter(posted_since=today() - timedelta(days=2))
        assert titles(session, cast.cody, since) == ["Data engineer", "Late", "Soon too"]

    @pytest.mark.parametrize(
        ("skills", "found"),
        [
            (("c++",), ["Both", "One"]),
            (("C++", "sql "), ["Both"]),
            (("C++", "c++"), ["Both", "One"]),
            (("C++", "Falconry"), []),
            (("C",), []),
        ],
    )
    def test_by_several_skills(
        self, session: Session, cast: Cast, skills: tuple[str, ...], found: list[str]
    ) -> None:
        acts.post(session, cast.remy, title="One", skills=["C++"])
        acts.post(session, cast.remy, title="Both", skills=["C++", "SQL"])
        assert titles(session, cast.cody, JobFilter(skills=skills)) == found


class TestFacets:
    def test_count_open_jobs(self, session: Session, cast: Cast) -> None:
        for title, skills in (("One", ["C++"]), ("Both", ["C++", "SQL"])):
            acts.post(session, cast.remy, title=title, skills=skills)
        acts.post(session, cast.remy, location="Nowhere", status=JobStatus.DRAFT)
        closed = acts.post(session, cast.remy, location="Nowhere", skills=["SQL"])
        service.close(session, cast.remy, closed.id)
        past = acts.post(session, cast.remy, location="Nowhere", closes_on=today())
        past.closes_on = today() - timedelta(days=1)
        session.flush()
        for actor in (cast.cody, cast.remy, cast.ada):
            offered = facets.jobs(session, actor)
            assert offered.locations == [Facet("Trondheim", 2), Facet("Pune", 1)]
            assert offered.companies == [Facet("Halden Robotics", 2), Facet("Northwind Mills", 1)]
            assert offered.skills == [Facet("C++", 2), Facet("SQL", 1)]

    def test_are_bounded(self, session: Session, cast: Cast) -> None:
        for number in range(facets.MOST + 3):
            acts.post(session, cast.remy, location=f"Town {number}")
        session.flush()
        assert len(facets.jobs(session, cast.cody).locations) == facets.MOST
