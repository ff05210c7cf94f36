"""Many accounts at once: what would happen, and all of it or nothing."""

from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Conflict, Invalid, Refused
from talentra.models import Actor, Invitation, Profile, Role, User
from talentra.queries import invitations
from talentra.queries import people as query
from talentra.services import people_files, spreadsheets
from talentra.services import people_imports as service
from talentra.services.people_files import Entry
from talentra.services.people_imports import Outcome
from tests.harness.cast import Cast
from tests.services import acts

ZOE = Entry(2, " Zoe  Hill ", "Zoe@People.example", "Recruiter")
KIM = Entry(3, "Kim Park", "kim@people.example", "candidate")


def _people(session: Session) -> int:
    return session.execute(select(func.count()).select_from(User)).scalar_one()


class TestWeigh:
    def test_says_what_would_become_of_each_line(self, session: Session, cast: Cast) -> None:
        found = service.weigh(
            session,
            cast.ada,
            [
                ZOE,
                Entry(3, "Cleo", "CLEO@talentra.example", "candidate"),
                Entry(4, "Zoe again", "zoe@people.example", "candidate"),
                Entry(5, "No Mail", "nothing", "candidate"),
                Entry(6, " ", "blank@people.example", "candidate"),
                Entry(7, "Boss", "boss@people.example", "admin"),
                Entry(8, "Odd", "odd@people.example", "wizard"),
                Entry(9, "Hill", "hill@people.example", "candidate", is_broken=True),
            ],
        )
        kinds = [Outcome.NEW, Outcome.THERE, *[Outcome.REFUSED] * 6]
        assert [each.outcome for each in found] == kinds
        assert (found[0].full_name, found[0].email) == ("Zoe Hill", "zoe@people.example")
        said = ["line 2", "email address", "full name", "changing somebody's role", "Write", "more"]
        for verdict, part in zip(found[2:], said, strict=True):
            assert part in verdict.reason

    def test_changes_nothing(self, session: Session, cast: Cast) -> None:
        before = _people(session)
        service.weigh(session, cast.ada, [ZOE, KIM])
        assert _people(session) == before

    @pytest.mark.parametrize("who", ["rosa", "cleo"])
    def test_is_for_admins(self, session: Session, cast: Cast, who: str) -> None:
        actor: Actor = getattr(cast, who)
        for act in (service.weigh, service.create):
            with pytest.raises(Refused):
                act(session, actor, [ZOE])

    def test_takes_no_more_than_a_file_may_have(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Invalid):
            service.weigh(session, cast.ada, [ZOE] * (people_files.MOST + 1))


class TestCreate:
    def test_makes_who_is_new_with_a_link_each(self, session: Session, cast: Cast) -> None:
        there = Entry(4, "Cleo", "cleo@talentra.example", "candidate")
        made = service.create(session, cast.ada, [ZOE, there, KIM])
        assert [(each.email, each.role) for each in made] == [
            ("zoe@people.example", Role.RECRUITER),
            ("kim@people.example", Role.CANDIDATE),
        ]
        for each in made:
            [token] = parse_qs(urlsplit(each.link).query)["token"]
            user = invitations.invited(session, token)
            assert user.email == each.email
            assert query.status_of(user) is query.Status.INVITED
            assert (session.get(Profile, user.id) is not None) is (each.role is Role.CANDIDATE)
            assert acts.actions(session, user.id) == ["account.created"]

    def test_keeps_links_as_hashes(self, session: Session, cast: Cast) -> None:
        [zoe] = service.create(session, cast.ada, [ZOE])
        [kept] = session.query(Invitation).all()
        assert zoe.link.partition("token=")[2] not in str(kept.model_dump())

    def test_of_nobody_new_is_refused(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Conflict):
            service.create(session, cast.ada, [Entry(2, "X", "cleo@talentra.example", "candidate")])

    def test_makes_nobody_when_one_was_made_meanwhile(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with db.transaction() as session:
            acts.person(session, "Kim Park")
            before = _people(session)
        monkeypatch.setattr(query, "taken", lambda *_: set())  # as it was a moment ago
        late = Entry(3, "Kim Park", "kim.park@people.example", "candidate")
        with pytest.raises(Conflict, match="Nobody was added"), db.transaction() as session:
            service.create(session, cast.ada, [ZOE, late])
        with db.reading() as session:
            assert _people(session) == before

    def test_makes_a_thousand(self, cast: Cast) -> None:
        many = [Entry(n, f"P {n}", f"p{n}@people.example", "candidate") for n in range(1_000)]
        with db.transaction() as session:
            made = service.create(session, cast.ada, many)
        assert len({each.link for each in made}) == len(many)


class TestFile:
    def test_has_a_line_for_each_and_nothing_that_runs(self, session: Session, cast: Cast) -> None:
        hostile = Entry(2, '=HYPERLINK("x")', "zoe@people.example", "recruiter")
        made = service.create(session, cast.ada, [hostile])
        header, line = service.as_file(made).decode().splitlines()
        assert header == f"{spreadsheets.BOM}Name,Email,Role,Invite link"
        assert line.startswith("\"'=HYPERLINK(")
        assert line.endswith(made[0].link)
