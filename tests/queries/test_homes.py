"""A candidate's first page."""

from sqlalchemy.orm import Session

from talentra.models import Stage
from talentra.queries import homes
from talentra.queries.standings import Standing
from talentra.services import applications, notifications, saved_jobs
from tests.harness.cast import Cast
from tests.services import acts


class TestHome:
    def test_of_cleo_shows_what_she_sent_and_nothing_of_others(
        self, session: Session, cast: Cast
    ) -> None:
        home = homes.mine(session, cast.cleo)
        assert home.standings == {Standing.ACTIVE: 1, Standing.PAST: 0}
        assert [view.id for view in home.active] == [cast.cleos_application_id]
        assert [kept.id for kept in home.resumes] == [cast.cleos_resume_id]
        assert (home.saved, home.saved_number) == ([], 0)
        assert homes.mine(session, cast.cody).active == []

    def test_tells_what_is_not_read_yet(self, session: Session, cast: Cast) -> None:
        applications.move(session, cast.rosa, cast.cleos_application_id, to=Stage.INTERVIEW)
        session.flush()
        [told] = homes.mine(session, cast.cleo).news
        assert told.sentence == "Your application for Data engineer is now at Interview."
        notifications.read_all(session, cast.cleo)
        session.expire_all()
        assert homes.mine(session, cast.cleo).news == []

    def test_shows_the_newest_saved_and_counts_all(self, session: Session, cast: Cast) -> None:
        for number in range(5):
            job = acts.post(session, cast.remy, title=f"Job {number}")
            saved_jobs.save(session, cast.cody, job.id)
        session.flush()
        home = homes.mine(session, cast.cody)
        assert (len(home.saved), home.saved_number) == (homes.SHOWN, 5)
