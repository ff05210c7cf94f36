"""Remarks: internal unless they say otherwise."""

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Invalid, NotFound, Refused
from talentra.models import Visibility
from talentra.services import assignments, remarks
from tests.harness.cast import Cast
from tests.services import acts


class TestAdd:
    def test_is_internal_unless_it_says_otherwise(self, session: Session, cast: Cast) -> None:
        remark = remarks.add(session, cast.rosa, cast.cleos_application_id, text="  Calm.  ")
        assert (remark.text, remark.visibility) == ("Calm.", Visibility.INTERNAL)
        assert acts.messages(session, cast.cleo) == []
        assert acts.actions(session, cast.cleos_application_id) == ["remark.added"]

    def test_for_the_candidate_tells_them(self, session: Session, cast: Cast) -> None:
        remarks.add(
            session,
            cast.rosa,
            cast.cleos_application_id,
            text="Bring a pen.",
            visibility=Visibility.CANDIDATE,
        )
        [message] = acts.messages(session, cast.cleo)
        assert message == "There is a message about your application for Data engineer."
        assert "pen" not in message

    @pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
    def test_has_a_length(self, session: Session, cast: Cast, text: str) -> None:
        with pytest.raises(Invalid, match=r"1 to 4,000"):
            remarks.add(session, cast.rosa, cast.cleos_application_id, text=text)

    def test_is_not_for_candidates(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Refused):
            remarks.add(session, cast.cleo, cast.cleos_application_id, text="Me!")

    def test_hides_the_application_from_others(self, session: Session, cast: Cast) -> None:
        with pytest.raises(NotFound):
            remarks.add(session, cast.remy, cast.cleos_application_id, text="Mine?")

    def test_keeps_its_author_when_somebody_else_takes_over(
        self, session: Session, cast: Cast
    ) -> None:
        remark = remarks.add(session, cast.rosa, cast.cleos_application_id, text="Calm.")
        assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)
        assert remark.author_id == cast.rosa.user_id
