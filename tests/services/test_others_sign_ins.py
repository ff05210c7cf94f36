"""An admin ends other people's sign-ins, and they are out at once."""

from uuid import uuid4

import pytest

from talentra import db
from talentra.errors import NotFound, Refused
from talentra.models import Actor, Invitation, Scope
from talentra.queries import sign_ins as query
from talentra.services import api_tokens
from talentra.services import others_sign_ins as service
from tests.harness.cast import Cast
from tests.services import acts
from tests.services.signing_in import holder, start


def _left(cast: Cast, somebody: Actor) -> int:
    with db.reading() as session:
        return len(query.of_person(session, cast.ada, somebody.user_id))


class TestEndOne:
    def test_ends_that_one(self, cast: Cast) -> None:
        phone, desk = start(), start()
        with db.transaction() as session:
            service.end_one(session, cast.ada, cast.cleo.user_id, phone.sign_in_id)
            assert acts.actions(session, cast.cleo.user_id)[-1] == "sign_in.ended"
        assert holder(phone.secret) is None
        assert holder(desk.secret)
        assert _left(cast, cast.cleo) == 1

    def test_of_somebody_else_or_over_is_not_found(self, cast: Cast) -> None:
        phone = start()
        for user_id, sign_in_id in [
            (cast.cody.user_id, phone.sign_in_id),
            (cast.cleo.user_id, uuid4()),
            (uuid4(), phone.sign_in_id),
        ]:
            with pytest.raises(NotFound), db.transaction() as session:
                service.end_one(session, cast.ada, user_id, sign_in_id)
        assert holder(phone.secret)

    @pytest.mark.parametrize("who", ["rosa", "cody", "cleo"])
    def test_is_for_admins(self, cast: Cast, who: str) -> None:
        phone = start()
        actor: Actor = getattr(cast, who)
        with db.transaction() as session:
            with pytest.raises(Refused):
                service.end_one(session, actor, cast.cleo.user_id, phone.sign_in_id)
            with pytest.raises(Refused):
                service.end_all(session, actor, cast.cleo.user_id)
        assert holder(phone.secret)


class TestEndAll:
    def test_ends_tokens_and_links_too(self, cast: Cast) -> None:
        phone, desk = start(), start()
        with db.transaction() as session:
            _, token = api_tokens.create(session, cast.cleo, "nightly", scope=Scope.READ, days=9)
            assert service.end_all(session, cast.ada, cast.cleo.user_id) == 2
        assert holder(phone.secret) is holder(desk.secret) is None
        with db.reading() as session:
            assert query.by_api_token(session, token) is None
            assert session.query(Invitation).filter_by(ended_at=None).count() == 0
        assert _left(cast, cast.cleo) == 0


def test_nobody_else_sees_where_somebody_is_signed_in(cast: Cast) -> None:
    start()
    with db.reading() as session:
        for actor in (cast.rosa, cast.cody):
            assert query.of_person(session, actor, cast.cleo.user_id) == []
        assert len(query.of_person(session, cast.ada, cast.cleo.user_id)) == 1
