"""What people choose for themselves: how they hear of things, and the zone of their times."""

import ast

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Invalid, NotFound
from talentra.models import Actor, Notification, OutboxMessage, Role, Stage, User
from talentra.models.preferences import KINDS, Ways
from talentra.queries import preferences as query
from talentra.queries import sign_ins as sign_in_query
from talentra.services import preferences, sign_ins
from talentra.services.telling import notify
from tests.architecture.sources import python
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.mailbox import mailing_to
from tests.services import acts

SALTA = "America/Argentina/Salta"
NOWHERE = "smtp://127.0.0.1:1"  # nothing is sent in these stories


def _heard(session: Session, actor: Actor) -> tuple[int, int]:
    """How often in the product, how often by mail."""
    session.flush()
    told = session.query(Notification).filter_by(user_id=actor.user_id).count()
    mails = session.query(OutboxMessage).filter_by(kind="mail").all()
    return told, len([each for each in mails if each.payload["user_id"] == str(actor.user_id)])


class TestPrefer:
    @pytest.mark.parametrize(
        ("ways", "heard"),
        [
            (Ways(in_product=True, by_mail=True), (1, 1)),
            (Ways(in_product=True, by_mail=False), (1, 0)),
            (Ways(in_product=False, by_mail=True), (0, 1)),
            (Ways(in_product=False, by_mail=False), (0, 0)),
        ],
        ids=["both", "product", "mail", "neither"],
    )
    def test_is_honoured(
        self, session: Session, cast: Cast, ways: Ways, heard: tuple[int, int]
    ) -> None:
        with mailing_to(NOWHERE):
            preferences.prefer(session, cast.cleo, "moved", ways)
            acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
            assert _heard(session, cast.cleo) == heard

    def test_is_ones_own_and_usual_until_chosen(self, session: Session, cast: Cast) -> None:
        preferences.prefer(session, cast.cleo, "moved", Ways(in_product=False))
        cleos, codys = (
            {each.kind: (each.in_product, each.by_mail) for each in query.own(session, who)}
            for who in (cast.cleo, cast.cody)
        )
        assert (cleos["moved"], codys["moved"]) == ((False, False), (True, True))

    def test_can_be_changed_again(self, session: Session, cast: Cast) -> None:
        for ways in (Ways(in_product=False), Ways(by_mail=True)):
            preferences.prefer(session, cast.cleo, "moved", ways)
            session.flush()
            assert query.ways(session, cast.cleo.user_id, "moved") == ways

    @pytest.mark.parametrize("kind", ["password_changed", "waiting", "nothing"])
    def test_is_not_of_what_is_fixed_or_not_theirs(
        self, session: Session, cast: Cast, kind: str
    ) -> None:
        with pytest.raises(NotFound):
            preferences.prefer(session, cast.cleo, kind, Ways(in_product=False))

    def test_of_safety_is_always_told(self, session: Session, cast: Cast) -> None:
        with mailing_to(NOWHERE):
            notify(session, cast.cleo.user_id, "password_changed", "Changed.", "/settings")
            assert _heard(session, cast.cleo) == (1, 1)


def test_no_mail_is_queued_without_a_mail_server(session: Session, cast: Cast) -> None:
    acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
    assert _heard(session, cast.cleo) == (1, 0)


def test_every_kind_that_is_told_is_in_the_table() -> None:
    told = {
        argument.value
        for file in python("talentra/services")
        for call in ast.walk(file.tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"notify", "tell_recruiter"}
        for argument in call.args[2:3]
        if isinstance(argument, ast.Constant)
    }
    assert told == KINDS.keys()


class TestTimeZone:
    def test_is_the_actors_from_then_on(self, cast: Cast) -> None:
        with db.transaction() as session:
            started = sign_ins.start(session, email(cast.cleo), PASSWORD)
            assert started.actor.time_zone == ""
            preferences.choose_time_zone(session, cast.cleo, SALTA)
        with db.reading() as session:
            actor = sign_in_query.by_cookie(session, started.secret)
        assert actor and (actor.role, actor.time_zone) == (
            Role.CANDIDATE,
            SALTA,
        )

    def test_can_be_the_browsers_again(self, session: Session, cast: Cast) -> None:
        preferences.choose_time_zone(session, cast.cleo, "Europe/Oslo")
        preferences.choose_time_zone(session, cast.cleo, "")
        started = sign_ins.begin(session, session.get_one(User, cast.cleo.user_id))
        found = sign_in_query.by_cookie(session, started.secret)
        assert found and found.time_zone == ""

    @pytest.mark.parametrize("zone", ["../etc", "Europe/Oslo\n", "<b>", "A" * 65, "a b", "/x"])
    def test_is_a_name_of_one(self, session: Session, cast: Cast, zone: str) -> None:
        with pytest.raises(Invalid):
            preferences.choose_time_zone(session, cast.cleo, zone)
