"""Applying to somebody's job at the moment they are shut out, while the owner gets applicants."""

from concurrent.futures import ThreadPoolExecutor, wait

from talentra import db
from talentra.models import Application, Role
from talentra.queries import assignments, users
from talentra.services import accounts
from talentra.services.organisation import change
from tests.harness.cast import Cast
from tests.races.stage import ROUNDS, applying, new_candidate, new_job, new_person
from tests.races.starting import A_WHILE, at_once, refused, write


def _rule(cast: Cast) -> None:
    with db.transaction() as session:
        change(session, cast.ada, {"assign_to_job_owner": True})


def test_who_applies_waits_for_the_owner_who_goes_and_neither_for_ever(cast: Cast) -> None:
    _rule(cast)
    candidate, resume_id = new_candidate()
    with ThreadPoolExecutor(1) as thread:
        with db.transaction() as session:
            users.account(session, cast.ada, cast.rosa.user_id, lock=True)
            applied = thread.submit(applying(candidate, cast.job_id, resume_id))
            wait([applied], timeout=A_WHILE)
            accounts.deactivate(session, cast.ada, cast.rosa.user_id)
        assert isinstance(applied.result(), Application)
    with db.reading() as session:
        assert assignments.recruiter_of(session, candidate.user_id) is None


def test_at_once_one_comes_before_the_other(cast: Cast) -> None:
    _rule(cast)
    for _ in range(ROUNDS):
        rhea = new_person(Role.RECRUITER)
        jobs = [new_job(rhea), new_job(rhea)]
        people = [new_candidate() for _ in jobs]
        outcomes = at_once(
            *[applying(who, job, cv) for (who, cv), job in zip(people, jobs, strict=True)],
            write(accounts.deactivate, cast.ada, rhea.user_id),
        )
        assert refused(outcomes) == []
        with db.reading() as session:
            holders = {assignments.recruiter_of(session, who.user_id) for who, _ in people}
        assert holders == {None}
