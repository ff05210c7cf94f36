"""Ada words a mail: wrong, shown, sent to herself, saved, and back to the default."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.scenes import flaws
from tests.harness.cast import Cast, email
from tests.harness.mailbox import mailbox
from tests.harness.person import Person
from tests.harness.receiver import eventually
from tests.harness.server import Server

Opens = Callable[..., Person]
DEFAULT = "{what_happened}\n\n{link}"
TEXT = "Hello {name},\n\nyou are at {stage} for {job} now.\n{link}"


def _word(form: Locator) -> None:
    """A text that names what there is not, then one that reads well."""
    text = form.get_by_label("Text")
    expect(text).to_have_value(DEFAULT)
    text.fill("Hello {nome}")
    form.get_by_role("button", name="Preview").click()
    expect(form.get_by_text("{nome} is no placeholder of this mail.")).to_be_visible()
    text.fill(TEXT)
    form.get_by_role("button", name="Preview").click()
    preview = form.get_by_role("figure", name="Preview of the mail")
    expect(preview).to_contain_text("Hello Mira Okonkwo,")
    expect(preview).to_contain_text("you are at Interview for Data engineer now.")


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_mail_is_worded_tried_and_reset(
    person: Opens, start_server: Callable[..., tuple[Server, Cast]], engine_kind: str
) -> None:
    box = mailbox()
    server, cast = start_server(TALENTRA_SMTP_URL=box.url)
    ada = person(server, email(cast.ada))
    page = ada.visit("/admin/settings")
    form = page.get_by_role("form", name="Wording of a mail")
    text = form.get_by_label("Text")
    _word(form)
    assert flaws(ada) == []
    with box.open():
        form.get_by_role("button", name="Send me a test mail").click()
        expect(page.get_by_text(f"taken it, for {email(cast.ada)}")).to_be_visible()
        eventually(lambda: box.to(email(cast.ada)))
    form.get_by_role("button", name="Save mail").click()
    expect(page.get_by_text("Saved. Mails read like this from now on.")).to_be_visible()
    page.reload()
    expect(text).to_have_value(TEXT)
    page.get_by_role("button", name="Back to the default").click()
    expect(text).to_have_value(DEFAULT)
    page.get_by_role("button", name="Undo").click()
    expect(text).to_have_value(TEXT)
    page.get_by_label("Mail", exact=True).select_option("remark")
    expect(text).to_have_value(DEFAULT)
    expect(page.get_by_role("button", name="Back to the default")).to_have_count(0)


def test_without_a_mail_server_it_says_so(person: Opens, server: Server, server_cast: Cast) -> None:
    page = person(server, email(server_cast.ada)).visit("/admin/settings")
    expect(page.get_by_text("No mail server is configured")).to_be_visible()
    expect(page.get_by_role("button", name="Send me a test mail")).to_have_count(0)
