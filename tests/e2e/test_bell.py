"""Everybody's bell: it rings in the open page, and forgets whom one no longer sees."""

from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pool import assign, reassign, wait
from tests.harness import servers
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Server, Cast]]:
    """A server of these stories' own: they hand Remy people, of whom he has none elsewhere."""
    with servers.with_cast(tmp_path_factory.mktemp("bell")) as running:
        yield running


class TestBell:
    def test_rings_in_the_open_page_and_is_read_in_all_tabs(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        ned, ola, pam = wait(server, server_cast, "Ned", "Ola", "Pam")
        remy = person(server, email(server_cast.remy))
        page, other = remy.visit("/candidates"), remy.tab("/candidates")
        _expect_unread(page, 0)
        for each in (ned, ola, pam):
            assign(server, server_cast, each, server_cast.remy)
        _expect_unread(page, 3)
        page.get_by_role("button", name="Notifications").click()
        told = page.get_by_role("listitem").filter(has_text=f"{ola.full_name} was assigned to you.")
        told.get_by_role("button", name="Mark as read").click()
        _expect_unread(page, 2)
        _expect_unread(other, 2)
        page.get_by_role("link", name=f"{ned.full_name} was assigned to you.").click()
        page.wait_for_url("**/candidates?q=*")
        expect(page.locator("tbody tr")).to_have_count(1)
        _expect_unread(page, 1)
        other.get_by_role("button", name="Notifications").click()
        other.get_by_role("button", name="Mark all as read").click()
        _expect_unread(other, 0)
        _expect_unread(page, 0)

    def test_forgets_whom_somebody_no_longer_handles(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        [pia] = wait(server, server_cast, "Pia")
        assign(server, server_cast, pia, server_cast.remy)
        page = person(server, email(server_cast.remy)).visit("/candidates")
        page.get_by_role("button", name="Notifications").click()
        told = page.get_by_role("link", name=f"{pia.full_name} was assigned to you.")
        expect(told).to_be_visible()
        reassign(server, server_cast, pia, server_cast.rosa)
        expect(told).to_have_count(0)

    @pytest.mark.parametrize("path", ["/admin", "/admin/assignments"])
    def test_is_not_in_what_was_built_beforehand(
        self, server: Server, server_cast: Cast, path: str
    ) -> None:
        [rio] = wait(server, server_cast, "Rio")
        with server.client(Cookie=server.cookie(email(server_cast.ada))) as client:
            text = client.get(path).text
        assert "Notifications" in text
        assert "skeleton" in text
        for word in ("unread", "No recruiter yet", rio.full_name, "Rosa Lindqvist"):
            assert word not in text


def _expect_unread(page: Page, number: int) -> None:
    said = f"Notifications, {number} unread" if number else "Notifications"
    expect(page.get_by_role("button", name=said, exact=True)).to_be_visible()
