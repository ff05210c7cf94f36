"""An admin decides which reasons for a rejection may be chosen; what was chosen stays readable."""

from collections.abc import Sequence

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import Stage
from talentra.models.applications import REJECTION_REASONS
from talentra.models.reasons import EMPTY, KNOWN, LAST, MOST_REASONS, TOO_MANY
from talentra.queries import application_views
from talentra.queries import reasons as query
from talentra.services import applications, bulk_moves, reasons
from talentra.services.bulk_moves import Seen
from tests.harness.cast import Cast

SALARY = "Wanted more than we pay"


def _offered(session: Session, cast: Cast) -> list[str]:
    return [code for code, _ in query.offered(session, cast.rosa)]


def _reject(session: Session, cast: Cast, reason: str) -> None:
    applications.move(
        session, cast.rosa, cast.cleos_application_id, to=Stage.REJECTED, reason=reason
    )


def _told(session: Session, cast: Cast) -> Sequence[str | None]:
    view = application_views.view(session, cast.rosa, cast.cleos_application_id)
    return [event.reason for event in view.history]


class TestHide:
    def test_offers_it_no_longer_until_it_is_shown_again(
        self, session: Session, cast: Cast
    ) -> None:
        assert _offered(session, cast) == [*REJECTION_REASONS]
        assert reasons.hide(session, cast.ada, "location") == "We rejected: location"
        assert "location" not in _offered(session, cast)
        reasons.hide(session, cast.ada, "location", hidden=False)
        assert _offered(session, cast) == [*REJECTION_REASONS]

    @pytest.mark.parametrize("said", ["skills", "We rejected: skills", " skills "])
    def test_refuses_it_at_every_door(self, cast: Cast, said: str) -> None:
        with db.transaction() as session:
            reasons.hide(session, cast.ada, "skills")
        sentence = query.HIDDEN.format(words="We rejected: skills")
        with pytest.raises(Invalid, match="may be chosen") as refused, db.transaction() as session:
            _reject(session, cast, said)
        assert refused.value.fields == (("reason", sentence),)
        with pytest.raises(Invalid, match="may be chosen"), db.transaction() as session:
            seen = [Seen(cast.cleos_application_id)]
            bulk_moves.move_many(session, cast.rosa, seen, to=Stage.REJECTED, reason=said)
        with db.reading() as session:
            assert _told(session, cast) == [None]

    def test_leaves_what_was_given_readable(self, session: Session, cast: Cast) -> None:
        reasons.add(session, cast.ada, SALARY)
        _reject(session, cast, SALARY)
        session.flush()
        reasons.hide(session, cast.ada, SALARY)
        assert _told(session, cast) == [None, SALARY]

    def test_leaves_one_that_can_be_chosen(self, session: Session, cast: Cast) -> None:
        *others, last = REJECTION_REASONS
        for code in others:
            reasons.hide(session, cast.ada, code)
        with pytest.raises(Conflict, match=LAST):
            reasons.hide(session, cast.ada, last)
        assert _offered(session, cast) == [last]

    def test_knows_no_other(self, session: Session, cast: Cast) -> None:
        with pytest.raises(NotFound):
            reasons.hide(session, cast.ada, "looks")

    @pytest.mark.parametrize("name", ["rosa", "cleo"])
    def test_is_for_admins(self, session: Session, cast: Cast, name: str) -> None:
        actor = getattr(cast, name)
        for refused in (
            lambda: reasons.hide(session, actor, "skills"),
            lambda: reasons.add(session, actor, SALARY),
            lambda: query.everything(session, actor),
        ):
            with pytest.raises(Refused):
                refused()


class TestAdd:
    def test_offers_the_companys_own_words(self, session: Session, cast: Cast) -> None:
        assert reasons.add(session, cast.ada, "  Wanted  more than we pay ") == SALARY
        assert _offered(session, cast) == [*REJECTION_REASONS, SALARY]

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [("  ", EMPTY), ("x" * 61, EMPTY), ("a\0b", EMPTY), ("they declined", KNOWN)],
        ids=["nothing", "too long", "no text", "known"],
    )
    def test_says_what_is_wrong(
        self, session: Session, cast: Cast, said: str, sentence: str
    ) -> None:
        with pytest.raises(Invalid) as refused:
            reasons.add(session, cast.ada, said)
        assert refused.value.fields == (("words", sentence),)

    def test_has_an_end(self, session: Session, cast: Cast) -> None:
        for number in range(MOST_REASONS):
            reasons.add(session, cast.ada, f"Reason {number}")
        with pytest.raises(Invalid) as refused:
            reasons.add(session, cast.ada, "One more")
        assert refused.value.fields == (("words", TOO_MANY),)


def test_candidates_are_offered_nothing(session: Session, cast: Cast) -> None:
    with pytest.raises(Refused):
        query.offered(session, cast.cleo)
