"""Making accounts, the first admin, and shutting somebody out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from talentra import db
from talentra.errors import Conflict, Expected, Invalid, NotFound, Refused, TooMany
from talentra.models import Actor, AuditEntry, Profile, Role, User
from talentra.queries import accounts as query
from talentra.queries import sign_ins as who
from talentra.queries import users
from talentra.services import accounts, sign_ins
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.steered_clock import SteeredClock

NEW = ("New.Person@Talentra.example", PASSWORD, "New  Person")


def register(*typed: str, ip: str | None = None) -> User:
    """Register in a transaction of its own, as a form does."""
    with db.transaction() as session:
        return accounts.register(session, *typed, ip=ip)


def set_up(token: str, address: str = "ada@first.example") -> User:
    """Post the set-up form."""
    with db.transaction() as session:
        return accounts.set_up(session, token, address, PASSWORD, "Ada First")


def new_token() -> str | None:
    """What is printed when the server starts."""
    with db.transaction() as session:
        return accounts.setup_token(session)


def deactivate(actor: Actor, whom: Actor) -> None:
    """Shut out, in a transaction of its own."""
    with db.transaction() as session:
        accounts.deactivate(session, actor, whom.user_id)


@pytest.mark.usefixtures("database")
class TestRegister:
    def test_makes_a_candidate_with_a_profile(self) -> None:
        user = register(*NEW)
        with db.reading() as session:
            kept = session.get_one(User, user.id)
            assert (kept.email, kept.full_name) == ("new.person@talentra.example", "New Person")
            assert kept.role is Role.CANDIDATE
            assert session.get(Profile, user.id)

    def test_keeps_no_password(self) -> None:
        user = register(*NEW)
        assert user.password_hash
        assert PASSWORD not in user.password_hash

    def test_is_audited_without_the_address(self) -> None:
        user = register(*NEW)
        with db.reading() as session:
            entry = session.query(AuditEntry).one()
        assert (entry.action, entry.target_id) == ("account.registered", user.id)
        assert entry.after is None

    @pytest.mark.parametrize(
        "same", ["NEW.person@talentra.EXAMPLE", " new.person@talentra.example"]
    )
    def test_refuses_a_taken_address_however_it_is_written(self, same: str) -> None:
        register(*NEW)
        with pytest.raises(Conflict) as taken:
            register(same, PASSWORD, "Another")
        assert taken.value.code == "email_taken"

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            (("no address", PASSWORD, "New"), "email"),
            (("a@b.example", "short", "New"), "password"),
            (("a@b.example", PASSWORD, "  "), "full_name"),
        ],
    )
    def test_says_which_field_is_wrong(self, typed: tuple[str, ...], field: str) -> None:
        with pytest.raises(Invalid) as wrong:
            register(*typed)
        assert wrong.value.fields[0][0] == field

    def test_ten_at_once_make_one_account(self) -> None:
        def once(_: int) -> bool:
            try:
                register(*NEW)
            except Expected:
                return False
            return True

        with ThreadPoolExecutor(10) as people:
            assert sum(people.map(once, range(10))) == 1

    def test_taken_addresses_cannot_be_collected(self) -> None:
        register(*NEW)
        for number in range(30):
            register(f"person{number}@talentra.example", PASSWORD, "Somebody", ip="192.0.2.7")
        with pytest.raises(TooMany):
            for _ in range(31):
                with pytest.raises(Conflict):
                    register(*NEW, ip="192.0.2.7")


@pytest.mark.usefixtures("database")
class TestSetUp:
    def test_makes_the_first_admin_once(self) -> None:
        token = new_token() or ""
        assert set_up(token).role is Role.ADMIN
        with pytest.raises(NotFound):
            set_up(token, "second@first.example")
        assert new_token() is None

    def test_needs_the_one_time_word(self) -> None:
        assert new_token()
        with pytest.raises(Refused):
            set_up("guessed")

    def test_the_latest_word_counts(self) -> None:
        first, second = new_token() or "", new_token() or ""
        with pytest.raises(Refused):
            set_up(first)
        assert set_up(second)

    def test_is_closed_before_any_word_was_printed(self) -> None:
        with pytest.raises(NotFound):
            set_up("")

    def test_a_refused_password_leaves_it_open(self) -> None:
        token = new_token() or ""
        with pytest.raises(Invalid), db.transaction() as session:
            accounts.set_up(session, token, "ada@first.example", "password", "Ada")
        assert set_up(token)

    def test_two_at_once_make_one_admin(self) -> None:
        token = new_token() or ""

        def once(number: int) -> bool:
            try:
                set_up(token, f"ada{number}@first.example")
            except Expected:
                return False
            return True

        with ThreadPoolExecutor(4) as people:
            assert sum(people.map(once, range(4))) == 1
        with db.reading() as session:
            assert len(users.admins(session)) == 1

    def test_the_word_is_kept_as_a_hash(self) -> None:
        token = new_token() or ""
        with db.reading() as session:
            assert query.can_set_up(session)
            assert token not in str(query.organisation.choice(session, query.SETUP))


class TestDeactivate:
    def test_ends_every_sign_in_at_once(self, cast: Cast) -> None:
        with db.transaction() as session:
            started = sign_ins.start(session, email(cast.rosa), PASSWORD)
        deactivate(cast.ada, cast.rosa)
        with db.reading() as session:
            assert who.by_cookie(session, started.secret) is None

    def test_keeps_them_from_coming_back(self, cast: Cast) -> None:
        deactivate(cast.ada, cast.rosa)
        with pytest.raises(Expected) as refused, db.transaction() as session:
            sign_ins.start(session, email(cast.rosa), PASSWORD)
        assert refused.value.sentence == sign_ins.WRONG

    @pytest.mark.parametrize("who_tries", ["rosa", "cleo"])
    def test_is_for_admins(self, cast: Cast, who_tries: str) -> None:
        with pytest.raises(Refused):
            deactivate(getattr(cast, who_tries), cast.cody)

    def test_not_oneself(self, cast: Cast) -> None:
        with pytest.raises(Conflict):
            deactivate(cast.ada, cast.ada)

    def test_somebody_unknown_is_not_found(self, cast: Cast) -> None:
        with pytest.raises(NotFound), db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.job_id)

    def test_two_admins_cannot_remove_each_other(self, cast: Cast) -> None:
        with db.transaction() as session:
            other = accounts.create_admin(session, "abe@talentra.example", PASSWORD, "Abe")
        abe = Actor(other.id, Role.ADMIN, "Abe")

        def once(pair: tuple[Actor, Actor]) -> bool:
            try:
                deactivate(*pair)
            except Expected:
                return False
            return True

        with ThreadPoolExecutor(2) as admins:
            done = list(admins.map(once, [(cast.ada, abe), (abe, cast.ada)]))
        assert sum(done) == 1
        with db.reading() as session:
            assert len(users.admins(session)) == 1


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.usefixtures("database")
def test_a_window_of_tries_ends(clock: SteeredClock) -> None:
    assert new_token()
    for _ in range(30):
        with pytest.raises(Refused), db.transaction() as session:
            accounts.set_up(session, "guess", "a@b.example", PASSWORD, "A", ip="192.0.2.7")
    with pytest.raises(TooMany) as over, db.transaction() as session:
        accounts.set_up(session, "guess", "a@b.example", PASSWORD, "A", ip="192.0.2.7")
    assert over.value.retry_after == 15 * 60
    clock.forward(timedelta(minutes=15))
    with pytest.raises(Refused), db.transaction() as session:
        accounts.set_up(session, "guess", "a@b.example", PASSWORD, "A", ip="192.0.2.7")
