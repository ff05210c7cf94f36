"""The demo company goes in one transaction; real people and what they made stay, and are whole."""

import asyncio
from collections.abc import Generator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.errors import Conflict, Invalid, Refused
from talentra.models import (
    Actor,
    Application,
    Assignment,
    AuditEntry,
    HistoryLink,
    Job,
    Role,
    Stage,
    StageEvent,
    User,
)
from talentra.queries import application_views, organisation
from talentra.queries import chain as chains
from talentra.queries import demo_people as query
from talentra.queries.chain import Checked
from talentra.services import (
    applications,
    assignments,
    chain,
    demo,
    demo_removal,
    remarks,
    storage,
)
from talentra.services.history_guard import GUARDED, laid_aside
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

NAME = "Kestrel Talent"


@dataclass
class World:
    """The demo company, and three real people who came since."""

    ada: Actor  # the demo's admin
    rosa: Actor  # a recruiter of the demo
    ines: Actor  # a real admin
    ravi: Actor  # a real recruiter
    mara: Actor  # a real candidate
    to_demo: UUID  # Mara's application to a job of the demo, which Rosa handled
    to_real: UUID  # her application to Ravi's


def _real(session: Session, name: str, role: Role) -> Actor:
    made = acts.person(session, name, role)
    session.get_one(User, made.user_id).email = f"{name.split(maxsplit=1)[0].lower()}@people.test"
    return made


def _demo(session: Session, handle: str) -> Actor:
    wanted = select(User).where(col(User.email) == f"{handle}@talentra.example")
    user = session.execute(wanted).scalar_one()
    return Actor(user.id, user.role, user.full_name)


@pytest.fixture
def world(database: str, clock: SteeredClock) -> Generator[World]:
    """Real people have begun to work in the demo."""
    with db.transaction() as session:
        demo.seed(session)
    with db.transaction() as session:
        entered = _live(session)
    asyncio.run(chain.link(all_late=True))
    clock.forward(timedelta(hours=1))
    yield entered


def _live(session: Session) -> World:
    ada, rosa = _demo(session, "ada"), _demo(session, "rosa")
    ines = _real(session, "Ines Prado", Role.ADMIN)
    ravi = _real(session, "Ravi Sen", Role.RECRUITER)
    mara = _real(session, "Mara Lunde", Role.CANDIDATE)
    resume = acts.upload(session, mara, "Looms and shuttles")
    openings = select(Job).where(col(Job.owner_id) == rosa.user_id, col(Job.status) == "open")
    taking = [job for job in session.execute(openings).scalars() if job.takes_applications]
    first = applications.apply(session, mara, taking[0].id, resume_id=resume.id)
    own = acts.post(session, ravi, title="Weaver")
    second = applications.apply(session, mara, own.id, resume_id=resume.id)
    assignments.assign(session, ada, mara.user_id, rosa.user_id)
    session.flush()
    applications.move(session, rosa, first.id, to=Stage.INTERVIEW)
    remarks.add(session, rosa, first.id, text="Weaves well.")
    return World(ada, rosa, ines, ravi, mara, first.id, second.id)


def _remove(actor: Actor, typed: str = NAME) -> query.Demo:
    return asyncio.run(demo_removal.remove(actor, typed))


def _refuses_to_forget(table: str) -> bool:
    """Whether the database itself still guards its history."""
    try:
        with db.transaction() as session:
            session.execute(text(f"DELETE FROM {table}"))
    except DBAPIError as refused:
        return "append-only" in str(refused)
    return False


class TestRemove:
    def test_takes_the_demo_and_leaves_real_people(self, world: World) -> None:
        with db.reading() as session:
            seen = query.overview(session, world.ines)
        assert seen and (seen.real_people, seen.kept_jobs, seen.has_real_admin) == (3, 1, True)
        assert min(seen.people, seen.jobs, seen.applications) > 5
        assert _remove(world.ines) == seen
        with db.reading() as session:
            everybody = {user.full_name for user in session.query(User)}
            assert everybody == {"Ines Prado", "Ravi Sen", "Mara Lunde", demo_removal.FORMER}
            assert session.query(User).filter_by(is_active=True).count() == 3
            assert session.query(Application).count() == 2
            assert session.query(Job).count() == 2
            assert not organisation.choice(session, "is_demo")
            assert query.overview(session, world.ines) is None
            assert not storage.strays(session)

    def test_leaves_what_real_people_made_whole(self, world: World) -> None:
        _remove(world.ines)
        with db.reading() as session:
            view = application_views.view(session, world.ines, world.to_demo)
            assert [(event.to_stage, event.by) for event in view.history] == [
                (Stage.APPLIED, "Mara Lunde"),
                (Stage.INTERVIEW, demo_removal.FORMER),
            ]
            assert [remark.text for remark in view.remarks] == ["Weaves well."]
            sent = session.get_one(Application, world.to_demo)
            assert session.get_one(Job, sent.job_id).owner_id == world.ines.user_id
            assert sent.recruiter_id is None  # she waits for a real recruiter
            assert session.query(Assignment).filter_by(ended_at=None).count() == 0
            assert application_views.view(session, world.mara, world.to_real).stage is Stage.APPLIED

    def test_begins_the_chain_anew_and_says_where_the_old_one_ended(self, world: World) -> None:
        with db.reading() as session:
            last = chains.head(session)
        _remove(world.ines)
        with db.reading() as session:
            entry = session.query(AuditEntry).filter_by(action="demo.removed").one()
            assert entry.actor_id == world.ines.user_id
            assert entry.before == {"links": last.number, "last_digest": last.digest}
            checked = chains.check(session, Checked())
            assert checked.is_done and checked.fault is None
            history = session.query(AuditEntry).count() + session.query(StageEvent).count()
            assert checked.number == session.query(HistoryLink).count() == history
            assert last.number > history > 0

    def test_leaves_the_history_guarded(self, world: World) -> None:
        _remove(world.ines)
        assert [table for table in GUARDED if not _refuses_to_forget(table)] == []
        if db.engine().dialect.name == "sqlite":
            with db.reading() as session:
                assert session.execute(text("PRAGMA foreign_key_check")).all() == []

    def test_needs_the_name_a_real_admin_and_a_demo(self, world: World) -> None:
        with pytest.raises(Refused):
            _remove(world.ravi)
        with pytest.raises(Conflict, match="one of the demo people"):
            _remove(world.ada)
        with pytest.raises(Invalid) as refused:
            _remove(world.ines, "Kestrel")
        assert refused.value.fields == (("name", demo_removal.NOT_THE_NAME),)
        with db.reading() as session:
            assert session.query(User).count() > 20
        _remove(world.ines, f" {NAME} ")
        with pytest.raises(Conflict, match="no demo company"):
            _remove(world.ines)


def test_a_guard_laid_aside_is_back_when_it_fails(world: World) -> None:
    def break_off() -> None:
        with db.transaction() as session, laid_aside(session):
            session.execute(text("DELETE FROM history_links"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert [table for table in GUARDED if not _refuses_to_forget(table)] == []
    with db.reading() as session:
        assert session.query(HistoryLink).count() > 0
