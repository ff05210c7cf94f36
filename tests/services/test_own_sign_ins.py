"""Seeing where one is signed in, and ending it."""

from uuid import uuid4

import pytest

from talentra import db
from talentra.errors import NotFound
from talentra.models import Actor
from talentra.queries import sign_ins as query
from talentra.services import own_sign_ins as service
from talentra.services import sign_ins
from tests.harness.cast import PASSWORD, Cast, email


def start(actor: Actor, device: str = "") -> Actor:
    """They sign in somewhere."""
    with db.transaction() as session:
        return sign_ins.start(session, email(actor), PASSWORD, user_agent=device).actor


def devices(actor: Actor) -> dict[str, bool]:
    """Where they are signed in, and whether that is here."""
    with db.reading() as session:
        return {each.user_agent: each.is_current for each in query.own(session, actor)}


class TestEndOne:
    def test_ends_that_one(self, cast: Cast) -> None:
        here, phone, _ = (start(cast.cleo, name) for name in ("here", "phone", "desk"))
        assert devices(here) == {"here": True, "phone": False, "desk": False}
        with db.transaction() as session:
            service.end_one(session, here, phone.sign_in_id or uuid4())
        assert devices(here) == {"here": True, "desk": False}

    def test_ends_nobody_elses(self, cast: Cast) -> None:
        here, codys = start(cast.cleo), start(cast.cody, "desk")
        for sign_in_id in (codys.sign_in_id, uuid4()):
            with pytest.raises(NotFound), db.transaction() as session:
                service.end_one(session, here, sign_in_id or uuid4())
        assert devices(codys) == {"desk": True}

    def test_of_one_that_is_over_is_not_found(self, cast: Cast) -> None:
        here, phone = start(cast.cleo, "here"), start(cast.cleo, "phone")
        with db.transaction() as session:
            service.end_one(session, here, phone.sign_in_id or uuid4())
        with pytest.raises(NotFound), db.transaction() as session:
            service.end_one(session, here, phone.sign_in_id or uuid4())


class TestEndOthers:
    def test_leaves_the_one_that_is_used(self, cast: Cast) -> None:
        here, codys = start(cast.cleo, "here"), start(cast.cody, "desk")
        for name in ("phone", "desk"):
            start(cast.cleo, name)
        with db.transaction() as session:
            assert service.end_others(session, here) == 2
            assert service.end_others(session, here) == 0
        assert devices(here) == {"here": True}
        assert devices(codys) == {"desk": True}

    def test_ends_all_for_whoever_has_none_of_their_own(self, cast: Cast) -> None:
        start(cast.cleo, "phone")
        with db.transaction() as session:
            assert service.end_others(session, cast.cleo) == 1
        assert devices(cast.cleo) == {}
