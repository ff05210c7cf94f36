"""Identifiers that rise, moments in UTC, addresses and names in one form."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from talentra import db
from talentra.errors import Invalid, NotFound
from talentra.models import Notification
from talentra.models.base import parse_id, uuid7
from talentra.models.profiles import clean_skill, fold_skill
from talentra.models.users import clean_full_name, fold_email
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock


class TestUuid7:
    def test_rises_in_every_thread(self) -> None:
        def many(_: int) -> list[UUID]:
            return [uuid7() for _ in range(2000)]

        with ThreadPoolExecutor(8) as threads:
            batches = list(threads.map(many, range(8)))
        for batch in batches:
            assert batch == sorted(batch)
        assert len({each for batch in batches for each in batch}) == 16_000

    def test_rises_although_the_clock_goes_back(self, clock: SteeredClock) -> None:
        before = uuid7()
        clock.forward(-timedelta(hours=1))
        assert uuid7() > before

    def test_says_what_it_is(self) -> None:
        made = uuid7()
        assert (made.version, made.variant) == (7, "specified in RFC 4122")


class TestParseId:
    def test_takes_every_usual_form(self) -> None:
        made = uuid7()
        for form in (made, str(made), made.hex, str(made).upper()):
            assert parse_id(form) == made

    @pytest.mark.parametrize("value", ["", "7", "x" * 36, None, 7, [], "é" * 32, "\0" * 32])
    def test_of_anything_else_is_not_there(self, value: object) -> None:
        with pytest.raises(NotFound):
            parse_id(value)


class TestMoments:
    def test_come_back_in_utc_with_their_zone(self, cast: Cast) -> None:
        india = timezone(timedelta(hours=5, minutes=30))
        kept = Notification(
            user_id=cast.ada.user_id,
            kind="x",
            sentence="x",
            link="/",
            at=datetime(2026, 3, 1, 2, 0, tzinfo=india),
        )
        with db.transaction() as session:
            session.add(kept)
        with db.reading() as session:
            found = session.get_one(Notification, kept.id).at
        assert found == datetime(2026, 2, 28, 20, 30, tzinfo=UTC)
        assert found.utcoffset() == timedelta()

    def test_without_a_zone_are_refused(self, cast: Cast) -> None:
        naive = datetime(2026, 3, 1)  # noqa: DTZ001 -- this is what must not get in
        with pytest.raises(StatementError, match="time zone"), db.transaction() as session:
            session.add(
                Notification(user_id=cast.ada.user_id, kind="x", sentence="x", link="/", at=naive)
            )


class TestFoldEmail:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            (" Cleo@Talentra.EXAMPLE ", "cleo@talentra.example"),
            ("CLEO+jobs@mail.example", "cleo+jobs@mail.example"),
            ("stra\u00dfe@mail.example", "strasse@mail.example"),
            ("\uff23leo@mail.example", "cleo@mail.example"),
            ("o'brien@mail.example", "o'brien@mail.example"),
        ],
    )
    def test_keeps_one_form(self, typed: str, kept: str) -> None:
        assert fold_email(typed) == kept

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "cleo",
            "cleo@",
            "@mail.example",
            "cleo@mail",
            "a@b@mail.example",
            "cleo@.example",
            "cleo@mail..example",
            "cleo @mail.example",
            "cleo\n@mail.example",
            "cleo\0@mail.example",
            "cl\ud800eo@mail.example",
            "cl\u202eeo@mail.example",
            "x" * 65 + "@mail.example",
            "cleo@" + "x" * 250 + ".example",
        ],
    )
    def test_refuses_what_is_no_address(self, typed: str) -> None:
        with pytest.raises(Invalid, match="Enter an email address"):
            fold_email(typed)

    @given(st.text(min_size=1, max_size=30))
    def test_of_a_kept_form_is_itself(self, name: str) -> None:
        try:
            kept = fold_email(f"{name}@mail.example")
        except Invalid:
            return
        assert fold_email(kept) == kept == kept.lower()
        assert kept.encode()


class TestNames:
    @given(st.text(max_size=200))
    def test_of_people_are_whole_or_refused(self, typed: str) -> None:
        try:
            name = clean_full_name(typed)
        except Invalid:
            return
        assert name.isprintable()
        assert 1 <= len(name) <= 120
        assert clean_full_name(name) == name

    @given(st.text(max_size=80))
    def test_of_skills_fold_to_one_form(self, typed: str) -> None:
        folded = fold_skill(typed)
        assert fold_skill(folded) == folded == fold_skill(clean_skill(typed))
