"""An admin words the mails: checked, shown with invented people, tried, and back to the default."""

import asyncio
from collections.abc import Generator

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.config import settings
from talentra.errors import Away, Conflict, Invalid, NotFound, Refused, TooMany
from talentra.models import Stage
from talentra.models.mail_templates import NO_SUBJECT, NO_TEXT
from talentra.models.preferences import KINDS
from talentra.queries import mail_templates as query
from talentra.services import mail_templates, mails, outbox
from talentra.services.telling import notify
from tests.harness.cast import Cast, email
from tests.harness.mailbox import Mailbox, mailbox, mailing_to
from tests.services import acts

SUBJECT, TEXT = "{company}: {job}", "Hello {name},\n\nyou are at {stage} now.\n{link}"


@pytest.fixture
def box() -> Generator[Mailbox]:
    """The mail server that this process sends to."""
    made = mailbox()
    with mailing_to(made.url), made.open():
        yield made


def _send() -> None:
    """Run what is due, as the worker does."""
    with db.transaction() as session:
        due = outbox.claim(session, 8)
    for errand in due:
        asyncio.run(mails.send(errand))


def _word(cast: Cast, subject: str = SUBJECT, text: str = TEXT) -> None:
    with db.transaction() as session:
        mail_templates.change(session, cast.ada, "moved", subject, text)


class TestChange:
    def test_is_how_mails_read_from_then_on(self, cast: Cast, box: Mailbox) -> None:
        _word(cast)
        with db.transaction() as session:
            acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW)
        _send()
        [letter] = box.to(email(cast.cleo))
        assert letter["subject"] == "Talentra: Data engineer"
        text = letter.get_content().replace("\r\n", "\n")
        assert text.startswith("Hello Cleo Marsh,\n\nyou are at Interview now.\n")
        assert f"{settings().public_url}/applications" in text
        assert text.rstrip().endswith("/settings")  # where its reader can end it

    def test_holds_for_its_kind_alone(self, session: Session, cast: Cast) -> None:
        assert mail_templates.change(session, cast.ada, "moved", SUBJECT, TEXT)
        assert not mail_templates.change(session, cast.ada, "moved", SUBJECT, TEXT)
        changed = [each.kind for each in query.everything(session, cast.ada) if each.is_changed]
        assert changed == ["moved"]
        assert mail_templates.reset(session, cast.ada, "moved")
        assert not query.get(session, cast.ada, "moved").is_changed

    @pytest.mark.parametrize(
        ("subject", "text", "field", "sentence"),
        [
            ("", "x", "subject", NO_SUBJECT),
            ("a\nb", "x", "subject", NO_SUBJECT),
            ("x", " ", "text", NO_TEXT),
            ("x", "a\0b", "text", NO_TEXT),
            ("Hi {jobb}", "x", "subject", "{jobb} is no placeholder of this mail."),
            ("x", "{Name}", "text", "{Name} is no placeholder of this mail."),
            ("x", "{}", "text", "{} is no placeholder of this mail."),
            ("x", "{candidate}", "text", "{candidate} is no placeholder of this mail."),
        ],
        ids=["none", "lines", "no text", "nul", "typo", "capital", "empty", "of another"],
    )
    def test_says_what_is_wrong_and_changes_nothing(
        self, session: Session, cast: Cast, subject: str, text: str, field: str, sentence: str
    ) -> None:
        with pytest.raises(Invalid) as refused:
            mail_templates.change(session, cast.ada, "moved", subject, text)
        [(where, said)] = refused.value.fields
        assert where == field and said.startswith(sentence)
        assert not query.get(session, cast.ada, "moved").is_changed

    def test_is_for_admins_and_kinds_that_there_are(self, session: Session, cast: Cast) -> None:
        for refused in (
            lambda: mail_templates.change(session, cast.rosa, "moved", SUBJECT, TEXT),
            lambda: mail_templates.reset(session, cast.cleo, "moved"),
            lambda: query.preview(session, cast.rosa, "moved", SUBJECT, TEXT),
        ):
            with pytest.raises(Refused):
                refused()
        with pytest.raises(NotFound):
            mail_templates.change(session, cast.ada, "spam", SUBJECT, TEXT)


class TestFilling:
    def test_looks_through_nothing_that_was_filled_in(self, cast: Cast, box: Mailbox) -> None:
        _word(cast, "{what_happened}", "{what_happened}")
        with db.transaction() as session:
            words = {"job": "{name}", "stage": "x"}
            sentence = "It says {link} and {nobody}."
            notify(session, cast.cleo.user_id, "moved", sentence, "/", words=words)
        _send()
        [letter] = box.to(email(cast.cleo))
        assert letter["subject"] == sentence
        assert letter.get_content().startswith(sentence)

    def test_goes_by_the_default_where_a_word_is_missing(self, cast: Cast, box: Mailbox) -> None:
        _word(cast)
        with db.transaction() as session:  # as it was queued before there were words
            notify(session, cast.cleo.user_id, "moved", "It moved.", "/applications")
        _send()
        [letter] = box.to(email(cast.cleo))
        assert letter["subject"] == "It moved."

    @pytest.mark.parametrize("kind", [*KINDS])
    def test_a_preview_names_invented_people_alone(
        self, session: Session, cast: Cast, kind: str
    ) -> None:
        view = query.get(session, cast.ada, kind)
        text = " ".join(f"{{{name}}}" for name in view.placeholders)
        shown = query.preview(session, cast.ada, kind, view.subject, text)
        assert "{" not in shown.subject + shown.text
        assert query.INVENTED["name"] in shown.text and "Cleo" not in shown.text
        assert kind in query.TOLD


class TestSendTest:
    def test_sends_the_preview_to_oneself(self, cast: Cast, box: Mailbox) -> None:
        to = asyncio.run(mail_templates.send_test(cast.ada, "moved", SUBJECT, TEXT))
        assert to == email(cast.ada)
        [letter] = box.to(to)
        assert letter["subject"] == "Talentra: Data engineer"
        assert "Hello Mira Okonkwo" in letter.get_content()

    def test_says_what_stands_in_its_way(self, cast: Cast) -> None:
        with pytest.raises(Conflict, match="No mail server"):
            asyncio.run(mail_templates.send_test(cast.ada, "moved", SUBJECT, TEXT))
        with pytest.raises(Refused):
            asyncio.run(mail_templates.send_test(cast.rosa, "moved", SUBJECT, TEXT))
        away = mailbox()  # nobody opens it
        with mailing_to(away.url), pytest.raises(Away, match="did not take it"):
            asyncio.run(mail_templates.send_test(cast.ada, "moved", SUBJECT, TEXT))

    def test_is_not_for_ever(self, cast: Cast, box: Mailbox) -> None:
        for _ in range(mail_templates.MOST):
            asyncio.run(mail_templates.send_test(cast.ada, "moved", "x", "y"))
        with pytest.raises(TooMany):
            asyncio.run(mail_templates.send_test(cast.ada, "moved", "x", "y"))
