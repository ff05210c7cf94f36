"""The palette: from anywhere to a page, a person or a job, with the keyboard alone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, WebSocket, expect

from tests.harness import axe
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


def _open(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()


def test_opens_a_person_by_part_of_their_name(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    page = person(server, email(server_cast.rosa)).visit("/dashboard")
    expect(page.get_by_role("link", name="Pipeline")).to_be_visible()
    _open(page)
    page.keyboard.type("leo mar")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Cleo Marsh")
    expect(first).to_have_attribute("aria-selected", "true")
    assert axe.violations(page) == []
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/candidates/{server_cast.cleo.user_id}"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_opens_a_page_without_asking_the_server(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    ada = person(server, email(server_cast.ada))
    sent: list[object] = []

    def keep(frame: object) -> None:
        sent.append(frame)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", keep)

    ada.page.on("websocket", listen)
    page = ada.visit("/admin")
    expect(page.get_by_role("link", name="Audit log")).to_be_visible()
    page.wait_for_timeout(1_000)  # the page has asked for all it needs
    sent.clear()
    _open(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert [frame for frame in sent if "palette" in str(frame)] == []
    _open(page)
    page.keyboard.type("aud")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/admin/audit"))


def test_gives_the_focus_back_and_says_when_nothing_is_called_so(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    page = person(server, email(server_cast.remy)).visit("/candidates")
    opener = page.get_by_role("button", name="Search", exact=True)
    opener.click()
    page.get_by_role("combobox", name="Search").fill("cleo")
    expect(page.get_by_text("Nothing is called that.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_a_question_mark_lists_the_keys_unless_somebody_types(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    page = person(server, email(server_cast.rosa)).visit("/candidates")
    search = page.get_by_label("Search name, email or job")
    search.fill("x")
    search.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("heading", name="Candidates").focus()
    page.keyboard.press("?")
    keys = page.get_by_role("list", name="Keyboard shortcuts")
    expect(keys).to_contain_text("Undo the last move")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
