"""Signing in: whom it lets in, what it keeps, how often it may be tried."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from statistics import median

import pytest
from sqlmodel import col

from talentra import db, security
from talentra.config import settings
from talentra.errors import TooMany, Unauthenticated
from talentra.models import AuditEntry, SignIn, Tries, User
from talentra.services import throttle
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.steered_clock import SteeredClock
from tests.services.signing_in import CLEO, holder, start


class TestStart:
    def test_names_the_person(self, cast: Cast) -> None:
        actor = holder(start(ip="192.0.2.7").secret)
        assert actor
        assert (actor.user_id, actor.role) == (cast.cleo.user_id, cast.cleo.role)

    @pytest.mark.parametrize("typed", ["CLEO@Talentra.Example", " cleo@talentra.example "])
    def test_folds_the_address(self, cast: Cast, typed: str) -> None:
        assert start(typed).actor.user_id == cast.cleo.user_id

    @pytest.mark.parametrize(
        "guess",
        [PASSWORD[:-1], PASSWORD + " ", PASSWORD.lower(), f" {PASSWORD}", "", "\0", "x" * 9999],
    )
    @pytest.mark.usefixtures("cast")
    def test_takes_every_sign_of_the_password_as_it_is(self, guess: str) -> None:
        with pytest.raises(Unauthenticated):
            start(CLEO, guess)

    @pytest.mark.usefixtures("cast")
    def test_says_the_same_to_unknown_known_and_deactivated(self) -> None:
        with db.transaction() as session:
            session.query(User).filter_by(email="cody@talentra.example").update(
                {"is_active": False}
            )
        said = set[str]()
        for address in (CLEO, "nobody@talentra.example", "cody@talentra.example", "no address"):
            with pytest.raises(Unauthenticated) as refused:
                start(address, "wrong" if address == CLEO else PASSWORD)
            said.add(refused.value.sentence)
        assert len(said) == 1

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    @pytest.mark.usefixtures("cast")
    def test_takes_as_long_for_unknown_people(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(settings(), "password_cost", 9)
        with db.transaction() as session:
            hashed = security.hash_password(PASSWORD)
            session.query(User).filter_by(email=CLEO).update({"password_hash": hashed})

        def takes(address: str) -> float:
            begun = time.perf_counter()
            with pytest.raises(Unauthenticated):
                start(address, "wrong")
            return time.perf_counter() - begun

        takes("warm@talentra.example")
        pairs = [(takes(CLEO), takes(f"{n}@talentra.example")) for n in range(7)]
        known, unknown = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        assert abs(known - unknown) < 0.3 * max(known, unknown)

    @pytest.mark.usefixtures("cast")
    def test_keeps_only_hashes(self) -> None:
        started = start()
        with db.reading() as session:
            kept = session.query(SignIn).one().model_dump_json()
        assert started.secret not in kept
        assert len(started.secret) >= 43  # 256 bits

    @pytest.mark.usefixtures("cast")
    def test_is_a_new_secret_each_time(self) -> None:
        assert start().secret != start().secret

    def test_is_audited_with_where_from(self, cast: Cast) -> None:
        with pytest.raises(Unauthenticated):
            start(CLEO, "wrong", ip="192.0.2.9")
        start(ip="192.0.2.7")
        with db.reading() as session:
            told = [
                (each.action, each.ip, each.target_id)
                for each in session.query(AuditEntry).order_by(col(AuditEntry.id))
            ]
        cleo = cast.cleo.user_id
        assert told == [
            ("sign_in.refused", "192.0.2.9", cleo),
            ("sign_in.started", "192.0.2.7", cleo),
        ]

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    @pytest.mark.usefixtures("cast")
    def test_renews_a_hash_of_another_cost(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(settings(), "password_cost", 5)
        start()
        with db.reading() as session:
            kept = session.query(User).filter_by(email=CLEO).one().password_hash
        assert kept
        assert not security.needs_rehash(kept)

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    @pytest.mark.usefixtures("cast")
    def test_does_not_hold_the_database_while_it_hashes(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(settings(), "password_cost", 12)
        with db.transaction() as session:
            cleo = session.query(User).filter_by(email=CLEO).one()
            cleo.password_hash = security.hash_password(PASSWORD)
        with ThreadPoolExecutor(1) as other:
            began, waited = time.perf_counter(), 0.0
            slow = other.submit(start, CLEO, "wrong")
            while not slow.done():
                begun = time.perf_counter()
                with db.transaction() as session:
                    session.query(Tries).count()
                waited = max(waited, time.perf_counter() - begun)
        assert isinstance(slow.exception(), Unauthenticated)
        assert waited < (time.perf_counter() - began) / 2


class TestThrottle:
    @pytest.mark.usefixtures("cast")
    def test_thirty_guesses_at_once_are_not_thirty_tries(self) -> None:
        def guess(number: int) -> type[BaseException]:
            try:
                start(CLEO, f"guess number {number}", ip="192.0.2.7")
            except (Unauthenticated, TooMany) as refused:
                return type(refused)
            raise AssertionError

        with ThreadPoolExecutor(10) as guessers:
            answers = list(guessers.map(guess, range(30)))
        assert answers.count(Unauthenticated) == throttle.PER_ACCOUNT

    def test_leaves_open_sign_ins_alone(self, cast: Cast) -> None:
        started = start()
        for _ in range(9):
            with pytest.raises((Unauthenticated, TooMany)):
                start(CLEO, "wrong")
        with pytest.raises(TooMany) as over:
            start()
        assert 0 < (over.value.retry_after or 0) <= 900
        assert holder(started.secret)
        assert start(email(cast.cody)).actor.user_id == cast.cody.user_id

    @pytest.mark.usefixtures("cast")
    def test_counts_an_account_however_its_address_is_written(self) -> None:
        for address in [CLEO, CLEO.upper()] * 4:
            with pytest.raises(Unauthenticated):
                start(address, "wrong")
        with pytest.raises(TooMany):
            start()

    @pytest.mark.usefixtures("cast")
    def test_counts_an_address_over_many_accounts(self) -> None:
        for number in range(throttle.PER_ADDRESS):
            with pytest.raises(Unauthenticated):
                start(f"{number}@talentra.example", "wrong", ip="192.0.2.7")
        with pytest.raises(TooMany):
            start(ip="192.0.2.7")
        assert start(ip="192.0.2.8")

    @pytest.mark.usefixtures("cast")
    def test_success_begins_anew(self) -> None:
        for _ in range(3):
            for _ in range(throttle.PER_ACCOUNT - 1):
                with pytest.raises(Unauthenticated):
                    start(CLEO, "wrong")
            start()

    @pytest.mark.usefixtures("cast")
    def test_keeps_no_address(self) -> None:
        with pytest.raises(Unauthenticated):
            start(CLEO, "wrong")
        with db.reading() as session:
            assert all("cleo" not in each.key for each in session.query(Tries))

    @pytest.mark.usefixtures("cast")
    def test_old_counters_are_dropped(self, clock: SteeredClock) -> None:
        with pytest.raises(Unauthenticated):
            start("nobody@talentra.example", "wrong")
        clock.forward(timedelta(hours=1))
        start()
        with db.transaction() as session:
            throttle.forget(session)
        with db.reading() as session:
            kept = session.query(Tries).filter(col(Tries.key).contains("account"))
            assert kept.count() == 1
