"""Personal API tokens: who makes them, what is kept of them, and what ends them."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Conflict, Invalid, NotFound, Refused, Unauthenticated
from talentra.models import Actor, ApiToken, AuditEntry, Role, Scope, User
from talentra.queries import api_tokens as query
from talentra.queries import sign_ins
from talentra.queries.pages import Ask
from talentra.queries.sign_ins import Held
from talentra.services import accounts, api_tokens
from talentra.services.sign_ins import end_all
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts


def make(actor: Actor, name: str = "Script", days: int = 30, scope: Scope = Scope.READ) -> str:
    """A token of theirs."""
    with db.transaction() as session:
        return api_tokens.create(session, actor, name, scope=scope, days=days)[1]


def held(token: str) -> Held | None:
    """Who holds it now."""
    with db.reading() as session:
        return sign_ins.by_api_token(session, token)


def only(session: Session) -> ApiToken:
    """The one token there is."""
    return session.query(ApiToken).one()


class TestCreate:
    def test_names_its_maker_and_what_it_may(self, cast: Cast) -> None:
        reading, writing = make(cast.rosa), make(cast.rosa, scope=Scope.WRITE)
        found = held(reading)
        assert found
        assert (found.actor.user_id, found.actor.role) == (cast.rosa.user_id, Role.RECRUITER)
        assert found.actor.reads_only
        found = held(writing)
        assert found and not found.actor.reads_only

    def test_is_known_to_scanners_and_guessed_by_nobody(self, cast: Cast) -> None:
        tokens = {make(cast.cleo) for _ in range(5)}
        assert len(tokens) == 5
        assert all(re.fullmatch(r"tal_[A-Za-z0-9]{43}", token) for token in tokens)

    def test_keeps_only_a_hash(self, cast: Cast) -> None:
        token = make(cast.cleo)
        with db.reading() as session:
            assert token not in only(session).model_dump_json()
            assert token.removeprefix("tal_") not in only(session).model_dump_json()

    @pytest.mark.parametrize("days", [0, -1, 366])
    def test_lasts_a_year_at_most(self, cast: Cast, days: int) -> None:
        with pytest.raises(Invalid, match="1 to 365 days"):
            make(cast.cleo, days=days)

    @pytest.mark.parametrize("name", ["", "  ", "x" * 81])
    def test_needs_a_name(self, cast: Cast, name: str) -> None:
        with pytest.raises(Invalid, match="a name"):
            make(cast.cleo, name)

    def test_stops_at_twenty(self, cast: Cast, clock: SteeredClock) -> None:
        for number in range(20):
            make(cast.cleo, f"Script {number}", days=1 if number == 0 else 30)
        with pytest.raises(Conflict, match="20 tokens"):
            make(cast.cleo)
        make(cast.cody)
        clock.forward(timedelta(days=1))
        make(cast.cleo)

    def test_stops_at_twenty_also_when_many_are_asked_for_at_once(self, cast: Cast) -> None:
        for number in range(18):
            make(cast.cleo, f"Script {number}")

        def another(number: int) -> bool:
            try:
                make(cast.cleo, f"Late {number}")
            except Conflict:
                return False
            return True

        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(another, range(8))) == 2

    def test_is_not_for_tokens(self, session: Session, cast: Cast) -> None:
        _, secret = api_tokens.create(session, cast.cleo, "First", scope=Scope.WRITE, days=1)
        session.flush()
        holder = sign_ins.by_api_token(session, secret)
        assert holder
        with pytest.raises(Refused, match="Sign in"):
            api_tokens.create(session, holder.actor, "Second", scope=Scope.WRITE, days=365)
        with pytest.raises(Refused, match="Sign in"):
            api_tokens.revoke(session, holder.actor, only(session).id)

    def test_is_not_for_who_was_shut_out_a_moment_ago(self, session: Session, cast: Cast) -> None:
        session.get_one(User, cast.cleo.user_id).is_active = False
        with pytest.raises(Unauthenticated):
            api_tokens.create(session, cast.cleo, "Late", scope=Scope.READ, days=1)
        session.get_one(User, cast.rosa.user_id).role = Role.CANDIDATE
        with pytest.raises(Unauthenticated):
            api_tokens.create(session, cast.rosa, "Late", scope=Scope.READ, days=1)

    def test_is_written_down_without_the_secret(self, session: Session, cast: Cast) -> None:
        token, secret = api_tokens.create(session, cast.cleo, "Mine", scope=Scope.READ, days=1)
        api_tokens.revoke(session, cast.cleo, token.id)
        session.flush()
        assert acts.actions(session, token.id) == ["token.made", "token.revoked"]
        entries = session.query(AuditEntry).filter_by(target_id=token.id)
        assert not any(secret in entry.model_dump_json() for entry in entries)


ENDS: dict[str, Callable[[Session, Cast], object]] = {
    "revoked": lambda s, c: api_tokens.revoke(s, c.rosa, only(s).id),
    "deactivated": lambda s, c: accounts.deactivate(s, c.ada, c.rosa.user_id),
    "all ended": lambda s, c: end_all(s, c.rosa.user_id),
}


class TestEnds:
    @pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
    def test_at_once(self, cast: Cast, end: Callable[[Session, Cast], object]) -> None:
        token, other = make(cast.rosa), None
        assert held(token)
        with db.transaction() as session:
            end(session, cast)
        other = make(cast.cleo)
        assert held(token) is None
        assert held(other)

    def test_with_its_time(self, cast: Cast, clock: SteeredClock) -> None:
        token = make(cast.rosa, days=1)
        clock.forward(timedelta(days=1, seconds=-1))
        assert held(token)
        clock.forward(timedelta(seconds=1))
        assert held(token) is None

    def test_for_good(self, cast: Cast) -> None:
        token = make(cast.rosa)
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        with db.transaction() as session:
            session.get_one(User, cast.rosa.user_id).is_active = True
        assert held(token) is None

    def test_only_by_whoever_made_it(self, session: Session, cast: Cast) -> None:
        token, _ = api_tokens.create(session, cast.cleo, "Mine", scope=Scope.READ, days=1)
        for other in (cast.cody, cast.rosa, cast.ada):
            with pytest.raises(NotFound):
                api_tokens.revoke(session, other, token.id)
            assert query.page(session, other, Ask()).rows == []
        api_tokens.revoke(session, cast.cleo, token.id)
        with pytest.raises(NotFound):
            api_tokens.revoke(session, cast.cleo, token.id)
        assert query.page(session, cast.cleo, Ask()).rows == []

    @pytest.mark.parametrize("token", ["", "tal_", "tal_" + "x" * 43, "x" * 4000, "\0"])
    @pytest.mark.usefixtures("cast")
    def test_before_it_began_when_it_was_guessed(self, token: str) -> None:
        assert held(token) is None


class TestLastUse:
    def test_is_noted_once_a_minute(self, cast: Cast, clock: SteeredClock) -> None:
        token = make(cast.rosa)
        begun = clock.moment
        assert self._note(token) == begun
        clock.forward(timedelta(seconds=59))
        assert self._note(token) == begun
        clock.forward(timedelta(seconds=1))
        assert self._note(token) == clock.moment

    def _note(self, token: str) -> object:
        found = held(token)
        assert found and found.actor.token_id
        with db.transaction() as session:
            api_tokens.note(session, found.actor.token_id)
        with db.reading() as session:
            noted = only(session).last_used_at
            assert api_tokens.is_noted(noted)
            return noted
