"""Handing over what a recruiter handles: to one, spread, to the pool; all at once (3, 14)."""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.clock import today
from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import Actor, Application, Assignment, AuditEntry, Job, JobStatus, Role, User
from talentra.models.base import uuid7
from talentra.queries import applications as application_query
from talentra.queries import assignments, hand_overs
from talentra.queries.hand_overs import HandOver
from talentra.services import accounts
from talentra.services import assignments as assigning
from tests.harness.cast import Cast
from tests.services import acts

SPREAD = HandOver(spread=True)


def _holders(session: Session) -> dict[UUID, UUID | None]:
    """Who handles each candidate who has applied, as every list has it."""
    session.expire_all()
    wanted = select(col(Application.candidate_id), col(Application.recruiter_id))
    found = dict(session.execute(wanted).all())
    for candidate_id, recruiter_id in found.items():
        assert assignments.recruiter_of(session, candidate_id) == recruiter_id
    return found


def _applicants(session: Session, cast: Cast, number: int) -> list[Actor]:
    """Candidates of Rosa who applied to her job."""
    people = [acts.person(session, f"Person {n} {uuid7()}") for n in range(number)]
    for person in people:
        acts.apply(session, person, cast.job_id)
        assigning.assign(session, cast.ada, person.user_id, cast.rosa.user_id)
    return people


