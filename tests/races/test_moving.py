"""Moving one application at the same moment: one wins, the others are told (rules 8, 9, 10)."""

from uuid import UUID

from sqlalchemy import select

from talentra import db
from talentra.errors import Conflict
from talentra.models import Actor, Application, Stage, StageEvent, User
from talentra.services import applications
from tests.harness.cast import Cast
from tests.races.stage import ROUNDS, moving, new_application
from tests.races.starting import at_once, done, refused, write

APPLIED, ASSESSMENT, INTERVIEW, OFFER, HIRED, REJECTED, WITHDRAWN = (
    Stage.APPLIED,
    Stage.ONLINE_ASSESSMENT,
    Stage.INTERVIEW,
    Stage.OFFER,
    Stage.HIRED,
    Stage.REJECTED,
    Stage.WITHDRAWN,
)


def _now(application_id: UUID) -> Application:
    with db.reading() as session:
        return session.get_one(Application, application_id)


def _candidate_of(application: Application) -> Actor:
    with db.reading() as session:
        user = session.get_one(User, application.candidate_id)
        return Actor(user.id, user.role, user.full_name)


def _latest(application: Application) -> StageEvent:
    """The last step of its history."""
    with db.reading() as session:
        wanted = select(StageEvent).filter_by(
            application_id=application.id, number=application.version
        )
        return session.execute(wanted).scalar_one()


def test_one_of_a_recruiter_and_an_admin_wins(cast: Cast) -> None:
    for _ in range(ROUNDS):
        seen = new_application(cast)
        outcomes = at_once(moving(cast.rosa, seen, INTERVIEW), moving(cast.ada, seen, REJECTED))
        [moved], [stale] = done(outcomes), refused(outcomes)
        assert (moved.stage, moved.version) == (_now(seen.id).stage, 2)
        assert isinstance(stale, Conflict) and stale.code == "stale"
        assert stale.extra == {"stage": moved.stage.value, "version": 2}


def test_one_of_six_tabs_wins(cast: Cast) -> None:
    for _ in range(ROUNDS):
        seen = new_application(cast)
        three = [moving(cast.rosa, seen, to) for to in (ASSESSMENT, INTERVIEW, OFFER)]
        outcomes = at_once(*three, *three)
        assert len(done(outcomes)) == 1
        assert {refusal.code for refusal in refused(outcomes)} == {"stale"}
        assert _now(seen.id).version == 2


def test_moves_that_saw_no_version_follow_one_another(cast: Cast) -> None:
    for _ in range(ROUNDS):
        seen = new_application(cast)
        to = (ASSESSMENT, INTERVIEW, OFFER)
        outcomes = at_once(
            *[write(applications.move, cast.ada, seen.id, to=each, reason="other") for each in to]
        )
        assert refused(outcomes) == []
        assert _now(seen.id).version == 4


def test_a_move_is_undone_once(cast: Cast) -> None:
    for _ in range(ROUNDS):
        moved = new_application(cast, INTERVIEW)
        event = _latest(moved)
        outcomes = at_once(
            *[write(applications.undo, who, event.id) for who in (cast.rosa, cast.ada)]
        )
        assert len(done(outcomes)) == 1
        assert all(isinstance(refusal, Conflict) for refusal in refused(outcomes))
        assert (_now(moved.id).stage, _now(moved.id).version) == (APPLIED, 3)


def test_a_move_or_its_undoing_is_the_latest(cast: Cast) -> None:
    for _ in range(ROUNDS):
        moved = new_application(cast, INTERVIEW)
        undone, moved_on = at_once(
            write(applications.undo, cast.rosa, _latest(moved).id), moving(cast.ada, moved, OFFER)
        )
        assert isinstance(undone, Conflict) != isinstance(moved_on, Conflict)
        assert _now(moved.id).stage is (OFFER if isinstance(undone, Conflict) else APPLIED)


def test_who_withdraws_is_not_hired_and_who_is_hired_does_not_withdraw(cast: Cast) -> None:
    for _ in range(ROUNDS):
        offered = new_application(cast, OFFER)
        candidate = _candidate_of(offered)
        withdrawn, hired = at_once(
            write(applications.withdraw, candidate, offered.id), moving(cast.rosa, offered, HIRED)
        )
        assert isinstance(withdrawn, Conflict) != isinstance(hired, Conflict)
        assert _now(offered.id).stage is (HIRED if isinstance(withdrawn, Conflict) else WITHDRAWN)
