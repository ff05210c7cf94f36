"""What a page fetches only when it is first used works at that first use."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.recruiting import Desk, desk, says
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server

FETCHED = """() => performance.getEntriesByType("resource")
  .map((each) => each.name).filter((name) => name.endsWith(".js"))"""
DRAWS = re.compile(r"/assets/messages-[\w-]+\.js")


def _opened(page: Page, told: Desk) -> None:
    page.get_by_role("link", name=told.names[0]).click()
    page.locator(".side-panel-name", has_text=told.names[0]).wait_for()


def _moves(page: Page, word: str) -> None:
    page.get_by_role("button", name="Move to…").click()
    page.get_by_role("group", name="Move to").get_by_role("button", name=word).click()
    page.locator(".side-panel-actions .stage-badge", has_text=word).wait_for()


def _draws(page: Page) -> list[str]:
    return [name for name in page.evaluate(FETCHED) if DRAWS.search(name)]


def test_what_draws_messages_comes_with_the_first_use(
    person: Callable[..., Person], server: Server, server_cast: Cast
) -> None:
    told = desk(server, server_cast)
    page = person(told.server, told.email).visit("/candidates")
    page.get_by_role("link", name=told.names[0]).wait_for()
    page.wait_for_load_state("networkidle")
    assert _draws(page) == []
    _opened(page, told)
    _moves(page, "Offer")
    says(page, f"{told.names[0]} is now at Offer.")
    assert len(_draws(page)) == 1
    page.locator("[data-sonner-toast]").get_by_role("button", name="Undo").click()
    says(page, "Undone.")
    assert len(_draws(page)) == 1


def test_a_message_is_read_even_when_that_cannot_be_fetched(
    person: Callable[..., Person], server: Server, server_cast: Cast
) -> None:
    told = desk(server, server_cast)
    rosa = person(told.server, told.email)
    rosa.forgive("messages-|ERR_FAILED")
    page = rosa.visit("/candidates")
    page.route(DRAWS, lambda route: route.abort())
    _opened(page, told)
    _moves(page, "Offer")
    expect(page.locator(".connection-bar")).to_have_text(f"{told.names[0]} is now at Offer.")
