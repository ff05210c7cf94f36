"""Ada spreads who waits by load, after looking at who would go where."""

from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import Locator, Page, expect

from talentra.models import Actor
from tests.e2e.pool import wait
from tests.harness import axe, servers
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Server, Cast]]:
    """A server of this story's own, where nobody waits but for it."""
    with servers.with_cast(tmp_path_factory.mktemp("balance")) as running:
        yield running


def row(page: Page, someone: Actor) -> Locator:
    return page.get_by_role("row", name=someone.full_name)


def test_spreads_who_waits_as_the_preview_says_with_one_undo(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    people = wait(server, server_cast, "Uma", "Vic", "Wes", days=700)
    page = person(server, email(server_cast.ada)).visit("/admin/assignments?q=people.example")
    page.get_by_role("button", name="Suggest by load").click()
    dialog = page.get_by_role("dialog", name="Suggest by load")
    goes = dialog.get_by_role("list", name="Who goes where").locator("> li")
    expect(goes).to_have_count(2)
    expect(goes.nth(0)).to_contain_text("Remy Okaforgets 2 candidates0 → 2")
    expect(goes.nth(1)).to_contain_text("Rosa Lindqvistgets 1 candidate1 → 2")
    goes.nth(0).locator("summary").click()
    expect(goes.nth(0)).to_contain_text(f"{people[0].full_name}, {people[1].full_name}")
    assert axe.violations(page) == []
    dialog.get_by_role("button", name="Cancel").click()
    expect(row(page, people[0])).to_be_visible()
    page.get_by_role("button", name="Suggest by load").click()
    dialog.get_by_role("button", name="Assign 3 candidates").click()
    expect(page.get_by_text("3 candidates are with 2 recruiters.")).to_be_visible()
    for each in people:
        expect(row(page, each)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    for each in people:
        expect(row(page, each)).to_be_visible()
