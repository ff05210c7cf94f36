"""The same in two processes, which share nothing but the database and the files."""

from collections.abc import Generator
from secrets import token_hex

import pytest

from talentra import db
from talentra.errors import Away, Conflict
from talentra.models import Stage
from talentra.queries import resumes as query
from talentra.services import assignments
from tests.harness.cast import Cast
from tests.races.stage import (
    ROUNDS,
    TEN,
    applying,
    moving,
    new_application,
    new_candidate,
    new_job,
    new_person,
)
from tests.races.starting import TwoProcesses, done, refused, two_processes, write
from tests.services import acts


@pytest.fixture(scope="module")
def both() -> Generator[TwoProcesses]:
    with two_processes() as started:
        yield started


def test_ten_tabs_send_one_application(both: TwoProcesses, cast: Cast) -> None:
    for _ in range(ROUNDS):
        ten = applying(cast.cody, new_job(cast.rosa), cast.codys_resume_id)
        outcomes = both.at_once(*[ten] * TEN)
        [sent] = done(outcomes)
        told = {refusal.extra.get("application_id") for refusal in refused(outcomes)}
        assert told == {str(sent.id)}


def test_ten_uploads_fill_two_slots(both: TwoProcesses, cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, mark = new_person(), token_hex(4)
        outcomes = both.at_once(
            *[write(acts.upload, candidate, f"{mark} {number}") for number in range(TEN)]
        )
        assert all(isinstance(refusal, Conflict | Away) for refusal in refused(outcomes))
        with db.reading() as session:
            kept = query.kept(session, candidate.user_id)
        assert sorted(kept) == sorted(resume.slot for resume in done(outcomes)) == [1, 2]


def test_one_of_ten_moves_wins(both: TwoProcesses, cast: Cast) -> None:
    for _ in range(ROUNDS):
        seen = new_application(cast)
        theirs = [moving(cast.rosa, seen, Stage.OFFER), moving(cast.ada, seen, Stage.INTERVIEW)]
        outcomes = both.at_once(*theirs * 5)
        assert len(done(outcomes)) == 1
        assert {refusal.code for refusal in refused(outcomes)} == {"stale"}


def test_one_of_ten_assignments_stands(both: TwoProcesses, cast: Cast) -> None:
    for _ in range(ROUNDS):
        candidate, _resume_id = new_candidate()
        to_either = [
            write(assignments.assign, cast.ada, candidate.user_id, recruiter.user_id)
            for recruiter in (cast.rosa, cast.remy)
        ]
        outcomes = both.at_once(*to_either * 5)
        assert [is_new for _, is_new in done(outcomes)].count(True) == 1
        assert {refusal.code for refusal in refused(outcomes)} == {"already_assigned"}
