"""Deciding who handles a candidate while things happen to them (rules 1 and 3)."""

from sqlalchemy import select
from sqlmodel import col

from talentra import db
from talentra.errors import Conflict, Invalid, NotFound
from talentra.models import Actor, Application, Assignment, Remark, Role, Stage
from talentra.services import accounts, assignments, remarks
from talentra.services.hand_overs import Released
from tests.harness.cast import Cast
from tests.races.stage import (
    ROUNDS,
    applying,
    moving,
    new_application,
    new_candidate,
    new_person,
    told_of,
)
from tests.races.starting import Act, at_once, done, refused, write

BEGUN = ["candidate.assigned", "application.sent"]


def _assigning(cast: Cast, candidate_id: object, recruiter: Actor) -> Act:
    return write(assignments.assign, cast.ada, candidate_id, recruiter.user_id)


def _reassigning(cast: Cast, candidate_id: object, recruiter: Actor) -> Act:
    return write(assignments.reassign, cast.ada, candidate_id, recruiter.user_id)


def _holders(candidate_id: object) -> list[object]:
    """Everybody who ever handled them, in order; an open assignment comes last."""
    with db.reading() as session:
        wanted = select(Assignment).where(col(Assignment.candidate_id) == candidate_id)
        ever = sorted(session.scalars(wanted), key=lambda each: (each.ended_at is None, each.id))
        return [each.recruiter_id for each in ever]


def test_one_of_two_admins_assigns(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, _resume_id = new_candidate()
        outcomes = at_once(
            _assigning(cast, candidate.user_id, cast.rosa),
            _assigning(cast, candidate.user_id, cast.remy),
        )
        [(assignment, is_new)], [conflict] = done(outcomes), refused(outcomes)
        assert is_new and conflict.code == "already_assigned"
        assert _holders(candidate.user_id) == [assignment.recruiter_id]


def test_the_same_assignment_twice_is_one(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, _resume_id = new_candidate()
        outcomes = at_once(*[_assigning(cast, candidate.user_id, cast.rosa)] * 4)
        assert refused(outcomes) == []
        assert sorted(is_new for _, is_new in outcomes) == [False, False, False, True]
        assert _holders(candidate.user_id) == [cast.rosa.user_id]


def test_assigning_and_reassigning_come_one_after_the_other(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, _resume_id = new_candidate()
        assigned, reassigned = at_once(
            _assigning(cast, candidate.user_id, cast.rosa),
            _reassigning(cast, candidate.user_id, cast.remy),
        )
        assert isinstance(assigned, tuple)
        late = [] if isinstance(reassigned, Conflict) else [cast.remy.user_id]
        assert _holders(candidate.user_id) == [cast.rosa.user_id, *late]


def test_one_of_two_reassignments_is_the_last(cast: Cast) -> None:
    rhea = new_person(Role.RECRUITER)
    for _ in range(ROUNDS):
        handled = new_application(cast).candidate_id
        outcomes = at_once(
            _reassigning(cast, handled, cast.remy), _reassigning(cast, handled, rhea)
        )
        assert refused(outcomes) == []
        first, *others = _holders(handled)
        assert first == cast.rosa.user_id
        assert sorted(map(str, others)) == sorted(map(str, [cast.remy.user_id, rhea.user_id]))


def test_who_lost_sight_does_not_move_any_more(cast: Cast) -> None:
    for _ in range(ROUNDS):
        seen = new_application(cast)
        _, moved = at_once(
            _reassigning(cast, seen.candidate_id, cast.remy), moving(cast.rosa, seen, Stage.OFFER)
        )
        assert isinstance(moved, Application | NotFound)
        before = ["application.moved"] if isinstance(moved, Application) else []
        assert told_of(seen.id, seen.candidate_id) == [*BEGUN, *before, "candidate.assigned"]
        assert _holders(seen.candidate_id) == [cast.rosa.user_id, cast.remy.user_id]


def test_who_lost_sight_does_not_remark_any_more(cast: Cast) -> None:
    for _ in range(ROUNDS):
        seen = new_application(cast)
        _, remark = at_once(
            _reassigning(cast, seen.candidate_id, cast.remy),
            write(remarks.add, cast.rosa, seen.id, text="Has sight."),
        )
        assert isinstance(remark, Remark | NotFound)
        before = ["remark.added"] if isinstance(remark, Remark) else []
        assert told_of(seen.id, seen.candidate_id) == [*BEGUN, *before, "candidate.assigned"]


def test_an_application_goes_to_whoever_handles_its_candidate(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, resume_id = new_candidate()
        outcomes = at_once(
            applying(candidate, cast.job_id, resume_id),
            _assigning(cast, candidate.user_id, cast.remy),
        )
        assert refused(outcomes) == []
        # whether it is with Remy now is looked at after every race


def test_an_application_waits_when_its_candidate_has_nobody_any_more(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, resume_id = new_candidate()
        at_once(_assigning(cast, candidate.user_id, cast.remy))
        outcomes = at_once(
            applying(candidate, cast.job_id, resume_id),
            write(assignments.unassign, cast.ada, candidate.user_id),
        )
        assert refused(outcomes) == []


def test_nobody_is_given_to_a_recruiter_who_was_shut_out(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, _resume_id = new_candidate()
        recruiter = new_person(Role.RECRUITER)
        shut_out, assigned = at_once(
            write(accounts.deactivate, cast.ada, recruiter.user_id),
            _assigning(cast, candidate.user_id, recruiter),
        )
        assert isinstance(shut_out, Released)
        assert isinstance(assigned, tuple | Invalid)


def test_nobody_who_was_shut_out_is_assigned(cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, _resume_id = new_candidate()
        shut_out, assigned = at_once(
            write(accounts.deactivate, cast.ada, candidate.user_id),
            _assigning(cast, candidate.user_id, cast.rosa),
        )
        assert isinstance(shut_out, Released)
        assert isinstance(assigned, tuple | Invalid)