class TestToThePool:
    def test_is_what_happens_unless_said_otherwise(self, session: Session, cast: Cast) -> None:
        released = accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        assert (released.candidates, released.open_jobs) == (1, 1)
        assert _holders(session) == {cast.cleo.user_id: None}
        assert assignments.waiting(session, cast.ada) == 1
        assert session.get_one(Job, cast.job_id).owner_id == cast.ada.user_id
        assert acts.actions(session, cast.cleo.user_id) == ["candidate.unassigned"]
        assert acts.actions(session, cast.job_id) == ["job.handed_over"]
        entry = session.query(AuditEntry).filter_by(action="account.deactivated").one()
        assert entry.after == {"candidates": 1, "open_jobs": 1}

    def test_takes_sight_away_at_once(self, session: Session, cast: Cast) -> None:
        accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        with pytest.raises(NotFound):
            application_query.get(session, cast.rosa, cast.cleos_application_id)

    def test_a_second_time_is_nothing(self, session: Session, cast: Cast) -> None:
        accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        again = accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        assert (again.candidates, again.open_jobs) == (0, 0)
        assert acts.actions(session, cast.rosa.user_id) == ["account.deactivated"]

    def test_leaves_drafts_and_closed_jobs(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        past = acts.post(session, cast.rosa, closes_on=today())
        past.closes_on = today() - timedelta(days=1)
        accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        session.expire_all()
        assert {session.get_one(Job, job.id).owner_id for job in (draft, past)} == {
            cast.rosa.user_id
        }


class TestToOne:
    def test_gives_everything_to_them(self, session: Session, cast: Cast) -> None:
        accounts.deactivate(session, cast.ada, cast.rosa.user_id, HandOver(to=cast.remy.user_id))
        assert _holders(session) == {cast.cleo.user_id: cast.remy.user_id}
        assert session.get_one(Job, cast.job_id).owner_id == cast.remy.user_id
        assert application_query.get(session, cast.remy, cast.cleos_application_id)
        assert acts.messages(session, cast.remy) == [
            "You take over 1 candidate and 1 open job from Rosa Lindqvist."
        ]
        entry = session.query(AuditEntry).filter_by(action="candidate.assigned").one()
        assert entry.before == {"recruiter_id": str(cast.rosa.user_id)}
        assert entry.after == {"recruiter_id": str(cast.remy.user_id)}

    @pytest.mark.parametrize("whom", ["rosa", "ada", "cleo", "nobody", "gone"])
    def test_needs_another_active_recruiter(self, session: Session, cast: Cast, whom: str) -> None:
        gone = acts.person(session, "Gone Away", Role.RECRUITER)
        session.get_one(User, gone.user_id).is_active = False
        somebody = {"nobody": uuid7(), "gone": gone.user_id}
        to = somebody.get(whom) or getattr(cast, whom).user_id
        with pytest.raises(Invalid, match="another active recruiter") as refused:
            accounts.deactivate(session, cast.ada, cast.rosa.user_id, HandOver(to=to))
        assert refused.value.fields[0][0] == "hand_over.to"

    def test_leaves_deactivated_candidates_to_the_pool(self, session: Session, cast: Cast) -> None:
        [person] = _applicants(session, cast, 1)
        session.get_one(User, person.user_id).is_active = False
        session.flush()
        released = accounts.deactivate(
            session, cast.ada, cast.rosa.user_id, HandOver(to=cast.remy.user_id)
        )
        assert released.candidates == 2
        assert _holders(session) == {
            cast.cleo.user_id: cast.remy.user_id,
            person.user_id: None,
        }


class TestSpread:
    def test_evens_out_what_everybody_handles(self, session: Session, cast: Cast) -> None:
        _applicants(session, cast, 4)
        busy = acts.person(session, "Busy Bee", Role.RECRUITER)
        for number in range(3):
            person = acts.person(session, f"Held {number}")
            assigning.assign(session, cast.ada, person.user_id, busy.user_id)
        accounts.deactivate(session, cast.ada, cast.rosa.user_id, SPREAD)
        assert Counter(_holders(session).values()) == {cast.remy.user_id: 4, busy.user_id: 1}

    def test_needs_somebody_to_spread_to(self, session: Session, cast: Cast) -> None:
        session.get_one(User, cast.remy.user_id).is_active = False
        session.flush()
        with pytest.raises(Conflict, match="waiting pool"):
            accounts.deactivate(session, cast.ada, cast.rosa.user_id, SPREAD)

    @given(
        things=st.integers(0, 60),
        loads=st.lists(st.integers(0, 40), min_size=1, max_size=8),
    )
    def test_never_gives_to_one_who_has_more(self, things: int, loads: list[int]) -> None:
        takers = {uuid7(): load for load in loads}
        given_to = Counter(hand_overs.dealt([uuid7() for _ in range(things)], takers).values())
        assert given_to.total() == things
        after = {taker: load + given_to[taker] for taker, load in takers.items()}
        highest_filled = max((after[taker] for taker in given_to), default=0)
        assert all(load >= highest_filled - 1 for load in after.values())


class TestPreview:
    def test_says_what_would_happen(self, session: Session, cast: Cast) -> None:
        people = _applicants(session, cast, 3)
        session.get_one(User, people[0].user_id).is_active = False
        session.flush()
        seen = hand_overs.preview(session, cast.ada, cast.rosa.user_id)
        assert (seen.candidates, seen.deactivated, seen.open_jobs) == (4, 1, 1)
        [share] = seen.shares
        assert (share.full_name, share.candidates) == ("Remy Okafor", 0)
        assert (share.more_candidates, share.more_jobs) == (3, 1)
        accounts.deactivate(session, cast.ada, cast.rosa.user_id, SPREAD)
        assert Counter(_holders(session).values()) == {cast.remy.user_id: 3, None: 1}

    def test_without_anybody_to_spread_to_shows_no_shares(
        self, session: Session, cast: Cast
    ) -> None:
        session.get_one(User, cast.remy.user_id).is_active = False
        session.flush()
        assert hand_overs.preview(session, cast.ada, cast.rosa.user_id).shares == []

    def test_is_for_admins(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Refused):
            hand_overs.preview(session, cast.rosa, cast.rosa.user_id)
        with pytest.raises(NotFound):
            hand_overs.preview(session, cast.ada, uuid7())


@contextmanager
def _statements() -> Generator[list[str]]:
    """What is sent to the database meanwhile."""
    seen: list[str] = []

    def note(*args: object) -> None:
        seen.append(str(args[2]))

    event.listen(db.engine(), "before_cursor_execute", note)
    yield seen
    event.remove(db.engine(), "before_cursor_execute", note)


def test_takes_a_few_statements_for_five_hundred(cast: Cast) -> None:
    with db.transaction() as session:
        people = [
            User(email=f"m{number}@people.example", full_name=f"M {number}", role=Role.CANDIDATE)
            for number in range(500)
        ]
        session.add_all(people)
        session.flush()
        rosa, ada = cast.rosa.user_id, cast.ada.user_id
        session.add_all(
            Assignment(candidate_id=user.id, recruiter_id=rosa, assigned_by=ada) for user in people
        )
    with _statements() as seen, db.transaction() as session:
        accounts.deactivate(session, cast.ada, cast.rosa.user_id, HandOver(to=cast.remy.user_id))
    assert len(seen) < 40
    with db.reading() as session:
        kept = select(col(Assignment.recruiter_id), func.count()).where(
            col(Assignment.ended_at).is_(None)
        )
        assert session.execute(kept.group_by(col(Assignment.recruiter_id))).all() == [
            (cast.remy.user_id, 501)
        ]
