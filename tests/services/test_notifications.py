"""The bell: one's own messages, read or not, and nothing about whom one no longer sees."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from talentra.errors import NotFound
from talentra.models import Actor, Notification, Stage
from talentra.queries import notifications as query
from talentra.services import applications, assignments, notifications
from talentra.services.telling import notify
from tests.harness.cast import Cast
from tests.services import acts

EVERYBODY = ("ada", "rosa", "remy", "cleo", "cody")


def _told(session: Session, actor: Actor) -> list[str]:
    """What the bell shows them."""
    session.flush()
    return [each.sentence for each in query.latest(session, actor)]


def _leave(session: Session, actor: Actor, number: int = 1) -> list[UUID]:
    """Messages for somebody, the oldest first."""
    for each in range(number):
        notify(session, actor.user_id, "word", f"Word {each}", "/jobs")
    session.flush()
    return [each.id for each in reversed(query.latest(session, actor, limit=number))]


class TestSight:
    def test_is_of_ones_own_alone(self, session: Session, cast: Cast) -> None:
        [left] = _leave(session, cast.cleo)
        assert _told(session, cast.cleo) == ["Word 0"]
        assert query.unread(session, cast.cleo) == 1
        for other in (cast.ada, cast.rosa, cast.cody):
            assert (_told(session, other), query.unread(session, other)) == ([], 0)
            with pytest.raises(NotFound):
                notifications.read(session, other, left)

    def test_ends_with_the_assignment_it_tells_of(self, session: Session, cast: Cast) -> None:
        sent = applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        assignments.assign(session, cast.ada, cast.cody.user_id, cast.rosa.user_id)
        session.flush()
        applications.withdraw(session, cast.cody, sent.id)
        assert _told(session, cast.rosa) == [
            "Cody Bright withdrew an application.",
            "Cody Bright was assigned to you.",
        ]
        [_, assigned] = query.latest(session, cast.rosa)
        assignments.reassign(session, cast.ada, cast.cody.user_id, cast.remy.user_id)
        assert (_told(session, cast.rosa), query.unread(session, cast.rosa)) == ([], 0)
        assert _told(session, cast.remy) == ["Cody Bright was assigned to you."]
        with pytest.raises(NotFound):
            notifications.read(session, cast.rosa, assigned.id)

    def test_of_a_bulk_names_nobody_and_stays(self, session: Session, cast: Cast) -> None:
        mina = acts.person(session, "Mina Okoye")
        ways = [
            assignments.Handover(each.user_id, None, cast.remy.user_id)
            for each in (cast.cody, mina)
        ]
        done = assignments.assign_many(session, cast.ada, ways).done
        assignments.assign_many(session, cast.ada, [way.back for way in done])
        assert _told(session, cast.remy) == ["2 candidates were assigned to you."]

    def test_shows_admins_who_waits_and_candidates_how_they_stand(
        self, session: Session, cast: Cast
    ) -> None:
        applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        assert _told(session, cast.ada) == [
            "Cody Bright applied for Data engineer. No recruiter yet."
        ]
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
        assert _told(session, cast.cleo) == [
            "Your application for Data engineer is now at Interview."
        ]


class TestLatest:
    def test_are_ten_and_the_newest_first(self, session: Session, cast: Cast) -> None:
        _leave(session, cast.rosa, 12)
        assert _told(session, cast.rosa) == [f"Word {each}" for each in range(11, 1, -1)]

    def test_are_counted_up_to_a_hundred(self, session: Session, cast: Cast) -> None:
        _leave(session, cast.rosa, 120)
        assert query.unread(session, cast.rosa) == query.MOST


class TestReading:
    def test_is_noted_once(self, session: Session, cast: Cast) -> None:
        [older, newer] = _leave(session, cast.rosa, 2)
        first = notifications.read(session, cast.rosa, older).read_at
        assert first
        assert notifications.read(session, cast.rosa, older).read_at == first
        session.flush()
        assert [(each.id, each.is_read) for each in query.latest(session, cast.rosa)] == [
            (newer, False),
            (older, True),
        ]
        assert query.unread(session, cast.rosa) == 1

    def test_of_all_leaves_what_others_have(self, session: Session, cast: Cast) -> None:
        for who in EVERYBODY:
            _leave(session, getattr(cast, who), 2)
        assert notifications.read_all(session, cast.remy) == 2
        assert notifications.read_all(session, cast.remy) == 0
        left = {who: query.unread(session, getattr(cast, who)) for who in EVERYBODY}
        assert left == {"ada": 2, "rosa": 2, "remy": 0, "cleo": 2, "cody": 2}

    def test_of_what_is_not_there_is_not_found(self, session: Session, cast: Cast) -> None:
        with pytest.raises(NotFound):
            notifications.read(session, cast.rosa, uuid4())

    def test_of_all_passes_over_what_is_out_of_sight(self, session: Session, cast: Cast) -> None:
        about = cast.cody.user_id
        notify(session, cast.rosa.user_id, "assigned", "Cody came.", "/candidates", about=about)
        session.flush()
        assert notifications.read_all(session, cast.rosa) == 0
        assert session.query(Notification).filter_by(read_at=None).count() == 1
