"""Notifications by mail, over a real socket: once, later when nobody answers, to nobody else."""

import asyncio
import time
from collections.abc import Generator
from datetime import timedelta

import pytest

from talentra import db, mail
from talentra.config import settings
from talentra.models import OutboxMessage, Stage, User
from talentra.services import accounts, applications, assignments, errands, mails, outbox
from talentra.services.telling import notify
from tests.harness.cast import Cast, email
from tests.harness.mailbox import Mailbox, dripping, mailbox, mailing_to
from tests.harness.receiver import eventually
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])  # the outbox is tried on both


@pytest.fixture
def box() -> Generator[Mailbox]:
    """The mail server that this process sends to; it is away until it is opened."""
    made = mailbox()
    with mailing_to(made.url):
        yield made


def _send() -> None:
    """Run what is due, as the worker does."""
    with db.transaction() as session:
        due = outbox.claim(session, 8)
    for errand in due:
        asyncio.run(mails.send(errand))


def _queued() -> list[OutboxMessage]:
    with db.reading() as session:
        return session.query(OutboxMessage).filter_by(kind=mails.MAIL).all()


def _tell(cast: Cast, sentence: str = "Your application moved.", link: str = "/applications"):
    with db.transaction() as session:
        notify(session, cast.cleo.user_id, "moved", sentence, link)


class TestLetter:
    def test_tells_what_happened_and_where(self, cast: Cast, box: Mailbox) -> None:
        with db.transaction() as session:
            acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
        with box.open():
            _send()
        [letter] = box.to(email(cast.cleo))
        sentence = "Your application for Data engineer is now at Interview."
        assert letter["subject"] == sentence
        assert letter["to"] == email(cast.cleo)
        assert letter["auto-submitted"] == "auto-generated"
        assert letter.get_content_type() == "text/plain"
        lines = letter.get_content().splitlines()
        assert {sentence, f"{settings().public_url}/applications"} <= {*lines}
        assert [message.done_at is not None for message in _queued()] == [True]

    def test_is_sent_by_the_worker_beside_the_requests(self, cast: Cast, box: Mailbox) -> None:
        async def story() -> None:
            async with errands.running():
                await asyncio.to_thread(eventually, lambda: box.came)

        _tell(cast)
        with box.open():
            asyncio.run(story())
        assert [to for to, _ in box.came] == [email(cast.cleo)]

    def test_takes_nothing_into_its_headers_that_steers_them(
        self, cast: Cast, box: Mailbox
    ) -> None:
        _tell(cast, "Hired\r\nBcc: eve@evil.example\r\n\r\nHello \u2028 \U0001f600 Zoë")
        with box.open():
            _send()
        [(to, letter)] = box.came
        assert (to, letter["bcc"]) == (email(cast.cleo), None)
        assert letter["subject"].startswith("Hired Bcc: eve@evil.example Hello")
        assert letter["subject"].endswith("Zoë")

    @pytest.mark.parametrize(
        ("name", "quoted"),
        [
            ("eve,cleo", '"eve,cleo"@people.example'),
            ('a"b', '"a\\"b"@people.example'),
            ("eve<cleo>", '"eve<cleo>"@people.example'),
            ("eve;cleo", '"eve;cleo"@people.example'),
        ],
        ids=["comma", "quote", "angles", "semicolon"],
    )
    def test_goes_to_the_one_address_however_it_is_written(
        self, cast: Cast, box: Mailbox, name: str, quoted: str
    ) -> None:
        with db.transaction() as session:
            session.get_one(User, cast.cleo.user_id).email = f"{name}@people.example"
        _tell(cast)
        with box.open():
            _send()
        assert [to for to, _ in box.came] == [quoted]

    @pytest.mark.parametrize("domain", ["a.example,b.example", "a.example>"])
    def test_goes_nowhere_when_there_is_no_such_place(
        self, cast: Cast, box: Mailbox, domain: str
    ) -> None:
        with db.transaction() as session:
            session.get_one(User, cast.cleo.user_id).email = f"cleo@{domain}"
        _tell(cast)
        with box.open():
            _send()
        assert (box.came, _queued()[0].done_at is None) == ([], False)


