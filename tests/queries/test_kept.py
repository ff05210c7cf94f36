"""Statements that are kept ask for whoever reads, and at the moment when they are read."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from talentra.clock import today
from talentra.errors import NotFound
from talentra.models import Actor, Stage
from talentra.queries import (
    application_views,
    applications,
    candidates,
    dashboards,
    jobs,
    managed_jobs,
    pipeline,
)
from talentra.queries.applications import ApplicationFilter
from talentra.queries.candidates import CandidateFilter
from talentra.queries.jobs import JobFilter
from talentra.queries.kept import MOST, Shelf
from talentra.queries.pages import Ask
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts


def test_are_read_as_whoever_asks(session: Session, cast: Cast) -> None:
    session.flush()
    for actor, number in ((cast.rosa, 1), (cast.remy, 0), (cast.rosa, 1)):
        counts = applications.by_stage(session, actor, ApplicationFilter(live=True))
        board = pipeline.board(session, actor, ApplicationFilter())
        assert len(candidates.page(session, actor, CandidateFilter(), Ask()).rows) == number
        assert len(applications.page(session, actor, ApplicationFilter(), Ask()).rows) == number
        assert len(managed_jobs.applied_to(session, actor)) == len(board.jobs) == number
        assert len(board.columns[Stage.APPLIED]) == counts[Stage.APPLIED] == number
        assert dashboards.recruiter(session, actor).assigned_candidates == number
    for actor, number in ((cast.cleo, 1), (cast.cody, 0), (cast.cleo, 1)):
        rows = jobs.page(session, actor, JobFilter(), Ask()).rows
        assert len([row for row in rows if row.applied]) == number


def test_of_applications_show_them_to_nobody_else(session: Session, cast: Cast) -> None:
    session.flush()
    application_id = cast.cleos_application_id
    for sees, hidden in ((cast.rosa, cast.remy), (cast.cleo, cast.cody), (cast.rosa, cast.remy)):
        assert application_views.view(session, sees, application_id).id == application_id
        with pytest.raises(NotFound):
            application_views.view(session, hidden, application_id)
    for actor, number in ((cast.rosa, 1), (cast.remy, 0), (cast.ada, 1), (cast.rosa, 1)):
        found = application_views.of_job(session, actor, cast.job_id, None, Ask())
        assert len(found.rows) == number


@pytest.mark.parametrize("who", ["ada", "rosa"])
def test_of_moments_are_made_anew(
    session: Session, cast: Cast, clock: SteeredClock, who: str
) -> None:
    actor: Actor = getattr(cast, who)
    waiting = ApplicationFilter(waiting=True)
    session.flush()
    for days, number in ((0, 0), (11, 1)):
        clock.forward(timedelta(days=days))
        assert len(applications.page(session, actor, waiting, Ask()).rows) == number
        assert len(pipeline.cards(session, actor, waiting)[Stage.APPLIED]) == number
        assert applications.by_stage(session, actor, waiting)[Stage.APPLIED] == number
    assert dashboards.recruiter(session, cast.rosa).waiting_long == 1


def test_find_nobody_over_target_where_there_are_no_targets(session: Session, cast: Cast) -> None:
    over = ApplicationFilter(over_target=True)
    session.flush()
    assert not any(pipeline.board(session, cast.ada, over).columns.values())
    assert applications.page(session, cast.ada, over, Ask()).rows == []


def test_know_that_a_day_is_over(session: Session, cast: Cast, clock: SteeredClock) -> None:
    acts.post(session, cast.rosa, title="Short").closes_on = today()
    session.flush()
    for days, number in ((0, 2), (1, 1)):
        clock.forward(timedelta(days=days))
        assert len(jobs.page(session, cast.cody, JobFilter(), Ask()).rows) == number
        assert dashboards.recruiter(session, cast.rosa).open_jobs == number


def test_are_not_more_than_a_shelf_holds() -> None:
    shelf, made = Shelf[int](), list[int]()

    def make(number: int) -> int:
        made.append(number)
        return number

    for number in range(MOST + 1):
        assert shelf.get(number, lambda number=number: make(number)) == number
        shelf.get(1 if number else 0, lambda number=number: make(number))
    assert shelf.get(MOST, lambda: -1) == MOST
    assert shelf.get(0, lambda: -1) == -1
    assert shelf.get(1, lambda: -1, keeps=False) == -1
    assert made == [*range(MOST + 1)]
