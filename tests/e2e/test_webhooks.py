"""An admin lets another system be told: made, tried, failing, sent again, switched off, deleted."""

from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenes import flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.receiver import Receiver, receiving
from tests.harness.server import Server

Opens = Callable[..., Person]


@pytest.fixture
def receiver() -> Generator[Receiver]:
    with receiving() as opened:
        yield opened


def _add(page: Page, url: str) -> str:
    """Add a webhook by the form, first with what it refuses; its secret."""
    page.get_by_role("button", name="Add webhook").click()
    form = page.get_by_role("dialog", name="Add a webhook")
    form.get_by_label("Address").fill(url)
    form.get_by_role("button", name="Add webhook").click()
    expect(form.get_by_text("Only https is taken")).to_be_visible()
    form.get_by_label("May lead into our own network").check()
    form.get_by_label("A job was closed").uncheck()
    form.get_by_role("button", name="Add webhook").click()
    shown = page.get_by_role("dialog", name="Copy the secret now")
    expect(shown).to_be_visible()
    secret = shown.get_by_role("textbox", name="The secret").input_value()
    shown.get_by_role("button", name="I have it").click()
    return secret


def test_a_webhook_is_made_tried_and_ended(
    person: Opens, server: Server, server_cast: Cast, receiver: Receiver
) -> None:
    receiver.answer("/hook", 500, 200)
    ada = person(server, email(server_cast.ada))
    page = ada.visit("/admin/webhooks")
    expect(page.get_by_text("No webhooks yet")).to_be_visible()
    secret = _add(page, receiver.url())
    page.get_by_role("link", name=receiver.url()).click()
    expect(page.get_by_text("Nothing sent yet")).to_be_visible()
    page.get_by_role("button", name=f"Send test to {receiver.url()}").click()
    [first] = receiver.wait_for(1)
    assert first.is_signed_by(secret) and first.told["type"] == "webhook.test"
    sent = page.get_by_role("row").filter(has_text="Test")
    expect(sent).to_contain_text("Answered 500")
    expect(page.get_by_text("Failing")).to_be_visible()
    assert flaws(ada) == []
    page.get_by_role("button", name="Send again: Test").click()
    second = receiver.wait_for(2)[1]
    assert second.headers["webhook-id"] == first.headers["webhook-id"]
    expect(sent).to_contain_text("Delivered")
    _change(page, receiver.url())
    more = page.get_by_role("button", name=f"More for {receiver.url()}")
    more.click()
    page.get_by_role("button", name="Switch off").click()
    expect(page.get_by_text("An admin switched it off.")).to_be_visible()
    more.click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete webhook").click()
    expect(page.get_by_text("No webhooks yet")).to_be_visible()


def _change(page: Page, url: str) -> None:
    """What was chosen stands in the form; a note is added."""
    page.get_by_role("button", name=f"More for {url}").click()
    page.get_by_role("button", name="Change").click()
    form = page.get_by_role("dialog", name="Change the webhook")
    expect(form.get_by_label("A job was closed")).not_to_be_checked()
    expect(form.get_by_label("A job was opened")).to_be_checked()
    form.get_by_label("Note").fill("Tells the payroll system")
    form.get_by_role("button", name="Save changes").click()
    expect(page.get_by_text("Tells the payroll system")).to_be_visible()