class TestWhenTheServerIsAway:
    def test_it_is_sent_once_when_it_is_back(
        self, cast: Cast, box: Mailbox, clock: SteeredClock
    ) -> None:
        _tell(cast)
        _send()
        assert box.came == []
        [waiting] = _queued()
        assert (waiting.done_at, waiting.due_at) == (None, clock.moment + mails.WAITS[0])
        assert waiting.last_error == "It did not answer, or the connection was cut."
        with box.open():
            _send()
            assert box.came == []  # not yet
            clock.forward(mails.WAITS[0])
            for _ in range(3):
                _send()
                clock.forward(timedelta(hours=1))
        assert len(box.to(email(cast.cleo))) == 1

    def test_business_goes_on(self, cast: Cast, box: Mailbox) -> None:
        with db.transaction() as session:
            acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
            applications.withdraw(session, cast.cleo, cast.cleos_application_id)
        assert len(_queued()) == 1

    def test_it_waits_longer_each_time_and_gives_up(
        self, cast: Cast, box: Mailbox, clock: SteeredClock
    ) -> None:
        _tell(cast)
        for wait in mails.WAITS:
            _send()
            assert _queued()[0].due_at == clock.moment + wait
            clock.forward(wait)
        _send()
        [given_up] = _queued()
        assert given_up.done_at and given_up.last_error

    def test_one_that_never_ends_is_given_no_more_than_its_time(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(mail, "DEADLINE", 0.5)
        with dripping() as url, mailing_to(url):
            _tell(cast)
            began = time.monotonic()
            _send()
        assert time.monotonic() - began < 10
        assert _queued()[0].last_error == "It did not answer, or the connection was cut."


class TestAnswers:
    @pytest.mark.parametrize("answer", ["451 busy", "421 going away"])
    def test_that_pass_are_waited_for(
        self, cast: Cast, box: Mailbox, clock: SteeredClock, answer: str
    ) -> None:
        box.answers = [answer]
        _tell(cast)
        with box.open():
            _send()
            assert (box.came, _queued()[0].done_at) == ([], None)
            clock.forward(mails.WAITS[0])
            _send()
        assert len(box.came) == 1

    def test_that_are_final_are_taken_for_that(
        self, cast: Cast, box: Mailbox, clock: SteeredClock
    ) -> None:
        box.answers = ["554 no"]
        _tell(cast)
        with box.open():
            _send()
            clock.forward(timedelta(days=3))
            _send()
        assert box.came == []
        assert _queued()[0].last_error == "It answered 554."

    def test_nothing_is_said_in_the_clear_where_tls_is_wanted(
        self, cast: Cast, box: Mailbox
    ) -> None:
        for scheme in ("smtp+starttls", "smtps"):
            with box.open(), mailing_to(box.url.replace("smtp:", f"{scheme}:")):
                _tell(cast)
                _send()
        assert box.came == []
        assert [each.done_at for each in _queued()] == [None, None]


class TestWhom:
    def test_nobody_who_was_shut_out_meanwhile(self, cast: Cast, box: Mailbox) -> None:
        _tell(cast)
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.cleo.user_id)
        with box.open():
            _send()
        assert box.came == []
        assert _queued()[0].done_at

    def test_nobody_who_sees_the_candidate_no_longer(self, cast: Cast, box: Mailbox) -> None:
        with db.transaction() as session:
            assignments.assign(session, cast.ada, cast.cody.user_id, cast.rosa.user_id)
        with db.transaction() as session:
            assignments.reassign(session, cast.ada, cast.cody.user_id, cast.remy.user_id)
        with box.open():
            _send()
        assert [to for to, _ in box.came] == [email(cast.remy)]
