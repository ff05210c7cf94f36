"""One-time links: for one person, once, for a while, and only as long as nothing changed (A10)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from talentra import db
from talentra.errors import Conflict, Expected, Invalid, Refused, TooMany
from talentra.models import Actor, Invitation, Role, User
from talentra.queries import invitations as query
from talentra.queries import sign_ins as who
from talentra.security import hash_secret
from talentra.services import accounts, invitations, sign_ins
from talentra.services.sign_ins import Started
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

NORA = "nora@talentra.example"
OWN = "Brass owls sleep at 4"


def _create(cast: Cast) -> tuple[Actor, str]:
    """Nora, a new recruiter, and the token of her link."""
    new: dict[str, Any] = {"email": NORA, "full_name": "Nora Field", "role": Role.RECRUITER}
    with db.transaction() as session:
        user, token = accounts.create(session, cast.ada, **new)
    return Actor(user.id, user.role, user.full_name), token or ""


def _accept(token: str, password: str = OWN, **more: Any) -> Started:
    with db.transaction() as session:
        return invitations.accept(session, token, password, **more)


def _sign_in(password: str, **more: Any) -> Started:
    with db.transaction() as session:
        return sign_ins.start(session, NORA, password, **more)


class TestAccept:
    def test_keeps_the_password_and_signs_in(self, cast: Cast) -> None:
        nora, token = _create(cast)
        started = _accept(token)
        with db.reading() as session:
            actor = who.by_cookie(session, started.secret)
            assert (actor.user_id, actor.role) == (nora.user_id, Role.RECRUITER) if actor else False
            assert session.get_one(User, nora.user_id).last_signed_in_at
            assert "account.password_chosen" in acts.actions(session, nora.user_id)
        assert _sign_in(OWN)

    def test_works_once(self, cast: Cast) -> None:
        _, token = _create(cast)
        _accept(token)
        with pytest.raises(Refused) as used:
            _accept(token, "Copper cats dance at 5")
        assert used.value.code == "worthless_link"
        assert _sign_in(OWN)

    def test_works_once_for_five_at_the_same_moment(self, cast: Cast) -> None:
        _, token = _create(cast)

        def once(number: int) -> bool:
            try:
                _accept(token, f"{OWN} {number}")
            except Expected:
                return False
            return True

        with ThreadPoolExecutor(5) as people:
            assert sum(people.map(once, range(5))) == 1

    def test_ends_after_a_week(self, cast: Cast, clock: SteeredClock) -> None:
        _, token = _create(cast)
        clock.forward(timedelta(days=7) - timedelta(seconds=1))
        with db.reading() as session:
            assert query.view(session, token).email == NORA
        clock.forward(timedelta(seconds=1))
        with pytest.raises(Refused):
            _accept(token)

    @pytest.mark.parametrize("token", ["", "guess", "x" * 10_000])
    def test_of_a_made_up_link_is_refused(self, cast: Cast, token: str) -> None:
        with pytest.raises(Refused):
            _accept(token)

    def test_of_a_weak_password_leaves_the_link(self, cast: Cast) -> None:
        _, token = _create(cast)
        for weak in ("password", "Nora Field 1", NORA):
            with pytest.raises(Invalid):
                _accept(token, weak)
        assert _accept(token)

    def test_is_not_for_guessing(self, cast: Cast) -> None:
        for _ in range(30):
            with pytest.raises(Refused):
                _accept("guess", ip="192.0.2.7")
        with pytest.raises(TooMany):
            _accept("guess", ip="192.0.2.7")


class TestLink:
    def test_is_kept_as_a_hash(self, cast: Cast) -> None:
        _, token = _create(cast)
        with db.reading() as session:
            kept = session.query(Invitation).one()
        assert kept.secret_hash == hash_secret(token)
        assert token not in str(kept.model_dump())

    def test_says_for_whom_it_is(self, cast: Cast) -> None:
        _, token = _create(cast)
        with db.reading() as session:
            assert query.view(session, token) == query.Invited("Nora Field", NORA)
            with pytest.raises(Refused):
                query.view(session, "guess")

    @pytest.mark.parametrize("change", ["role", "address", "password", "shut out", "back again"])
    def test_is_worthless_once_the_account_changes(self, cast: Cast, change: str) -> None:
        nora, token = _create(cast)
        with db.transaction() as session:
            user = session.get_one(User, nora.user_id)
            if change == "role":
                accounts.edit(session, cast.ada, user.id, role=Role.CANDIDATE)
            elif change == "address":
                user.email = "another@talentra.example"
            elif change == "password":
                user.password_hash = "hb1$x"
            else:
                accounts.deactivate(session, cast.ada, user.id)
            if change == "back again":
                accounts.reactivate(session, cast.ada, user.id)
        with pytest.raises(Refused):
            _accept(token)


def _link(cast: Cast, whom: Actor, actor: Actor | None = None) -> invitations.Link:
    with db.transaction() as session:
        return invitations.make_link(session, actor or cast.ada, whom.user_id)


def _token(link: invitations.Link) -> str:
    return link.address.partition("token=")[2]


class TestMakeLink:
    def test_for_whom_was_invited_is_an_invitation_in_place_of_the_first(self, cast: Cast) -> None:
        nora, first = _create(cast)
        link = _link(cast, nora)
        assert not link.is_reset
        with pytest.raises(Refused):
            _accept(first)
        assert _accept(_token(link)).actor.user_id == nora.user_id

    def test_for_whom_has_a_password_resets_it_and_signs_them_out(self, cast: Cast) -> None:
        with db.transaction() as session:
            before = sign_ins.start(session, email(cast.cleo), PASSWORD)
        link = _link(cast, cast.cleo)
        assert link.is_reset
        assert _accept(_token(link)).actor.user_id == cast.cleo.user_id
        with db.reading() as session:
            assert who.by_cookie(session, before.secret) is None
            assert "Your password was changed with a link from an admin." in acts.messages(
                session, cast.cleo
            )
        with pytest.raises(Refused):
            _accept(_token(link), "Copper cats dance at 5")

    def test_resets_within_half_an_hour(self, cast: Cast, clock: SteeredClock) -> None:
        link = _link(cast, cast.cleo)
        clock.forward(timedelta(minutes=30))
        with pytest.raises(Refused):
            _accept(_token(link))

    def test_resets_nothing_once_they_have_signed_in(self, cast: Cast) -> None:
        link = _link(cast, cast.cleo)
        with db.transaction() as session:
            sign_ins.start(session, email(cast.cleo), PASSWORD)
        with pytest.raises(Refused):
            _accept(_token(link))

    def test_is_audited_without_its_token(self, cast: Cast) -> None:
        link = _link(cast, cast.cleo)
        with db.reading() as session:
            assert acts.actions(session, cast.cleo.user_id) == ["account.reset_offered"]
            kept = session.query(Invitation).one()
            assert _token(link) not in str(kept.model_dump())

    def test_is_not_for_oneself_nor_for_whom_was_shut_out(self, cast: Cast) -> None:
        with pytest.raises(Conflict):
            _link(cast, cast.ada)
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.cleo.user_id)
        with pytest.raises(Conflict):
            _link(cast, cast.cleo)

    @pytest.mark.parametrize("actor", ["rosa", "cody", "cleo"])
    def test_is_for_admins(self, cast: Cast, actor: str) -> None:
        with pytest.raises(Refused):
            _link(cast, cast.cleo, getattr(cast, actor))
