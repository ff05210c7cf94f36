"""The admin's numbers, and the rows that stand behind them."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.models import Application, User
from talentra.queries import applications, assignment_desk, dashboards, users
from talentra.queries.applications import ApplicationFilter
from talentra.queries.pages import Ask
from tests.harness.cast import Cast
from tests.services import acts


class TestAdmin:
    def test_counts_candidates_as_the_desk_lists_them(self, session: Session, cast: Cast) -> None:
        session.get_one(User, cast.cody.user_id).is_active = False
        session.flush()
        seen = dashboards.admin(session, cast.ada)
        assert (seen.candidates, seen.deactivated_candidates) == (2, 1)
        assert assignment_desk.numbers(session, cast.ada).everybody == seen.candidates

    def test_counts_recruiters_as_the_workload_lists_them(
        self, session: Session, cast: Cast
    ) -> None:
        session.get_one(User, cast.remy.user_id).is_active = False
        session.flush()
        assert dashboards.admin(session, cast.ada).recruiters == 1
        assert [load.full_name for load in users.recruiters(session, cast.ada)] == [
            "Rosa Lindqvist"
        ]

    def test_says_since_when_the_longest_waits(self, session: Session, cast: Cast) -> None:
        assert dashboards.admin(session, cast.ada).waiting_since is None
        older, newer = (acts.person(session, name) for name in ("Abel Fray", "Bea Stone"))
        moments = [now() - timedelta(days=days) for days in (9, 4)]
        for person, moment in zip((older, newer), moments, strict=True):
            acts.apply(session, person, cast.job_id).applied_at = moment
        session.flush()
        assert dashboards.admin(session, cast.ada).waiting_since == moments[0]
        session.get_one(User, older.user_id).is_active = False  # waits no longer
        session.flush()
        seen = dashboards.admin(session, cast.ada)
        assert (seen.waiting, seen.waiting_since) == (1, moments[1])


class TestADay:
    def test_has_the_applications_that_its_number_counts(
        self, session: Session, cast: Cast
    ) -> None:
        application = session.get_one(Application, cast.cleos_application_id)
        day = date(2026, 3, 9)
        edges = {
            datetime(2026, 3, 8, 23, 59, 59, tzinfo=UTC): 0,
            datetime(2026, 3, 9, tzinfo=UTC): 1,
            datetime(2026, 3, 9, 23, 59, 59, tzinfo=UTC): 1,
            datetime(2026, 3, 10, tzinfo=UTC): 0,
        }
        for moment, number in edges.items():
            application.applied_at = moment
            session.flush()
            found = applications.page(session, cast.ada, ApplicationFilter(applied_on=day), Ask())
            assert len(found.rows) == number, moment
