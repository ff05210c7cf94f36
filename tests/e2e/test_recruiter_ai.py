"""A recruiter drafts a posting with an AI, and goes on by hand when it fails."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.recruiting import desk, flaws, own_jobs
from tests.harness.ai_server import MODEL, Fault, answering
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server

NEW = "/manage/jobs/new"
TEXT = "You make lamps that last.\nYou work with glass and a small team."
HOSTILE = "<img src=x onerror=alert(1)> ![x](https://evil.example/x.png)"
SAYS: dict[str, Any] = {
    "skills": ["Glass blowing", HOSTILE],
    "experience_level": "1-3",
    "locations": [],
    "description": f"{TEXT}\n{HOSTILE}",
}


def _ask(page: Page) -> None:
    page.get_by_role("button", name="Suggest").click()


def _drafts_with_it(someone: Person) -> None:
    page = someone.page
    text = page.get_by_label("Description", exact=True)
    page.get_by_label("Title").fill("Young lamp maker")
    text.fill("My own words.")
    _ask(page)
    expect(page.get_by_text("From the AI")).to_be_visible()
    expect(page.get_by_text("“young” may keep older people from applying")).to_be_visible()
    draft = page.get_by_role("group", name="Draft of a description")
    expect(draft).to_contain_text("You make lamps that last.")
    expect(page.locator(".suggested-text img, .suggestion img")).to_have_count(0)
    assert flaws(someone) == []
    expect(text).to_have_value("My own words.")
    draft.get_by_role("button", name="Add to the description").click()
    expect(text).to_have_value(f"My own words.\n\n{TEXT}")
    expect(draft).to_have_count(0)
    page.get_by_role("button", name="Add Glass blowing").click()
    expect(page.locator(".tokens").get_by_text("Glass blowing")).to_be_visible()


def _goes_on_while_it_hangs(page: Page) -> None:
    _ask(page)
    expect(page.get_by_text("Looking for suggestions")).to_be_visible()
    page.get_by_role("button", name="Preview").click()  # the same tab is served meanwhile
    expect(page.get_by_text("Enter the company people would work for.")).to_be_visible()
    expect(page.get_by_text("Looking for suggestions")).to_be_visible()


def _goes_on_without_it(page: Page) -> None:
    page.get_by_label("Title").fill("Lamp maker")
    text = page.get_by_label("Description", exact=True)
    text.fill("My own words.")
    _ask(page)
    expect(page.get_by_text("These come from past jobs.")).to_be_visible()
    expect(page.get_by_text("From past jobs and the skill list")).to_be_visible()
    page.get_by_role("button", name="Add Glass", exact=True).click()
    expect(text).to_have_value("My own words.")


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_posting_is_drafted_with_an_ai_and_without_it(
    person: Callable[..., Person],
    start_server: Callable[..., tuple[Server, Cast]],
    engine_kind: str,
) -> None:
    with answering() as fake:
        fake.say(SAYS)
        address = {"OPENAI_BASE_URL": fake.url, "TALENTRA_AI_MODEL": MODEL}
        server, cast = start_server(**address, TALENTRA_AI_TIMEOUT="100")
        told = desk(server, cast, people=0)
        someone = person(server, told.email)
        someone.visit(NEW)
        _drafts_with_it(someone)
        fake.say(Fault("hang"))
        _goes_on_while_it_hangs(someone.page)
        fake.say(500)
        _goes_on_without_it(someone.tab(NEW))
        assert len(own_jobs(told)) == 1
