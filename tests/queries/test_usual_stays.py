"""How long a stage usually takes, reckoned again by hand, and told without betraying anything."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.models import PATH, Application, Choice, Stage
from talentra.queries import application_views as views
from talentra.queries import usual_stays
from talentra.queries.pages import Ask
from talentra.queries.ranks import FEWEST
from talentra.services import applications
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.queries import weeks
from tests.services import acts

DAY = timedelta(days=1)
HOURS = 60


def _by_hand(session: Session, hold: timedelta) -> dict[str, int]:
    """Every application's last stay at each stage, as far as its candidate can know of its end."""
    lengths: dict[str, list[timedelta]] = {stage.value: [] for stage in PATH}
    for each in session.query(Application).all():
        events = acts.history(session, each.id)
        stands = {step.id for step in weeks.standing(events)}
        last: dict[str, timedelta] = {}
        for before, step in pairwise(events):
            is_held = step.to_stage is Stage.REJECTED and step.at > now() - hold
            if step.id in stands and step.from_stage and step.from_stage in PATH and not is_held:
                last[step.from_stage] = step.at - before.at
        for stage, length in last.items():
            lengths[stage].append(length)
    told: dict[str, int] = {}
    for stage, found in lengths.items():
        if len(found) >= FEWEST:
            median = sorted(found)[-(-len(found) // 2) - 1]
            told[stage] = max(-(-median // DAY), 1)
    return told


@pytest.mark.parametrize("number", range(2))
def test_reckoned_by_hand(session: Session, cast: Cast, clock: SteeredClock, number: int) -> None:
    weeks.live(session, cast, clock, number)
    session.flush()
    assert usual_stays.reckon(session) == _by_hand(session, timedelta()) != {}
    session.add(Choice(name="rejection_hold_hours", value=HOURS))
    session.flush()
    assert usual_stays.reckon(session) == _by_hand(session, timedelta(hours=HOURS))
    clock.forward(timedelta(days=400))
    assert usual_stays.reckon(session) == {}


@pytest.mark.parametrize(
    ("length", "days"),
    [
        ({}, 1),
        ({"hours": 1}, 1),
        ({"days": 1}, 1),
        ({"days": 1, "seconds": 1}, 2),
        ({"days": 9}, 9),
    ],
    ids=str,
)
def test_days_are_whole_and_rounded_up(length: dict[str, int], days: int) -> None:
    assert usual_stays.whole_days(timedelta(**length)) == days


class TestHeldRejection:
    def test_counts_from_when_it_is_told(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        session.add(Choice(name="rejection_hold_hours", value=24))
        others = [acts.person(session, f"Nell{number} Four") for number in range(4)]
        sent = [acts.apply(session, each, cast.job_id).id for each in others]
        clock.forward(timedelta(days=2))
        for each in sent:
            acts.bring(session, cast.ada, each, Stage.INTERVIEW)
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.REJECTED)
        session.flush()
        assert usual_stays.reckon(session) == {}
        clock.forward(timedelta(hours=24))
        assert usual_stays.reckon(session) == {"applied": 2}

    def test_leaves_what_is_told_as_it_was(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        session.add(Choice(name="rejection_hold_hours", value=24))
        session.add(Choice(name="usual_stays", value={"applied": 3, "interview": 8}))
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
        clock.forward(timedelta(hours=1))
        how = {"to": Stage.REJECTED, "reason": "skills"}
        applications.move(session, cast.rosa, cast.cleos_application_id, **how)  # pyright: ignore[reportArgumentType]
        session.flush()
        (told,) = views.mine(session, cast.cleo, Ask()).rows
        assert (told.stage, told.usual_days) == (Stage.INTERVIEW, 8)
        clock.forward(timedelta(hours=24))
        (told,) = views.mine(session, cast.cleo, Ask()).rows
        assert (told.stage, told.usual_days) == (Stage.REJECTED, None)


def test_is_told_of_the_stage_one_is_at_and_only_to_candidates(
    session: Session, cast: Cast
) -> None:
    session.add(Choice(name="usual_stays", value={"interview": 8}))
    session.flush()
    assert views.view(session, cast.cleo, cast.cleos_application_id).usual_days is None
    acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
    session.flush()
    assert views.view(session, cast.cleo, cast.cleos_application_id).usual_days == 8
    assert views.view(session, cast.rosa, cast.cleos_application_id).usual_days is None
