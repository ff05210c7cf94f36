"""Among 20,000 applications every list finds its page through an index, on both engines."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.models import NEXT, ExperienceLevel, Notification, Stage
from talentra.queries import (
    application_parts,
    application_views,
    applications,
    assignments,
    candidates,
    dashboards,
    insights,
    jobs,
    pages,
    people,
    pipeline,
    retention,
    sign_ins,
    stays,
    takeovers,
    users,
)
from talentra.queries import assignment_desk as desk
from talentra.queries.applications import ApplicationFilter as Applications
from talentra.queries.applications import Sort
from talentra.queries.assignment_desk import DeskFilter
from talentra.queries.candidates import CandidateFilter as Candidates
from talentra.queries.jobs import JobFilter as Jobs
from talentra.queries.pages import Ask
from talentra.queries.people import PeopleFilter as People
from talentra.queries.people import PeopleSort
from talentra.queries.spans import Span
from talentra.queries.users import UserFilter as Users
from talentra.services import applications as service
from tests.migrations import rows
from tests.migrations.crowd import Crowd
from tests.migrations.plans import MOST_STEPS, steps_to_write, wasteful

ASK = Ask(limit=50)
MIDDLE, A_MONTH_AGO = (rows.NOW - timedelta(days=days) for days in (330, 29))
RARE, LEVEL = Stage.HIRED, ExperienceLevel.FRESHER

LISTS: dict[str, Callable[[Session, Crowd], object]] = {
    "applications, a recruiter's": lambda s, c: applications.page(
        s, c.recruiter, Applications(), ASK
    ),
    "applications, a recruiter's at a stage": lambda s, c: applications.page(
        s, c.recruiter, Applications(stage=RARE), ASK
    ),
    "applications, a recruiter's to a job": lambda s, c: applications.page(
        s, c.recruiter, Applications(job_id=c.job_id), ASK
    ),
    "applications, everybody's": lambda s, c: applications.page(s, c.admin, Applications(), ASK),
    "applications, everybody's from the middle on": lambda s, c: applications.page(
        s, c.admin, Applications(), _from_the_middle(c)
    ),
    "applications, everybody's at a stage": lambda s, c: applications.page(
        s, c.admin, Applications(stage=RARE), ASK
    ),
    "applications, everybody's at a stage and a level": lambda s, c: applications.page(
        s, c.admin, Applications(stage=RARE, level=LEVEL), ASK
    ),
    "applications, everybody's to a job": lambda s, c: applications.page(
        s, c.admin, Applications(job_id=c.job_id), ASK
    ),
    "applications, everybody's to a job at a stage": lambda s, c: applications.page(
        s, c.admin, Applications(job_id=c.job_id, stage=RARE), ASK
    ),
    "applications, one person's": lambda s, c: applications.page(
        s, c.admin, Applications(candidate_id=c.candidate.user_id), ASK
    ),
    "applications by stage, a recruiter's": lambda s, c: applications.by_stage(s, c.recruiter),
    "applications as a whole, one's own": lambda s, c: application_views.mine(s, c.candidate, ASK),
    "applications as a whole, of one person": lambda s, c: application_views.of_candidate(
        s, c.admin, c.candidate.user_id
    ),
    "applications as a whole, to a job": lambda s, c: application_views.of_job(
        s, c.admin, c.job_id, None, ASK
    ),
    "applications as a whole, a recruiter's to a job": lambda s, c: application_views.of_job(
        s, c.recruiter, c.job_id, RARE, ASK
    ),
    "applications, a recruiter's as they were sent": lambda s, c: applications.page(
        s, c.recruiter, Applications(), ASK, sort=Sort.APPLIED
    ),
    "applications, everybody's as they were sent": lambda s, c: applications.page(
        s, c.admin, Applications(), ASK, sort=Sort.APPLIED
    ),
    "applications, a recruiter's by name": lambda s, c: applications.page(
        s, c.recruiter, Applications(), ASK, sort=Sort.NAME, rising=True
    ),
    "applications, everybody's by name": lambda s, c: applications.page(
        s, c.admin, Applications(), ASK, sort=Sort.NAME, rising=True
    ),
    "applications, everybody's by name from the middle on": lambda s, c: applications.page(
        s, c.admin, Applications(), _from_a_name(c), sort=Sort.NAME, rising=True
    ),
    "board, a recruiter's": lambda s, c: pipeline.board(s, c.recruiter, Applications()),
    "board, a recruiter's of a job": lambda s, c: pipeline.board(
        s, c.recruiter, Applications(job_id=c.job_id)
    ),
    "board, everybody's of a job": lambda s, c: pipeline.cards(
        s, c.admin, Applications(job_id=c.job_id)
    ),
    "board, everybody's": lambda s, c: pipeline.cards(s, c.admin, Applications()),
    "history": lambda s, c: application_parts.history(s, [c.application_id]),
    "desk": lambda s, c: desk.page(s, c.admin, DeskFilter(), ASK),
    "desk, from the middle on": lambda s, c: desk.page(
        s, c.admin, DeskFilter(), _from_the_middle(c)
    ),
    "desk, those who wait": lambda s, c: desk.page(s, c.admin, DeskFilter(waiting=True), ASK),
    "desk, a recruiter's": lambda s, c: desk.page(
        s, c.admin, DeskFilter(recruiter_id=c.recruiter.user_id), ASK
    ),
    "assignments, open ones": lambda s, c: assignments.page(s, c.admin, ASK),
    "assignments, a recruiter's": lambda s, c: assignments.page(
        s, c.admin, ASK, recruiter_id=c.recruiter.user_id
    ),
    "assignments, of one person": lambda s, c: assignments.page(
        s, c.admin, ASK, candidate_id=c.candidate.user_id
    ),
    "candidates, a recruiter's": lambda s, c: candidates.page(s, c.recruiter, Candidates(), ASK),
    "candidates, a recruiter's at a stage": lambda s, c: candidates.page(
        s, c.recruiter, Candidates(stage=RARE), ASK
    ),
    "candidates, everybody": lambda s, c: candidates.page(s, c.admin, Candidates(), ASK),
    "jobs, open to a candidate": lambda s, c: jobs.page(s, c.candidate, Jobs(), ASK),
    "jobs, known to a recruiter": lambda s, c: jobs.page(s, c.recruiter, Jobs(), ASK),
    "jobs, a recruiter's own": lambda s, c: jobs.page(s, c.recruiter, Jobs(mine=True), ASK),
    "jobs, found by words": lambda s, c: jobs.page(s, c.candidate, Jobs(q="engineer 199"), ASK),
    "people": lambda s, c: users.page(s, c.admin, Users(), ASK),
    "people of a role": lambda s, c: users.page(s, c.admin, Users(role=c.candidate.role), ASK),
    "people by name": lambda s, c: people.page(
        s, c.admin, People(), ASK, sort=PeopleSort.NAME, rising=True
    ),
    "who came from another recruiter": lambda s, c: takeovers.new(s, c.recruiter),
    "an admin's dashboard": lambda s, c: dashboards.admin(s, c.admin),
    "what happened in a month": lambda s, c: insights.insights(s, c.admin, A_MONTH_AGO.date()),
    "response times of a month": lambda s, c: stays.until_answered(
        s, c.admin, Span(A_MONTH_AGO.date())
    ),
    "a recruiter's times in stage, of a month": lambda s, c: stays.stays(
        s, c.recruiter, Span(A_MONTH_AGO.date())
    ),
    "a recruiter's dashboard": lambda s, c: dashboards.recruiter(s, c.recruiter),
    "whom retention would erase, while nobody is old enough": lambda s, c: retention.dry_run(
        s, c.admin, {"rejected": 120, "hired": 120}
    ),
    "who holds a cookie": lambda s, c: sign_ins.by_cookie(s, "0"),
    "whose sign-in it is": lambda s, c: sign_ins.by_id(s, c.sign_in_id),
    "sign-ins, one's own": lambda s, c: sign_ins.own(s, c.candidate),
    "notifications": lambda s, c: s.execute(_notifications(c).limit(10)).all(),
    "notifications, unread": lambda s, c: s.execute(
        _notifications(c).where(col(Notification.read_at).is_(None))
    ).all(),
}
NEEDED = {
    "ix_applications_changed": "applications, everybody's",
    "ix_applications_job_id_changed": "applications, everybody's to a job",
    "ix_applications_stage_changed": "applications, everybody's at a stage",
    "ix_applications_sort_name_id": "applications, everybody's by name",
    "ix_assignments_started_at_id_open": "assignments, open ones",
    "ix_users_created_at_id": "people",
    "ix_users_full_name_id": "people by name",
}
HELPS_ITSELF = {  # PostgreSQL skips through another index
    "ix_applications_job_id_changed",
    "ix_applications_stage_changed",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_looks_at_little_more_than_it_shows(crowd: Crowd, name: str) -> None:
    assert wasteful(lambda session: LISTS[name](session, crowd)) == []


@pytest.mark.parametrize(
    "crowd", [pytest.param("sqlite", marks=pytest.mark.xdist_group("crowd-sqlite"))], indirect=True
)
def test_a_move_looks_at_little_more_than_it_writes(crowd: Crowd) -> None:
    def move(session: Session) -> None:
        seen = applications.get(session, crowd.admin, crowd.application_id)
        to = next(stage for stage in Stage if stage in NEXT[seen.stage])
        service.move(session, crowd.admin, seen.id, to=to, reason="other")

    assert steps_to_write(move) < MOST_STEPS


@pytest.mark.parametrize("index", NEEDED)
def test_a_missing_index_is_noticed(crowd: Crowd, index: str) -> None:
    with _without(index):
        missed = bool(wasteful(lambda session: LISTS[NEEDED[index]](session, crowd)))
    assert missed or (db.engine().dialect.name == "postgresql" and index in HELPS_ITSELF)


def test_reading_everything_is_noticed(crowd: Crowd) -> None:
    for everything in ("users ORDER BY id", "applications"):
        statement = text(f"SELECT * FROM {everything}")
        assert wasteful(lambda session, asked=statement: session.execute(asked).all())


def _from_the_middle(crowd: Crowd) -> Ask:
    return Ask(limit=50, cursor=pages._cursor([MIDDLE, crowd.candidate.user_id]))


def _from_a_name(crowd: Crowd) -> Ask:
    """From the middle of the names on, which are the ids of those who have them."""
    middle = crowd.candidate.user_id
    return Ask(limit=50, cursor=pages._cursor([middle, middle]))


def _notifications(crowd: Crowd):
    wanted = select(Notification).where(col(Notification.user_id) == crowd.candidate.user_id)
    return wanted.order_by(col(Notification.at).desc(), col(Notification.id).desc())


@contextmanager
def _without(index: str) -> Generator[None]:
    """Take an index away and put it back as it was."""
    asked = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE name = :name",
        "postgresql": "SELECT indexdef FROM pg_indexes WHERE indexname = :name",
    }
    with db.transaction() as session:
        connection = session.connection()
        wanted = text(asked[connection.dialect.name])
        made = connection.execute(wanted, {"name": index}).scalar_one()
        connection.exec_driver_sql(f"DROP INDEX {index}")
    try:
        yield
    finally:
        with db.transaction() as session:
            session.connection().exec_driver_sql(made)
            session.connection().exec_driver_sql("ANALYZE")
