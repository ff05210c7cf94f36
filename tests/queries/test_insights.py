"""The admin's figures, reckoned again by hand from the history of worlds that are made up."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from talentra.clock import today
from talentra.errors import Refused
from talentra.models import PATH, Application, Stage, StageEvent
from talentra.queries import applications as list_query
from talentra.queries import insights as query
from talentra.queries.applications import ApplicationFilter
from talentra.queries.insights import FEWEST
from talentra.queries.pages import Ask
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.queries import weeks
from tests.services import acts

ORDER = [*PATH, Stage.HIRED]
PERIODS = (1, 5, 30, None)  # days


def _since(days: int | None) -> date | None:
    return today() - timedelta(days=days - 1) if days else None


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_that_of_the_history(
    session: Session, cast: Cast, clock: SteeredClock, seed: int
) -> None:
    weeks.live(session, cast, clock, seed)
    everything = session.query(Application).all()
    histories = {each.id: acts.history(session, each.id) for each in everything}
    for days in PERIODS:
        since = _since(days)
        seen = query.insights(session, cast.ada, since)
        cohort = [each for each in everything if not since or each.applied_at.date() >= since]
        told = {day.day: day.applications for day in seen.days if day.applications}
        assert told == Counter(each.applied_at.date() for each in cohort)
        assert seen.days[-1].day == today()
        for rank, stage in enumerate(ORDER):
            came = {
                each.id
                for each in cohort
                if any(
                    event.to_stage in ORDER[rank:] for event in weeks.standing(histories[each.id])
                )
            }
            assert seen.reached[stage] == len(came), (days, stage)
            wanted = ApplicationFilter(reached=stage, applied_from=since)
            assert _listed(session, cast, wanted) == came
        for stay in seen.stays:
            _check_stay(session, cast, histories, stay, since)
        live = sorted((e.stage_changed_at, e.id) for e in everything if e.stage in PATH)
        longest = [row.id for row in seen.longest]
        assert longest == [each for at, each in live if at < clock.moment][: query.LONGEST]


def _check_stay(
    session: Session,
    cast: Cast,
    histories: dict[UUID, list[StageEvent]],
    stay: query.Stay,
    since: date | None,
) -> None:
    lengths: dict[UUID, timedelta] = {}
    for application_id, events in histories.items():
        standing = {event.id for event in weeks.standing(events)}
        for before, event in pairwise(events):
            within = not since or event.at.date() >= since
            if event.from_stage is stay.stage and event.id in standing and within:
                lengths[application_id] = event.at - before.at
    assert stay.applications == len(lengths)
    wanted = ApplicationFilter(left=stay.stage, since=since)
    assert _listed(session, cast, wanted) == set(lengths)
    if len(lengths) < FEWEST:
        assert (stay.median, stay.p90) == (None, None)
        return
    rising = sorted(lengths.values())
    half, most = -(-len(rising) // 2), -(-9 * len(rising) // 10)
    assert stay.median and stay.p90
    told = (stay.median - rising[half - 1], stay.p90 - rising[most - 1])
    assert max(map(abs, told)) <= timedelta(seconds=1)  # they are rounded


def _listed(session: Session, cast: Cast, wanted: ApplicationFilter) -> set[UUID]:
    page = list_query.page(session, cast.ada, wanted, Ask(limit=200, count=True))
    counted = sum(list_query.by_stage(session, cast.ada, wanted).values())
    assert page.total == counted == len(page.rows)
    return {row.id for row in page.rows}


def test_an_empty_time_has_its_days_and_nothing_else(
    session: Session, cast: Cast, clock: SteeredClock
) -> None:
    clock.forward(timedelta(days=40))
    seen = query.insights(session, cast.ada, _since(7))
    assert [day.applications for day in seen.days] == [0] * 7
    assert set(seen.reached.values()) == {0}
    assert {stay.applications for stay in seen.stays} == {0}


@pytest.mark.parametrize("who", ["rosa", "cleo"])
def test_is_for_admins(session: Session, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        query.insights(session, getattr(cast, who), None)
