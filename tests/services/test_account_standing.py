"""Letting people in again, and what they may leave behind who are shut out meanwhile (14)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Expected, Refused, Unauthenticated
from talentra.models import Actor, Job, JobStatus, Role
from talentra.models.base import uuid7
from talentra.queries import assignments
from talentra.queries import sign_ins as who
from talentra.services import accounts, jobs, sign_ins
from tests.harness.cast import PASSWORD, Cast, email
from tests.services import acts


class TestReactivate:
    def test_lets_in_again_without_the_old_sign_in(self, cast: Cast) -> None:
        with db.transaction() as session:
            started = sign_ins.start(session, email(cast.rosa), PASSWORD)
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        with db.transaction() as session:
            accounts.reactivate(session, cast.ada, cast.rosa.user_id)
            accounts.reactivate(session, cast.ada, cast.rosa.user_id)
        with db.transaction() as session:
            assert sign_ins.start(session, email(cast.rosa), PASSWORD)
        with db.reading() as session:
            assert who.by_cookie(session, started.secret) is None
            assert assignments.recruiter_of(session, cast.cleo.user_id) is None
            said = acts.actions(session, cast.rosa.user_id)
        assert said.count("account.reactivated") == said.count("account.deactivated") == 1

    def test_is_for_admins(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Refused):
            accounts.reactivate(session, cast.remy, cast.cleo.user_id)


class TestShutOutMeanwhile:
    def test_leaves_no_open_job_behind(self, cast: Cast) -> None:
        with db.transaction() as session:
            draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        for late in (
            lambda session: acts.post(session, cast.rosa),
            lambda session: jobs.reopen(session, cast.rosa, draft.id),
        ):
            with pytest.raises(Unauthenticated), db.transaction() as session:
                late(session)

    def test_and_posting_at_the_same_moment_hands_over_or_refuses(self, cast: Cast) -> None:
        for _ in range(5):
            with db.transaction() as session:
                rhea = acts.person(session, f"Rhea {uuid7()}", Role.RECRUITER)

            def post(rhea: Actor = rhea) -> bool:
                try:
                    with db.transaction() as session:
                        acts.post(session, rhea)
                except Expected:
                    return False
                return True

            def shut(rhea: Actor = rhea) -> bool:
                with db.transaction() as session:
                    accounts.deactivate(session, cast.ada, rhea.user_id)
                return True

            with ThreadPoolExecutor(2) as people:
                waiting = [people.submit(post), people.submit(shut)]
                assert waiting[1].result()
                waiting[0].result()
            with db.reading() as session:
                assert session.query(Job).filter_by(owner_id=rhea.user_id).count() == 0
