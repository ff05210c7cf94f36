"""The demo company: a past that could have happened, by the same rules as everybody's."""

from collections import Counter
from collections.abc import Generator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db, documents, files
from talentra.clock import now, today
from talentra.config import settings
from talentra.models import (
    PATH,
    Actor,
    Application,
    Assignment,
    AuditEntry,
    Job,
    JobStatus,
    Notification,
    Remark,
    Resume,
    Role,
    Seal,
    Stage,
    StageEvent,
    User,
    Visibility,
)
from talentra.models.applications import REJECTION_REASONS, needs_reason
from talentra.queries import application_views, assignments, organisation
from talentra.queries.pages import Ask
from talentra.security import check_password
from talentra.services import demo, storage
from tests.models.test_applications import LIVE

FIVE = {
    "ada": Role.ADMIN,
    "rosa": Role.RECRUITER,
    "remy": Role.RECRUITER,
    "cleo": Role.CANDIDATE,
    "cody": Role.CANDIDATE,
}
PASSWORD = "Teal kettles hum at 7"
STALE = timedelta(days=10)


@pytest.fixture
def company(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo company in an empty database."""
    monkeypatch.setattr(settings(), "demo_password", PASSWORD)
    with db.transaction() as session:
        demo.seed(session)


@pytest.fixture
def session(company: None) -> Generator[Session]:
    """A session that reads the demo company."""
    with db.reading() as opened:
        yield opened


def _actor(session: Session, name: str) -> Actor:
    user = session.scalars(select(User).where(col(User.email) == f"{name}@talentra.example")).one()
    return Actor(user.id, user.role, user.full_name)


def _histories(session: Session) -> dict[UUID, list[StageEvent]]:
    found: dict[UUID, list[StageEvent]] = {}
    for event in session.scalars(select(StageEvent).order_by(col(StageEvent.number))):
        found.setdefault(event.application_id, []).append(event)
    return found


class TestPeople:
    def test_five_can_sign_in_with_the_password(self, session: Session) -> None:
        for name, role in FIVE.items():
            user = session.get_one(User, _actor(session, name).user_id)
            assert (user.role, user.is_active) == (role, True)
            assert check_password(PASSWORD, user.password_hash)
        assert organisation.choice(session, "is_demo") is True

    def test_nobody_can_without_one(self, database: str) -> None:
        with db.transaction() as session:
            demo.seed(session)
        with db.reading() as session:
            assert set(session.scalars(select(col(User.password_hash)))) == {None}

    def test_are_a_living_company(self, session: Session) -> None:
        roles = Counter(session.scalars(select(col(User.role))))
        assert (roles[Role.ADMIN], roles[Role.RECRUITER]) == (1, 5)
        assert roles[Role.CANDIDATE] >= 40
        domains = {email.rpartition(".")[2] for email in session.scalars(select(col(User.email)))}
        assert domains == {"example"}

    def test_cleo_and_cody_have_their_own_stories(self, session: Session) -> None:
        mine = application_views.mine(session, _actor(session, "cleo"), Ask()).rows
        assert len({each.stage for each in mine}) == len(mine) == 3
        [waiting] = application_views.mine(session, _actor(session, "cody"), Ask()).rows
        assert waiting.stage is Stage.APPLIED
        kept = Counter(session.scalars(select(col(Resume.candidate_id))))
        assert kept[_actor(session, "cleo").user_id] == 2
        assert kept[_actor(session, "cody").user_id] == 1

    def test_rosa_is_busy_remy_is_not_and_some_wait(self, session: Session) -> None:
        handled = Counter(
            session.scalars(
                select(col(Assignment.recruiter_id)).where(col(Assignment.ended_at).is_(None))
            )
        )
        assert handled[_actor(session, "rosa").user_id] == 15
        assert handled[_actor(session, "remy").user_id] == 0
        assert assignments.waiting(session, _actor(session, "ada")) >= 5


class TestJobs:
    def test_stand_everywhere_a_job_can_stand(self, session: Session) -> None:
        jobs = session.scalars(select(Job)).all()
        assert {job.status for job in jobs} == {*JobStatus}
        open_ones = [job for job in jobs if job.takes_applications]
        week = today() + timedelta(days=7)
        assert [job.title for job in open_ones if job.closes_on and job.closes_on <= week]
        assert len(open_ones) >= 10
        assert [job.title for job in jobs if job.is_past]


class TestHistory:
    def test_replayed_gives_every_stage_and_version(self, session: Session) -> None:
        histories = _histories(session)
        applications = session.scalars(select(Application)).all()
        assert len(applications) >= 85
        for application in applications:
            events = histories[application.id]
            assert [event.number for event in events] == [*range(1, application.version + 1)]
            assert events[-1].to_stage is application.stage
            assert events[-1].at == application.stage_changed_at
            assert events[0].at == application.applied_at
            before = [None, *(event.to_stage for event in events)]
            assert [event.from_stage for event in events] == before[:-1]
        assert {application.stage for application in applications} == {*Stage}

    def test_goes_forward_in_time_and_never_into_the_future(self, session: Session) -> None:
        for events in _histories(session).values():
            times = [event.at for event in events]
            assert times == sorted(set(times))
            assert now() - timedelta(days=57) < times[0] <= times[-1] < now()

    def test_keeps_the_rules_of_moving(self, session: Session) -> None:
        for events in _histories(session).values():
            replayed = Application(candidate_id=events[0].actor_id, job_id=events[0].id)
            for event in events[1:]:
                if event.undoes_id or event.to_stage is Stage.WITHDRAWN:
                    assert event.from_stage in PATH
                    replayed.settle(event.to_stage)
                    continue
                replayed.move(event.to_stage, reason=event.reason)
                if event.to_stage is Stage.REJECTED:
                    assert event.reason in REJECTION_REASONS
                assert needs_reason(event.from_stage or Stage.APPLIED, event.to_stage) == bool(
                    event.reason
                )

    def test_was_made_by_those_who_handled_them_then(self, session: Session) -> None:
        ada = _actor(session, "ada").user_id
        applications = {each.id: each for each in session.scalars(select(Application))}
        spans = session.scalars(select(Assignment)).all()
        events = session.scalars(select(StageEvent)).all()
        for event in events:
            candidate = applications[event.application_id].candidate_id
            then = {
                span.recruiter_id
                for span in spans
                if span.candidate_id == candidate
                and span.started_at <= event.at
                and (span.ended_at is None or event.at < span.ended_at)
            }
            own = event.from_stage is None or event.to_stage is Stage.WITHDRAWN
            assert event.is_override == (event.actor_id == ada)
            assert event.actor_id in ({candidate} if own else then | {ada})
        assert {event.is_override for event in events} == {True, False}

    def test_is_in_the_audit_log_step_by_step(self, session: Session) -> None:
        told = Counter(
            session.scalars(
                select(col(AuditEntry.target_id)).where(
                    col(AuditEntry.target_kind) == "application"
                )
            )
        )
        assert {key: len(events) for key, events in _histories(session).items()} == told


class TestWhatIsThere:
    def test_every_application_is_sealed_with_a_file_that_says_who(self, session: Session) -> None:
        for seal in session.scalars(select(Seal)):
            assert seal.resume_text.startswith(seal.profile["full_name"])
            assert seal.file_sha256 in {sha256 for sha256, _ in files.stored()}
        assert not storage.strays(session)

    def test_resumes_are_real_files(self, session: Session) -> None:
        """The product itself reads in them what it says it has read."""
        for resume in session.scalars(select(Resume).limit(4)):
            content = files.read(resume.file_sha256)
            reading = documents.read(content, resume.file_name)
            owner = session.get_one(User, resume.candidate_id)
            assert owner.full_name in reading.text
            assert "Skills:" in reading.text
            assert reading.pages == 1

    def test_recruiter_and_candidate_agree(self, session: Session) -> None:
        """The column that lists are made of repeats the open assignment."""
        current = {
            each.candidate_id: each.recruiter_id
            for each in session.scalars(
                select(Assignment).where(col(Assignment.ended_at).is_(None))
            )
        }
        for application in session.scalars(select(Application)):
            assert application.recruiter_id == current.get(application.candidate_id)

    def test_shows_what_an_evaluator_looks_for(self, session: Session) -> None:
        assert {*session.scalars(select(col(Remark.visibility)))} == {*Visibility}
        read = {each.read_at is None for each in session.scalars(select(Notification))}
        assert read == {True, False}
        stale = session.scalars(
            select(Application).where(
                col(Application.stage).in_(LIVE), col(Application.stage_changed_at) < now() - STALE
            )
        ).all()
        assert len(stale) >= 10
        assert [each for each in session.scalars(select(User)) if not each.is_active]

    def test_gives_everybody_a_file_of_their_own(self, session: Session) -> None:
        names = sorted(session.scalars(select(col(Resume.file_sha256))))
        assert names == sorted(sha256 for sha256, _ in files.stored())
        assert len(set(names)) == len(names) >= 40
