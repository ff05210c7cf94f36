"""What is over its target time is found through an index, too: as a list and on the board."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.models import Choice, Stage
from talentra.queries import applications, pages, pipeline
from talentra.queries.applications import ApplicationFilter as Applications
from talentra.queries.pages import Ask
from tests.migrations import rows
from tests.migrations.crowd import Crowd
from tests.migrations.plans import wasteful

ASK = Ask(limit=50)
TARGETS = {Stage.APPLIED.value: 7, Stage.INTERVIEW.value: 30}  # days
MIDDLE = rows.NOW - timedelta(days=330)

LISTS: dict[str, Callable[[Session, Crowd], object]] = {
    "applications over target, a recruiter's": lambda s, c: applications.page(
        s, c.recruiter, Applications(over_target=True), ASK
    ),
    "applications over target, everybody's": lambda s, c: applications.page(
        s, c.admin, Applications(over_target=True), ASK
    ),
    "applications over target, everybody's from the middle on": lambda s, c: applications.page(
        s, c.admin, Applications(over_target=True), _from_the_middle(c)
    ),
    "applications over target, everybody's at a stage": lambda s, c: applications.page(
        s, c.admin, Applications(over_target=True, stage=Stage.INTERVIEW), ASK
    ),
    "applications over target, everybody's to a job": lambda s, c: applications.page(
        s, c.admin, Applications(over_target=True, job_id=c.job_id), ASK
    ),
    "board, a recruiter's over target": lambda s, c: pipeline.board(
        s, c.recruiter, Applications(over_target=True)
    ),
    "board, everybody's over target": lambda s, c: pipeline.cards(
        s, c.admin, Applications(over_target=True)
    ),
}


@pytest.fixture(autouse=True)
def aims(crowd: Crowd) -> None:
    """The company has target times."""
    with db.transaction() as session:
        session.merge(Choice(name="stage_targets", value=TARGETS))


@pytest.mark.parametrize("name", LISTS)
def test_looks_at_little_more_than_it_shows(crowd: Crowd, name: str) -> None:
    assert wasteful(lambda session: LISTS[name](session, crowd)) == []


def _from_the_middle(crowd: Crowd) -> Ask:
    return Ask(limit=50, cursor=pages._cursor([MIDDLE, crowd.candidate.user_id]))
