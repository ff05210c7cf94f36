"""Under way or over: by what the candidate is told, never by what is held back (rule 12)."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from talentra.models import PATH, Choice, Stage
from talentra.queries import application_views as views
from talentra.queries import standings
from talentra.queries.pages import Ask
from talentra.queries.standings import Standing
from talentra.services import applications
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

ACTIVE, PAST = Standing


def _seen(session: Session, cast: Cast) -> dict[Standing, int]:
    """How many Cleo has of each, by the list and by the count, which agree."""
    session.flush()
    listed = {
        standing: len(views.mine(session, cast.cleo, Ask(), standing).rows) for standing in Standing
    }
    assert standings.mine(session, cast.cleo) == listed
    return listed


@pytest.mark.parametrize("stage", Stage)
def test_what_is_on_its_path_is_active_and_the_rest_is_past(
    session: Session, cast: Cast, stage: Stage
) -> None:
    if stage is Stage.WITHDRAWN:
        applications.withdraw(session, cast.cleo, cast.cleos_application_id)
    else:
        way = (Stage.OFFER, stage) if stage is Stage.HIRED else (stage,)
        acts.bring(session, cast.rosa, cast.cleos_application_id, *way)
    expected = {ACTIVE: 1, PAST: 0} if stage in PATH else {ACTIVE: 0, PAST: 1}
    assert _seen(session, cast) == expected


def test_a_rejection_that_is_held_back_counts_as_active_until_it_is_told(
    session: Session, cast: Cast, clock: SteeredClock
) -> None:
    session.add(Choice(name="rejection_hold_hours", value=24))
    acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.REJECTED)
    assert _seen(session, cast) == {ACTIVE: 1, PAST: 0}
    clock.forward(timedelta(hours=24))
    assert _seen(session, cast) == {ACTIVE: 0, PAST: 1}


def test_nobody_counts_those_of_others(session: Session, cast: Cast) -> None:
    for actor in (cast.cody, cast.rosa, cast.ada):
        assert standings.mine(session, actor) == {ACTIVE: 0, PAST: 0}
