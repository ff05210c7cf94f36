"""The figures of a report, reckoned again by hand from the history of worlds that are made up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Refused
from talentra.models import Actor, Application, Stage, StageEvent
from talentra.queries import applications as list_query
from talentra.queries import figures as query
from talentra.queries import spans
from talentra.queries.applications import ApplicationFilter
from talentra.queries.pages import Ask
from talentra.queries.ranks import FEWEST, Lasted
from talentra.queries.spans import Grouping, Span
from talentra.services import assignments
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.queries import weeks
from tests.services import acts

ZONES = ("", "Asia/Kolkata", "America/St_Johns")


@dataclass
class World:
    """What somebody sees, with its history, and the span they ask about."""

    session: Session
    reader: Actor
    span: Span
    applications: list[Application]
    histories: dict[UUID, list[StageEvent]]

    def within(self, moment: datetime) -> bool:
        """Whether it is in the span, by the calendar."""
        zone = ZoneInfo(self.span.zone) if self.span.zone else UTC
        day = moment.astimezone(zone).date()
        return (self.span.since or date.min) <= day <= (self.span.until or date.max)

    @property
    def cohort(self) -> list[Application]:
        """Those who applied in it."""
        return [each for each in self.applications if self.within(each.applied_at)]

    def steps(self, application: Application) -> list[tuple[StageEvent, StageEvent]]:
        """Each step that stands, behind the one before it."""
        events = self.histories[application.id]
        standing = {event.id for event in weeks.standing(events)}
        return [(a, b) for a, b in pairwise(events) if b.id in standing]

    def into(self, stage: Stage) -> Iterator[tuple[Application, StageEvent]]:
        """The steps to a stage in the span, after the application was last sent."""
        for each in self.applications:
            for _, step in self.steps(each):
                ours = step.to_stage is stage and self.within(step.at)
                if ours and step.at >= each.applied_at:
                    yield each, step

    def listed(self, wanted: ApplicationFilter) -> set[UUID]:
        """What the list shows."""
        wanted = replace(wanted, zone=self.span.zone)
        page = list_query.page(self.session, self.reader, wanted, Ask(limit=200))
        return {row.id for row in page.rows}


@pytest.fixture(params=range(3))
def world(request: pytest.FixtureRequest, session: Session, cast: Cast, clock: SteeredClock) -> int:
    """Weeks that somebody may report on; the number of the world."""
    weeks.live(session, cast, clock, request.param)
    return request.param


def _worlds(session: Session, cast: Cast, number: int) -> Iterator[World]:
    zone = ZONES[number % len(ZONES)]
    last = spans.today(zone)
    times = (Span(zone=zone), Span(last - timedelta(days=9), last - timedelta(days=3), zone))
    for reader in (cast.ada, cast.rosa):
        everything = session.query(Application).all()
        seen = [each for each in everything if reader is cast.ada or _is_of(each, reader)]
        histories = {each.id: acts.history(session, each.id) for each in seen}
        for span in times:
            yield World(session, reader, span, seen, histories)


def _is_of(application: Application, reader: Actor) -> bool:
    return application.recruiter_id == reader.user_id


def _check(found: Lasted, lengths: list[timedelta]) -> None:
    assert found.applications == len(lengths)
    if len(lengths) < FEWEST:
        assert (found.median, found.p90) == (None, None)
        return
    rising = sorted(lengths)
    half, most = rising[-(-len(rising) // 2) - 1], rising[-(-9 * len(rising) // 10) - 1]
    assert found.median and found.p90
    assert max(abs(found.median - half), abs(found.p90 - most)) <= timedelta(seconds=1)


def test_cohorts(session: Session, cast: Cast, world: int) -> None:
    for seen in _worlds(session, cast, world):
        for by in (Grouping.WEEK, Grouping.MONTH):
            told = query.figures(session, seen.reader, seen.span, by).cohorts
            assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(told))
            assert sum(part.reached[Stage.APPLIED] for part in told) == len(seen.cohort)
            for part in told:
                _check_cohort(replace(seen, span=Span(part.first, part.last, seen.span.zone)), part)


def _check_cohort(seen: World, told: query.Cohort) -> None:
    for rank, stage in enumerate(weeks.ORDER):
        further = weeks.ORDER[rank:]
        came = {
            each.id
            for each in seen.cohort
            if any(step.to_stage in further for step in weeks.standing(seen.histories[each.id]))
        }
        assert told.reached[stage] == len(came)
        wanted = ApplicationFilter(reached=stage, applied_from=told.first, applied_to=told.last)
        assert seen.listed(wanted) == came


def test_time_in_stage_and_until_hired(session: Session, cast: Cast, world: int) -> None:
    for seen in _worlds(session, cast, world):
        told = query.figures(session, seen.reader, seen.span, Grouping.WEEK)
        when = ApplicationFilter(since=seen.span.since, until=seen.span.until)
        for stay in told.stays:
            lasted = {
                each.id: step.at - before.at
                for each in seen.applications
                for before, step in seen.steps(each)
                if step.from_stage is stay.stage and seen.within(step.at)
            }
            _check(Lasted(stay.applications, stay.median, stay.p90), [*lasted.values()])
            assert seen.listed(replace(when, left=stay.stage)) == lasted.keys()
        hired = {each.id: step.at - each.applied_at for each, step in seen.into(Stage.HIRED)}
        _check(told.until_hired, [*hired.values()])
        assert seen.listed(replace(when, entered=Stage.HIRED)) == hired.keys()


def test_workloads(session: Session, cast: Cast, world: int) -> None:
    for seen in _worlds(session, cast, world):
        told = query.figures(session, seen.reader, seen.span, Grouping.WEEK).workloads
        everybody = {cast.rosa.user_id, cast.remy.user_id}
        ours = everybody if seen.reader is cast.ada else {cast.rosa.user_id}
        assert {load.recruiter_id for load in told} == ours
        for load in told:
            _check_workload(seen, load)


def _check_workload(seen: World, told: query.Workload) -> None:
    theirs = [each for each in seen.applications if each.recruiter_id == told.recruiter_id]
    live = {each.id for each in theirs if each.stage in weeks.ORDER[:-1]}
    sent = {each.id: each for each in seen.cohort if each in theirs}
    answered = {
        each.id: min(moments) - each.applied_at
        for each in sent.values()
        if (moments := [*_answers(seen, each)])
    }
    assert (told.live, told.sent) == (len(live), len(sent))
    _check(told.answers, [*answered.values()])
    whose = ApplicationFilter(recruiter_id=told.recruiter_id)
    when = replace(whose, applied_from=seen.span.since, applied_to=seen.span.until)
    assert seen.listed(replace(whose, live=True)) == live
    assert seen.listed(when) == sent.keys()
    assert seen.listed(replace(when, answered=True)) == answered.keys()


def _answers(seen: World, application: Application) -> Iterator[datetime]:
    for _, step in seen.steps(application):
        staff = step.from_stage is Stage.APPLIED and step.to_stage is not Stage.WITHDRAWN
        if staff and step.at >= application.applied_at:
            yield step.at


def test_reasons(session: Session, cast: Cast, world: int) -> None:
    for seen in _worlds(session, cast, world):
        told = query.figures(session, seen.reader, seen.span, Grouping.WEEK).reasons
        given = {(each.id, step.reason or "") for each, step in seen.into(Stage.REJECTED)}
        assert {row.reason: row.applications for row in told} == Counter(
            reason for _, reason in given
        )
        when = ApplicationFilter(since=seen.span.since, until=seen.span.until)
        for row in told:
            wanted = replace(when, entered=Stage.REJECTED, reason=row.reason)
            assert seen.listed(wanted) == {id for id, reason in given if reason == row.reason}


def test_ages(session: Session, cast: Cast, world: int) -> None:
    acts.post(session, cast.remy, title="Nobody's yet")
    for seen in _worlds(session, cast, world):
        told = query.figures(session, seen.reader, seen.span, Grouping.WEEK).ages
        assert [row.opened_at for row in told] == sorted(row.opened_at for row in told)
        assert ("Nobody's yet" in {row.title for row in told}) is (seen.reader is cast.ada)
        for row in told:
            to_it = {each.id for each in seen.applications if each.job_id == row.id}
            assert row.sent == len(to_it)
            assert row.latest == max(
                (each.applied_at for each in seen.applications if each.job_id == row.id),
                default=None,
            )
            live = seen.listed(ApplicationFilter(job_id=row.id, live=True))
            assert (seen.listed(ApplicationFilter(job_id=row.id)), row.live) == (to_it, len(live))


def test_follow_a_candidate_to_another_recruiter(session: Session, cast: Cast) -> None:
    def sent(who: Actor) -> int:
        told = query.figures(session, who, Span(), Grouping.WEEK)
        return sum(part.reached[Stage.APPLIED] for part in told.cohorts)

    assert (sent(cast.rosa), sent(cast.remy)) == (1, 0)
    assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
    session.flush()
    assert (sent(cast.rosa), sent(cast.remy)) == (0, 1)


def test_are_for_staff(session: Session, cast: Cast) -> None:
    with pytest.raises(Refused):
        query.figures(session, cast.cleo, Span(), Grouping.WEEK)
