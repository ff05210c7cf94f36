"""Handing over several candidates together: one transaction, and a sentence for each refusal."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Invalid, Refused
from talentra.models import Actor, Assignment, Role, User
from talentra.queries import assignments as query
from talentra.services import assignments
from talentra.services.assignments import HandedOver, Handover, assign_many
from tests.harness.cast import Cast
from tests.services import acts


def _to_remy(cast: Cast, *candidates: Actor) -> list[Handover]:
    """Each from the pool to Remy."""
    return [Handover(each.user_id, None, cast.remy.user_id) for each in candidates]


def _holder(session: Session, candidate: Actor) -> str | None:
    current = query.open_of(session, candidate.user_id)
    return current and session.get_one(User, current.recruiter_id).full_name


class TestAssignMany:
    def test_gives_several_at_once_and_tells_the_recruiter_once(
        self, session: Session, cast: Cast
    ) -> None:
        mina = acts.person(session, "Mina Okoye")
        outcome = assign_many(
            session, cast.ada, _to_remy(cast, cast.cody, mina), reason="Knows robots."
        )
        assert ({each.candidate_id for each in outcome.done}, outcome.refused) == (
            {cast.cody.user_id, mina.user_id},
            [],
        )
        session.flush()
        kept = session.query(Assignment).filter_by(recruiter_id=cast.remy.user_id).all()
        assert [each.reason for each in kept] == ["Knows robots."] * 2
        assert acts.messages(session, cast.remy) == ["2 candidates were assigned to you."]
        assert acts.actions(session, mina.user_id) == ["candidate.assigned"]

    def test_names_the_one_when_it_is_one(self, session: Session, cast: Cast) -> None:
        assign_many(session, cast.ada, _to_remy(cast, cast.cody))
        session.flush()
        assert acts.messages(session, cast.remy) == ["Cody Bright was assigned to you."]

    def test_says_who_was_handed_over_by_somebody_quicker(
        self, session: Session, cast: Cast
    ) -> None:
        outcome = assign_many(session, cast.ada, _to_remy(cast, cast.cleo, cast.cody))
        assert [each.candidate_id for each in outcome.done] == [cast.cody.user_id]
        assert outcome.refused == ["Cleo Marsh is with Rosa Lindqvist: another admin was quicker."]
        assert _holder(session, cast.cleo) == "Rosa Lindqvist"

    def test_says_who_is_there_already_and_who_went_back(
        self, session: Session, cast: Cast
    ) -> None:
        cleo, cody, rosa = (each.user_id for each in (cast.cleo, cast.cody, cast.rosa))
        outcome = assign_many(
            session, cast.ada, [Handover(cleo, rosa, rosa), Handover(cody, rosa, None)]
        )
        assert outcome.done == []
        assert sorted(outcome.refused) == [
            "Cleo Marsh is with Rosa Lindqvist already.",
            "Cody Bright is in the waiting pool: another admin was quicker.",
        ]

    def test_goes_back_the_way_it_came(self, session: Session, cast: Cast) -> None:
        cleo, cody = cast.cleo.user_id, cast.cody.user_id
        remy, rosa = cast.remy.user_id, cast.rosa.user_id
        there = assign_many(
            session, cast.ada, [Handover(cleo, rosa, remy), Handover(cody, None, remy)]
        )
        assert (_holder(session, cast.cleo), _holder(session, cast.cody)) == ("Remy Okafor",) * 2
        back = assign_many(session, cast.ada, [each.back for each in there.done])
        assert back.refused == []
        assert _holder(session, cast.cleo) == "Rosa Lindqvist"
        assert _holder(session, cast.cody) is None

    def test_cannot_go_back_once_somebody_decided_anew(self, session: Session, cast: Cast) -> None:
        there = assign_many(session, cast.ada, _to_remy(cast, cast.cody))
        assignments.reassign(session, cast.ada, cast.cody.user_id, cast.rosa.user_id)
        back = assign_many(session, cast.ada, [each.back for each in there.done])
        assert back.done == []
        assert "with Rosa Lindqvist: another admin" in back.refused[0]

    def test_leaves_out_who_cannot_be_assigned(self, session: Session, cast: Cast) -> None:
        session.get_one(User, cast.cody.user_id).is_active = False
        mina = acts.person(session, "Mina Okoye")
        nobody = Handover(uuid4(), None, cast.remy.user_id)
        outcome = assign_many(session, cast.ada, [*_to_remy(cast, cast.cody, mina), nobody])
        assert [each.candidate_id for each in outcome.done] == [mina.user_id]
        assert sorted(outcome.refused) == [
            "Cody Bright is deactivated and cannot be assigned.",
            "This does not exist, or it is not yours to see.",
        ]

    def test_takes_active_recruiters_only(self, session: Session, cast: Cast) -> None:
        gone = acts.person(session, "Gone Away", Role.RECRUITER)
        session.get_one(User, gone.user_id).is_active = False
        for nobody in (gone, cast.ada, cast.cleo):
            outcome = assign_many(
                session, cast.ada, [Handover(cast.cody.user_id, None, nobody.user_id)]
            )
            assert (outcome.done, outcome.refused) == ([], ["Choose an active recruiter."])

    @pytest.mark.parametrize("who", ["rosa", "remy", "cleo"])
    def test_is_for_admins_only(self, session: Session, cast: Cast, who: str) -> None:
        with pytest.raises(Refused, match="Only an admin"):
            assign_many(session, getattr(cast, who), _to_remy(cast, cast.cody))

    def test_by_two_admins_at_once_leaves_each_with_one_recruiter(self, cast: Cast) -> None:
        with db.transaction() as session:
            people = [acts.person(session, f"Twin {number}").user_id for number in range(8)]
        starting = Barrier(2, timeout=30)

        def hand(recruiter: Actor, order: Sequence[UUID]) -> HandedOver:
            ways = [Handover(each, None, recruiter.user_id) for each in order]
            starting.wait()
            with db.transaction() as session:
                return assign_many(session, cast.ada, ways)

        with ThreadPoolExecutor(2) as threads:
            ones = threads.submit(hand, cast.rosa, people)
            others = threads.submit(hand, cast.remy, people[::-1])
        done = [each.candidate_id for each in (*ones.result().done, *others.result().done)]
        assert sorted(done) == sorted(people)
        assert len(ones.result().refused) + len(others.result().refused) == len(people)

    def test_has_an_end(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Invalid, match="at most 200"):
            assign_many(session, cast.ada, _to_remy(cast, cast.cody) * 201)
