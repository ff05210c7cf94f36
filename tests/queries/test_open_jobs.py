"""What many read together is what each of them would have read alone."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from talentra import db
from talentra.clock import now, today
from talentra.models import Actor, Job, JobStatus
from talentra.queries import facets, jobs, open_jobs
from talentra.queries.job_filters import JobSort
from talentra.queries.jobs import JobFilter
from talentra.queries.pages import Ask
from talentra.services import applications, saved_jobs
from tests.harness.cast import Cast
from tests.services import acts

LISTS = {
    "all": JobFilter(),
    "open": JobFilter(status=JobStatus.OPEN),
    "closed": JobFilter(status=JobStatus.CLOSED),
    "drafts": JobFilter(status=JobStatus.DRAFT),
    "saved": JobFilter(saved=True),
    "words": JobFilter(q="nurse"),
    "by closing day": JobFilter(sort=JobSort.CLOSING),
}


@pytest.fixture
def crowd(session: Session, cast: Cast) -> list[Actor]:
    """Candidates who have to do with different jobs, and two who have with none."""
    nurse = acts.post(session, cast.remy, title="Robot nurse")
    gone = acts.post(session, cast.remy, title="Gone nurse")
    acts.post(session, cast.rosa, title="Hidden nurse", status=JobStatus.DRAFT)
    again, other = (acts.person(session, name) for name in ("Nia Quill", "Olek Sato"))
    session.flush()
    for who in (cast.cody, again):
        saved_jobs.save(session, who, nurse.id)
    acts.apply(session, cast.cody, gone.id)
    sent = acts.apply(session, again, nurse.id)
    session.flush()
    applications.withdraw(session, again, sent.id, reason="other")
    session.get_one(Job, gone.id).closes_on = today() - timedelta(days=1)
    session.get_one(Job, nurse.id).opened_at = now() - timedelta(days=3)
    session.flush()
    return [cast.cleo, cast.cody, again, other]


@pytest.mark.parametrize("wanted", LISTS.values(), ids=LISTS)
def test_each_has_the_page_they_have_alone(
    session: Session, crowd: list[Actor], cast: Cast, wanted: JobFilter
) -> None:
    for people in (crowd, crowd[::-1], [*crowd, cast.rosa, cast.ada], [cast.remy]):
        told = open_jobs.pages(session, people, wanted, Ask(limit=2, count=True))
        alone = {who: jobs.page(session, who, wanted, Ask(limit=2, count=True)) for who in people}
        assert told == alone


def test_each_is_offered_what_they_are_offered_alone(
    session: Session, crowd: list[Actor], cast: Cast
) -> None:
    for people in (crowd, [*crowd, cast.rosa, cast.ada]):
        told = open_jobs.offered(session, people)
        assert told == {who: facets.jobs(session, who) for who in people}


def test_many_cost_what_a_few_cost(session: Session, crowd: list[Actor]) -> None:
    """As many statements, however many candidates look."""
    counted: list[int] = []
    for people in (crowd[:2], crowd):
        said: list[str] = []
        listen = lambda *told, said=said: said.append(told[2])  # noqa: E731 -- an engine's listener
        event.listen(db.engine(), "before_cursor_execute", listen)
        open_jobs.pages(session, people, JobFilter(), Ask(count=True))
        event.remove(db.engine(), "before_cursor_execute", listen)
        counted.append(len(said))
    assert counted[0] == counted[1] > 0
