"""The first admin and the last, and one refresh token in two hands at the same moment."""

from typing import Any

import pytest

from talentra import db
from talentra.errors import Conflict, NotFound
from talentra.models import Actor, Door, Role, User
from talentra.queries import sign_ins as who
from talentra.queries import users
from talentra.services import accounts, sign_ins
from tests.harness.cast import PASSWORD, Cast
from tests.races.stage import ROUNDS, new_person
from tests.races.starting import Act, at_once, done, refused, write


@pytest.mark.usefixtures("database")
def test_the_set_up_word_makes_one_admin() -> None:
    with db.transaction() as session:
        token = accounts.setup_token(session)
    outcomes = at_once(
        *[
            write(accounts.set_up, token, f"{name}@first.example", PASSWORD, f"{name} First")
            for name in ("ada", "abe", "amy", "ann")
        ]
    )
    [first] = done(outcomes)
    assert isinstance(first, User)
    assert all(isinstance(refusal, NotFound) for refusal in refused(outcomes))
    with db.reading() as session:
        assert users.admins(session) == [first.id]


@pytest.mark.parametrize("times", [2, 5])
def test_a_refresh_token_used_by_two_tabs_at_once_keeps_both_signed_in(
    cast: Cast, times: int
) -> None:
    for _ in range(ROUNDS):
        outcomes = at_once(*[write(sign_ins.rotate, _refresh_token(cast))] * times)
        assert refused(outcomes) == []
        assert len({started.secret for started in outcomes}) == 1
        with db.reading() as session:
            tokens = [started.access_token() for started in outcomes]
            assert all(who.by_access_token(session, token) for token in tokens)


def test_renewing_and_signing_out_at_once_ends_signed_out(cast: Cast) -> None:
    for _ in range(ROUNDS):
        started = _started(cast)
        outcomes = at_once(
            write(sign_ins.rotate, started.secret), write(sign_ins.end, started.actor)
        )
        with db.reading() as session:
            assert who.by_access_token(session, started.access_token()) is None
        for renewed in outcomes[:1]:
            secret = getattr(renewed, "secret", started.secret)
            [refusal] = at_once(write(sign_ins.rotate, secret))
            assert refused([refusal])


def _started(cast: Cast) -> Any:
    """Cleo has just signed in at the REST door."""
    with db.transaction() as session:
        user = session.get_one(User, cast.cleo.user_id)
        return sign_ins.begin(session, user, door=Door.API)


def _refresh_token(cast: Cast) -> str:
    return _started(cast).secret


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("role", [None, Role.RECRUITER, Role.CANDIDATE])
def test_of_two_admins_who_remove_each_other_one_stays(role: Role | None) -> None:
    for _ in range(ROUNDS):
        ada, abe = new_person(Role.ADMIN), new_person(Role.ADMIN)
        _retire_others(ada, abe)
        outcomes = at_once(_removing(ada, abe, role), write(accounts.deactivate, abe, ada.user_id))
        assert len(done(outcomes)) == 1
        [refusal] = refused(outcomes)
        assert isinstance(refusal, Conflict) and refusal.code == "last_admin"
        with db.reading() as session:
            assert len(users.admins(session)) == 1


def _removing(actor: Actor, other: Actor, role: Role | None) -> Act:
    """Shutting out, or demoting to the role."""
    if role is None:
        return write(accounts.deactivate, actor, other.user_id)
    return write(accounts.edit, actor, other.user_id, role=role)


def _retire_others(*admins: Actor) -> None:
    """Leave only these admins active."""
    kept = [admin.user_id for admin in admins]
    with db.transaction() as session:
        for admin_id in users.admins(session):
            if admin_id not in kept:
                session.get_one(User, admin_id).is_active = False
