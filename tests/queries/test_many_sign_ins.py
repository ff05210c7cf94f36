"""Who many tabs belong to is found out in one statement, by the same words as for one."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.clock import now
from talentra.models import Actor, Door, SignIn, User
from talentra.queries import sign_ins as query
from talentra.services import sign_ins
from talentra.services.sign_ins import Started
from tests.harness.cast import Cast, email
from tests.services.signing_in import start


def _end(session: Session, started: Started) -> None:
    sign_ins.end(session, started.actor)


def _shut_out(session: Session, started: Started) -> None:
    session.query(User).filter_by(id=started.actor.user_id).update({"is_active": False})


def _outlive(session: Session, started: Started) -> None:
    _change(session, started, expires_at=now())


def _idle(session: Session, started: Started) -> None:
    _change(session, started, last_seen_at=now() - query.IDLE)


def _change(session: Session, started: Started, **values: Any) -> None:
    held = session.get_one(SignIn, started.actor.sign_in_id)
    for name, value in values.items():
        setattr(held, name, value)


class TestManyAtOnce:
    """Who they are is found out together as it would be one by one."""

    @pytest.mark.parametrize("ending", [_end, _shut_out, _outlive, _idle])
    def test_whoever_has_lost_theirs_is_nobody(
        self, cast: Cast, ending: Callable[[Session, Started], None]
    ) -> None:
        cleo, cody, rosa = (start(email(each)) for each in (cast.cleo, cast.cody, cast.rosa))
        api = start(email(cast.cody), door=Door.API)
        with db.transaction() as session:
            ending(session, cleo)
        named = [(each.actor.sign_in_id or uuid4(), "10.0.0.7") for each in (cleo, cody, rosa, api)]
        named += [(named[1][0], None), (uuid4(), None)]
        with db.reading() as session:
            found = query.by_ids(session, named)
            alone = {each: query.by_id(session, *each) for each in named}
            told = query.acting_together(session, named, _names)
        assert found == {each: actor for each, actor in alone.items() if actor}
        assert {*found} == {named[1], named[2], named[4]}
        assert told == {each: actor.full_name for each, actor in found.items()}

    def test_nobody_is_asked_for_when_none_is_left(self, cast: Cast) -> None:
        with db.reading() as session:
            assert query.acting_together(session, [(uuid4(), None)], _names) == {}


def _names(_session: Session, actors: Sequence[Actor]) -> dict[Actor, str]:
    return {actor: actor.full_name for actor in actors}
