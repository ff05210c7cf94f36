"""Everybody who has an account, as admins look through them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.errors import Invalid, NotFound, Refused
from talentra.models import Actor, Role, User
from talentra.queries import hand_overs
from talentra.queries import people as query
from talentra.queries.hand_overs import POOL, HandOver
from talentra.queries.pages import Ask
from talentra.queries.people import PeopleFilter, PeopleSort, Status
from talentra.services import accounts, sign_ins
from tests.harness.cast import Cast
from tests.services import acts

EVERYBODY = PeopleFilter()


def _names(session: Session, actor: Actor, wanted: PeopleFilter) -> set[str]:
    found = query.page(session, actor, wanted, Ask())
    return {row.full_name.split()[0] for row in found.rows}


class TestPage:
    def test_is_narrowed_by_role_status_and_words(self, session: Session, cast: Cast) -> None:
        nora = acts.person(session, "Nora Field", Role.RECRUITER)
        accounts.deactivate(session, cast.ada, cast.cody.user_id)
        session.flush()
        everybody = {"Ada", "Rosa", "Remy", "Cleo", "Cody", "Nora"}
        for wanted, names in [
            (EVERYBODY, everybody),
            (PeopleFilter(role=Role.RECRUITER), {"Rosa", "Remy", "Nora"}),
            (PeopleFilter(status=Status.INVITED), {"Nora"}),
            (PeopleFilter(status=Status.DEACTIVATED), {"Cody"}),
            (PeopleFilter(status=Status.ACTIVE), everybody - {"Nora", "Cody"}),
            (PeopleFilter(q="field PEOPLE.example"), {"Nora"}),
            (PeopleFilter(q="%"), set()),
        ]:
            assert _names(session, cast.ada, wanted) == names, wanted
        assert query.get(session, cast.ada, nora.user_id).status is Status.INVITED

    @pytest.mark.parametrize("sort", PeopleSort)
    @pytest.mark.parametrize("rising", [True, False])
    def test_goes_through_everybody_once_in_order(
        self, session: Session, cast: Cast, sort: PeopleSort, rising: bool
    ) -> None:
        for number in range(7):
            twin = acts.person(session, f"Twin {number}")
            session.get_one(User, twin.user_id).full_name = f"Twin {number // 2}"
        session.flush()
        seen, cursor = [], None
        for _ in range(20):
            ask = Ask(limit=3, cursor=cursor)
            page = query.page(session, cast.ada, EVERYBODY, ask, sort=sort, rising=rising)
            seen += page.rows
            cursor = page.next_cursor
            if cursor is None:
                break
        keys = [(r.full_name if sort is PeopleSort.NAME else r.created_at, r.id) for r in seen]
        assert keys == sorted(keys, reverse=not rising)
        assert len({row.id for row in seen}) == len(seen) == 12

    def test_says_when_somebody_was_seen_and_what_they_handle(
        self, session: Session, cast: Cast
    ) -> None:
        started = sign_ins.begin(session, session.get_one(User, cast.rosa.user_id))
        rosa = query.get(session, cast.ada, cast.rosa.user_id)
        assert rosa.last_seen_at and now() - rosa.last_seen_at < timedelta(minutes=1)
        assert rosa.candidates == 1
        cleo = query.get(session, cast.ada, cast.cleo.user_id)
        assert (cleo.last_seen_at, cleo.candidates) == (None, None)
        assert started.actor.user_id == rosa.id

    def test_counts_the_roles_of_whom_the_rest_of_the_filter_leaves(
        self, session: Session, cast: Cast
    ) -> None:
        found = query.numbers(session, cast.ada, PeopleFilter(role=Role.ADMIN))
        assert found == {Role.CANDIDATE: 2, Role.RECRUITER: 2, Role.ADMIN: 1}
        assert sum(query.numbers(session, cast.ada, PeopleFilter(q="cleo")).values()) == 1

    @pytest.mark.parametrize("who", ["rosa", "cleo"])
    def test_is_for_admins(self, session: Session, cast: Cast, who: str) -> None:
        actor: Actor = getattr(cast, who)
        for ask in (
            lambda: query.page(session, actor, EVERYBODY, Ask()),
            lambda: query.numbers(session, actor, EVERYBODY),
            lambda: query.get(session, actor, actor.user_id),
            lambda: query.taken(session, actor, ["ada@talentra.example"]),
            lambda: hand_overs.forecast(session, actor, cast.rosa.user_id, POOL),
        ):
            with pytest.raises(Refused):
                ask()

    def test_does_not_find_who_is_not_there(self, session: Session, cast: Cast) -> None:
        with pytest.raises(NotFound):
            query.get(session, cast.ada, uuid4())


class TestForecast:
    def _goes(self, session: Session, cast: Cast, how: HandOver, **more: bool) -> dict[str, object]:
        found = hand_overs.forecast(session, cast.ada, cast.rosa.user_id, how, **more)
        return {
            each.full_name.split()[0] if each.id else "": (each.more_candidates, each.more_jobs)
            for each in found
        }

    def test_is_what_the_hand_over_does(self, session: Session, cast: Cast) -> None:
        one = HandOver(to=cast.remy.user_id)
        assert self._goes(session, cast, POOL) == {"": (1, 0), "Ada": (0, 1)}
        assert self._goes(session, cast, one) == {"Remy": (1, 1)}
        assert self._goes(session, cast, HandOver(spread=True)) == {"Remy": (1, 1)}
        assert self._goes(session, cast, one, keeps_jobs=True) == {"Remy": (1, 0)}
        released = accounts.deactivate(session, cast.ada, cast.rosa.user_id, one)
        assert (released.candidates, released.open_jobs) == (1, 1)

    def test_leaves_deactivated_candidates_to_the_pool(self, session: Session, cast: Cast) -> None:
        accounts.deactivate(session, cast.ada, cast.cleo.user_id)
        session.flush()
        goes = self._goes(session, cast, HandOver(to=cast.remy.user_id))
        assert goes == {"": (1, 0), "Remy": (0, 1)}

    def test_to_nobody_who_recruits_is_refused(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Invalid):
            self._goes(session, cast, HandOver(to=cast.cleo.user_id))
