"""In worlds that are made up, every read shows exactly what the plain rules let its reader see."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.errors import Expected
from talentra.models import Actor, Application, Role, Stage
from talentra.queries import (
    application_panels,
    application_views,
    applications,
    candidates,
    dashboards,
    managed_jobs,
    pipeline,
    profiles,
    reports,
    resumes,
    submissions,
    takeovers,
)
from talentra.queries.applications import ApplicationFilter, Sort
from talentra.queries.candidates import CandidateFilter
from talentra.queries.pages import Ask
from talentra.queries.reports import ReportFilter
from talentra.services import bulk_moves
from talentra.services.bulk_moves import Seen
from tests.queries.worlds import World, made

SEEDS = range(4719, 4724)
ALL = Ask(limit=200)
Find = Callable[[Session, Actor], set[UUID]]

# Lists of applications: the ids of what they show.
LISTS: dict[str, Find] = {
    "list": lambda s, a: {row.id for row in applications.page(s, a, ApplicationFilter(), ALL).rows},
    "list as they were sent": lambda s, a: {
        row.id for row in applications.page(s, a, ApplicationFilter(), ALL, sort=Sort.APPLIED).rows
    },
    "list by name": lambda s, a: {
        row.id for row in applications.page(s, a, ApplicationFilter(), ALL, sort=Sort.NAME).rows
    },
    "report": lambda s, a: {
        UUID(str(row[0]))
        for some in reports.rows(s, a, ReportFilter(), ("Application Id",))
        for row in some
    },
    "beginning of a report": lambda s, a: {
        UUID(str(row[0])) for row in reports.preview(s, a, ReportFilter(), ("Application Id",)).rows
    },
    "those in sight": lambda s, a: applications.in_sight(s, a, _everything(s)),
    "search": lambda s, a: {
        row.id for row in applications.page(s, a, ApplicationFilter(q="candidate"), ALL).rows
    },
    "board": lambda s, a: {
        card.id
        for cards in pipeline.board(s, a, ApplicationFilter()).columns.values()
        for card in cards
    },
}


def _everything(session: Session) -> list[UUID]:
    return list(session.execute(select(col(Application.id))).scalars())


# One application: whether it is there.
DETAILS: dict[str, Callable[[Session, Actor, UUID], Any]] = {
    "row": applications.get,
    "view": application_views.view,
    "sealed file": resumes.sealed,
    "sealed text": resumes.sealed_text,
}


@pytest.fixture(params=SEEDS)
def world(database: str, request: pytest.FixtureRequest) -> World:
    with db.transaction() as session:
        return made(session, request.param)


def _there(read: Callable[[], object]) -> bool:
    try:
        read()
    except Expected:
        return False
    return True


class TestEveryRead:
    def test_shows_what_its_reader_sees_and_nothing_else(self, world: World) -> None:
        with db.reading() as session:
            for who, actor in world.people.items():
                seen = world.applications(who)
                for name, find in LISTS.items():
                    assert find(session, actor) == seen, (name, who)
                for name, read in DETAILS.items():
                    found = {
                        one
                        for one in world.sent
                        if _there(lambda: read(session, actor, one))  # noqa: B023 -- called at once
                    }
                    assert found == seen, (name, who)

    def test_counts_what_its_reader_sees(self, world: World) -> None:
        with db.reading() as session:
            for who, actor in world.people.items():
                counted = Counter(world.stages[one] for one in world.applications(who))
                by_stage = applications.by_stage(session, actor)
                assert by_stage == {stage: counted[stage] for stage in Stage}, who
                assert pipeline.board(session, actor, ApplicationFilter()).counts == by_stage
                assert reports.count(session, actor, ReportFilter()) == counted.total()

    def test_of_staff_shows_candidates_and_what_became_of_them(self, world: World) -> None:
        staff = world.of_role(Role.ADMIN, Role.RECRUITER)
        with db.reading() as session:
            for who in staff:
                actor = world.people[who]
                seen = {name for name in world.holders if world.sees(who, name)}
                rows = candidates.page(session, actor, CandidateFilter(), ALL).rows
                assert {row.full_name for row in rows} == seen
                for name in world.holders:
                    known = world.people[name].user_id
                    there = _there(lambda: profiles.view(session, actor, known))  # noqa: B023
                    assert there is (name in seen)
                    page = _there(lambda: application_panels.candidate(session, actor, known))  # noqa: B023
                    assert page is (name in seen)
                for one in world.applications(who):
                    panel = application_panels.panel(session, actor, one)
                    same = {
                        each for each, (name, _) in world.sent.items() if name == world.sent[one][0]
                    }
                    assert {row.id for row in panel.others} | {one} == same

    def test_of_jobs_tells_owners_numbers_and_no_names(self, world: World) -> None:
        with db.reading() as session:
            for who in world.of_role(Role.RECRUITER):
                actor, seen = world.people[who], world.applications(who)
                counted = managed_jobs.applicants(session, actor, [*world.owners])
                queues = {queue.job_id: queue for queue in submissions.queues(session, actor)}
                for job_id in world.owners:
                    number = sum(world.sent[one][1] == job_id for one in seen)
                    hidden = counted[job_id].hidden
                    told = (hidden.awaiting_assignment, hidden.handled_by_others)
                    assert (counted[job_id].in_sight, told) == (number, world.hidden(who, job_id))
                    assert (job_id in queues) is (number > 0 or world.owners[job_id] == who)
                held = sum(holder == who for holder in world.holders.values())
                first = dashboards.recruiter(session, actor)
                assert first.assigned_candidates == held
                assert {each.application_id for each in first.recent_activity} <= seen
                came = {each.candidate_name for each in takeovers.new(session, actor)}
                assert came <= {name for name, holder in world.holders.items() if holder == who}


class TestMoving:
    def test_in_bulk_moves_what_its_mover_sees_and_nothing_else(self, world: World) -> None:
        for who in world.of_role(Role.RECRUITER):
            going = [Seen(one) for one in world.sent if world.stages[one] is Stage.APPLIED]
            with db.transaction() as session:
                moved = bulk_moves.move_many(session, world.people[who], going, to=Stage.OFFER)
            seen = world.applications(who)
            assert set(moved.done) == {each.application_id for each in going} & seen
            for one in moved.done:
                world.stages[one] = Stage.OFFER
