"""Changing one's password: the present one is needed, and everybody else is signed out."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from talentra import db
from talentra.errors import Expected, Invalid, TooMany, Unauthenticated
from talentra.models import Actor, Door, User
from talentra.models.passwords import LONGEST
from talentra.queries import sign_ins as who
from talentra.security import check_password, hash_password
from talentra.services import passwords, sign_ins
from tests.harness.cast import PASSWORD, Cast, email
from tests.services import acts

NEW = "Copper owls drift past 4"


def start(actor: Actor, password: str = PASSWORD, door: Door = Door.WEB) -> sign_ins.Started:
    """They sign in on another device."""
    with db.transaction() as session:
        return sign_ins.start(session, email(actor), password, door=door)


def change(actor: Actor, new: str = NEW, current: str = PASSWORD) -> None:
    """They send the form."""
    asyncio.run(passwords.change(actor, current=current, new=new))


def kept(actor: Actor) -> str:
    """The hash that is kept."""
    with db.reading() as session:
        return session.get_one(User, actor.user_id).password_hash or ""


def stands(started: sign_ins.Started) -> bool:
    """Whether the cookie is still good."""
    with db.reading() as session:
        return who.by_cookie(session, started.secret) is not None


class TestChange:
    @pytest.mark.parametrize("who_changes", ["cleo", "rosa", "ada"])
    def test_lets_in_with_the_new_one_only(self, cast: Cast, who_changes: str) -> None:
        actor: Actor = getattr(cast, who_changes)
        change(start(actor).actor)
        assert start(actor, NEW)
        with pytest.raises(Unauthenticated):
            start(actor)

    def test_ends_all_other_sign_ins(self, cast: Cast) -> None:
        here, there, phone = start(cast.cleo), start(cast.cleo), start(cast.cleo, door=Door.API)
        codys = start(cast.cody)
        change(here.actor)
        assert (stands(here), stands(there), stands(codys)) == (True, False, True)
        with db.reading() as session:
            assert who.by_access_token(session, phone.access_token()) is None

    def test_is_written_down_and_told(self, cast: Cast) -> None:
        change(start(cast.cleo).actor)
        with db.reading() as session:
            assert "account.password_changed" in acts.actions(session, cast.cleo.user_id)
            assert acts.messages(session, cast.cleo) == ["Your password was changed."]

    def test_needs_the_present_one(self, cast: Cast) -> None:
        before, there = kept(cast.cleo), start(cast.cleo)
        with pytest.raises(Invalid) as wrong:
            change(start(cast.cleo).actor, current=PASSWORD + " ")
        assert wrong.value.code == "wrong_password"
        assert [name for name, _ in wrong.value.fields] == ["current_password"]
        assert (kept(cast.cleo), stands(there)) == (before, True)
        with db.reading() as session:
            assert acts.actions(session, cast.cleo.user_id)[-1] == "account.password_refused"

    @pytest.mark.parametrize(
        ("new", "code"),
        [
            ("short", "short_password"),
            ("x" * (LONGEST + 1), "long_password"),
            ("password1", "weak_password"),
            ("Cleo Marsh", "weak_password"),
            ("cleo@talentra.example", "weak_password"),
            ("good enough \0", "invalid_password"),
        ],
    )
    def test_takes_no_bad_one(self, cast: Cast, new: str, code: str) -> None:
        before = kept(cast.cleo)
        with pytest.raises(Invalid) as refused:
            change(cast.cleo, new)
        assert refused.value.code == code
        assert kept(cast.cleo) == before

    def test_takes_any_length_and_letters(self, cast: Cast) -> None:
        for new in ("Пароль: длинные слова, число 7. " * 3, "🦉" * 40, PASSWORD):
            change(cast.cleo, new, PASSWORD)
            with pytest.raises(Invalid):
                passwords.prove(cast.cleo, new[:-1])
            change(cast.cleo, PASSWORD, new)

    def test_is_not_guessed(self, cast: Cast) -> None:
        for _ in range(8):
            with pytest.raises(Invalid):
                change(cast.cleo, current="guess")
        with pytest.raises(TooMany):
            change(cast.cleo)
        change(cast.cody)  # nobody else waits

    def test_begins_to_count_anew_after_a_right_one(self, cast: Cast) -> None:
        for _ in range(3):
            for _ in range(6):
                with pytest.raises(Invalid):
                    passwords.prove(cast.cleo, "guess")
            assert passwords.prove(cast.cleo, PASSWORD)

    def test_is_not_for_whoever_was_shut_out(self, cast: Cast) -> None:
        with db.transaction() as session:
            session.get_one(User, cast.cleo.user_id).is_active = False
        with pytest.raises(Invalid):
            change(cast.cleo)

    def test_of_several_at_once_one_wins(self, cast: Cast) -> None:
        wanted = [f"{NEW} {number}" for number in range(4)]

        def once(new: str) -> bool:
            try:
                change(cast.cleo, new)
            except Expected:
                return False
            return True

        with ThreadPoolExecutor(4) as tabs:
            done = list(tabs.map(once, wanted))
        assert sum(done) == 1
        assert check_password(wanted[done.index(True)], kept(cast.cleo))

    def test_keeps_no_password(self, cast: Cast) -> None:
        change(cast.cleo)
        assert NEW not in kept(cast.cleo)
        assert kept(cast.cleo) != hash_password(NEW)
