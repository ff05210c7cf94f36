"""Numbers that are kept along are those of a full count, whatever happened before."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from talentra import db
from talentra.cli import counts
from talentra.cli.arguments import parse
from talentra.errors import Expected, Refused
from talentra.models import Actor, Application, Counted, User
from talentra.queries import dashboards
from talentra.queries import tallies as query
from talentra.services import accounts, applications, assignments, jobs, tallies
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts, leaving


@dataclass
class House:
    """Who and what is there."""

    posted: list[UUID]
    people: list[Actor] = field(default_factory=list[Actor])
    sent: list[Application] = field(default_factory=list[Application])


def _live(session: Session, cast: Cast, clock: SteeredClock, luck: Random) -> None:
    """People come, apply, are assigned, moved, shut out and let in again; some think better."""
    of = House([acts.post(session, cast.rosa, title=f"Work {n}").id for n in range(3)])
    of.sent.append(session.get_one(Application, cast.cleos_application_id))
    for number in range(90):
        clock.forward(timedelta(hours=luck.randint(0, 20)))
        if number % 6 == 0:
            of.people.append(acts.person(session, f"Nell{number} Marsh"))
        with suppress(Expected), session.begin_nested():
            _step(session, cast, luck, of)
            session.flush()


def _step(session: Session, cast: Cast, luck: Random, of: House) -> None:
    who, ada = luck.choice(of.people), cast.ada
    match luck.randrange(12):
        case 0 | 1 | 2:
            of.sent.append(acts.apply(session, who, luck.choice(of.posted)))
        case 3 | 4:
            _move(session, ada, luck, luck.choice(of.sent))
        case 5:
            event = acts.history(session, luck.choice(of.sent).id)[-1]
            applications.undo(session, ada, event.id)
        case 6:
            found = luck.choice(of.sent)
            applications.withdraw(session, acts.known(session, found.candidate_id), found.id)
        case 7 | 8:
            taker = luck.choice([cast.rosa, cast.remy]).user_id
            way = luck.choice([assignments.assign, assignments.reassign])
            way(session, ada, who.user_id, taker)
        case 9:
            assignments.unassign(session, ada, who.user_id)
        case 10:
            accounts.deactivate(session, ada, luck.choice([who, cast.rosa, cast.remy]).user_id)
            accounts.reactivate(session, ada, luck.choice([cast.rosa, cast.remy, who]).user_id)
        case _:
            way = luck.choice([jobs.close, jobs.reopen])
            way(session, ada, luck.choice(of.posted))


def _move(session: Session, actor: Actor, luck: Random, found: Application) -> None:
    """Anywhere it may go; an admin leads out of final stages too."""
    ways = sorted(found.next_stages)
    if ways:
        applications.move(session, actor, found.id, to=luck.choice(ways), reason="other")


@pytest.mark.parametrize("seed", range(5))
def test_are_those_of_a_full_count(
    session: Session, cast: Cast, clock: SteeredClock, seed: int
) -> None:
    luck = Random(seed)
    _live(session, cast, clock, luck)
    assert query.differences(session) == []
    seen = dashboards.admin(session, cast.ada)
    everything = session.query(Application).all()
    assert sum(seen.applications_by_stage.values()) == len(everything)
    assert seen.waiting == _waiting(session)
    while tallies.add_up(session):
        pass
    assert query.differences(session) == []
    assert dashboards.admin(session, cast.ada) == seen


def _waiting(session: Session) -> int:
    waits = {
        each.candidate_id
        for each in session.query(Application)
        if each.recruiter_id is None and session.get_one(User, each.candidate_id).is_active
    }
    return len(waits)


def test_those_who_are_erased_stay_counted(cast: Cast) -> None:
    leaving.erase(cast, cast.cleo)
    with db.reading() as session:
        assert query.differences(session) == []
        seen = dashboards.admin(session, cast.ada)
    assert (seen.candidates, seen.deactivated_candidates, seen.waiting) == (2, 1, 0)


def test_many_rows_in_one_statement_count_each(session: Session, cast: Cast) -> None:
    people = [acts.person(session, f"Nell{number} Marsh") for number in range(3)]
    posted = [acts.post(session, cast.rosa, title=f"Work {number}").id for number in range(2)]
    for who in people:
        for job_id in posted:
            acts.apply(session, who, job_id)
    for statement in (
        "UPDATE applications SET stage = 'offer', recruiter_id = NULL",
        "UPDATE applications SET recruiter_id = (SELECT min(id) FROM users)"
        if session.get_bind().dialect.name == "sqlite"
        else "UPDATE applications SET recruiter_id = (SELECT id FROM users LIMIT 1)",
        "UPDATE users SET is_active = false WHERE role = 'candidate'",
        "UPDATE applications SET recruiter_id = NULL",
        "UPDATE users SET is_active = true",
        "UPDATE jobs SET status = 'closed'",
        "UPDATE assignments SET ended_at = started_at",
    ):
        session.execute(text(statement))
        assert query.differences(session) == [], statement


def test_a_job_past_its_day_is_not_active(
    session: Session, cast: Cast, clock: SteeredClock
) -> None:
    acts.post(session, cast.rosa, title="Short").closes_on = clock.moment.date()
    session.flush()
    assert dashboards.admin(session, cast.ada).active_jobs == 2
    clock.forward(timedelta(days=1))
    assert dashboards.admin(session, cast.ada).active_jobs == 1


class TestAWrongNumber:
    def test_is_found_and_put_right(
        self, session: Session, cast: Cast, capsys: pytest.CaptureFixture[str]
    ) -> None:
        session.execute(text("UPDATE tallies SET number = 7"))
        session.execute(text("DELETE FROM tally_changes WHERE counted = 'applications'"))
        session.commit()
        for what, code in (("check", 1), ("mend", 0), ("check", 0)):
            assert counts.run(parse(["counts", what])) == code
        said = capsys.readouterr().out.splitlines()
        assert "WRONG  applications applied: 1 too few" in said
        assert "MENDED  applications applied: 1 too few" in said
        assert said[-1] == "Every number that is kept along is what counting everything says."


@pytest.mark.parametrize("who", ["rosa", "cleo"])
def test_are_for_admins(session: Session, cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        query.kept(session, getattr(cast, who), Counted.PEOPLE)
