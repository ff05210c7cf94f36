"""A recruiter finds candidates: tabs, words, jobs, and keys that walk the list."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from talentra.models import Stage
from tests.e2e.recruiting import Desk, bring, desk
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


def _names(page: Page) -> list[str]:
    return page.locator(".table .person-name").all_inner_texts()


def _place(page: Page, words: str) -> None:
    expect(page.locator(".side-panel-place")).to_have_text(words)


def _opened(person: Opens, told: Desk, where: str = "/candidates") -> Page:
    page = person(told.server, told.email).visit(where)
    expect(page.get_by_role("link", name=told.names[0])).to_be_visible()
    return page


class TestTheAddress:
    def test_keeps_stage_words_and_the_open_application(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=3)
        bring(told, 0, Stage.INTERVIEW)
        page = _opened(person, told)
        page.get_by_role("navigation", name="Stages").get_by_role("link", name="Applied").click()
        expect(page.get_by_text("2 applications", exact=True)).to_be_visible()
        page.get_by_role("searchbox").fill("pip2")
        expect(page.get_by_text("1 application", exact=True)).to_be_visible()
        page.get_by_role("link", name=told.names[2]).click()
        _place(page, "1 of 1")
        page.reload()
        _place(page, "1 of 1")
        assert _names(page) == [told.names[2]]
        expect(page.get_by_role("searchbox")).to_have_value("pip2")
        page.go_back()
        expect(page.locator(".side-panel")).to_have_count(0)
        page.get_by_role("link", name="Clear filters").click()
        expect(page.get_by_text("3 applications", exact=True)).to_be_visible()

    def test_narrows_to_a_job_and_to_who_waits_long(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = _opened(person, told)
        page.get_by_role("combobox", name="Job").select_option(str(told.job_id))
        page.wait_for_url("**/candidates?job=*")
        expect(page.get_by_text("2 applications", exact=True)).to_be_visible()
        page.get_by_role("link", name="Waiting > 10 days").click()
        expect(page.get_by_text("No candidates match")).to_be_visible()
        page.get_by_role("main").get_by_role("link", name="Clear filters").last.click()
        expect(page.get_by_text("2 applications", exact=True)).to_be_visible()
        expect(page.get_by_role("combobox", name="Job")).to_have_value("")

    def test_of_a_recruiter_with_nobody_says_who_makes_it_happen(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit("/candidates")
        expect(page.get_by_text("No candidates yet")).to_be_visible()
        expect(page.get_by_text("An admin assigns them; you'll be notified.")).to_be_visible()


class TestKeys:
    def test_walk_the_list_and_close_the_panel(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=3)
        page = _opened(person, told)
        first = page.get_by_role("link", name=told.names[0])
        first.focus()
        page.keyboard.press("Enter")
        _place(page, "1 of 3")
        expect(page.get_by_role("heading", name=told.names[0])).to_be_focused()
        page.keyboard.press("k")  # nothing is before the first
        page.keyboard.press("j")
        _place(page, "2 of 3")
        page.keyboard.press("j")
        _place(page, "3 of 3")
        page.keyboard.press("j")
        page.keyboard.press("k")
        _place(page, "2 of 3")
        expect(page.get_by_role("heading", name=told.names[1])).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".side-panel")).to_have_count(0)
        expect(page.get_by_role("link", name=told.names[1])).to_be_focused()

    def test_are_silent_while_somebody_types_and_under_a_menu(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = _opened(person, told)
        page.get_by_role("link", name=told.names[0]).click()
        _place(page, "1 of 2")
        sent: list[str] = []
        page.on("websocket", lambda socket: sent.append(socket.url))
        page.keyboard.press("n")
        expect(page.get_by_role("textbox", name="Remark")).to_be_focused()
        page.keyboard.type("jk/n")
        page.keyboard.press("Escape")
        expect(page.get_by_role("textbox", name="Remark")).to_have_value("jk/n")
        _place(page, "1 of 2")
        page.get_by_role("button", name="Move to…").click()
        page.keyboard.press("j")
        page.keyboard.press("Escape")
        expect(page.get_by_role("group", name="Move to")).to_be_hidden()
        _place(page, "1 of 2")

    def test_can_be_switched_off(self, person: Opens, server: Server, server_cast: Cast) -> None:
        told = desk(server, server_cast, people=2)
        page = _opened(person, told)
        page.get_by_role("link", name=told.names[0]).click()
        _place(page, "1 of 2")
        page.get_by_role("button", name=told.recruiter.full_name).click()
        page.get_by_label("Keyboard shortcuts").uncheck()
        page.keyboard.press("Escape")
        page.locator(".side-panel-name").focus()
        page.keyboard.press("j")
        page.wait_for_timeout(300)
        _place(page, "1 of 2")

    def test_go_on_with_what_took_the_place_of_what_left(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=3)
        page = _opened(person, told, "/candidates?stage=applied")
        page.get_by_role("link", name=told.names[1]).click()
        _place(page, "2 of 3")
        page.get_by_role("button", name="Advance").click()
        _place(page, "No longer in this list")
        page.locator(".side-panel-name").focus()
        page.keyboard.press("j")
        _place(page, "2 of 2")
        expect(page.locator(".side-panel-name")).to_have_text(told.names[2])
        page.keyboard.press("k")
        expect(page.locator(".side-panel-name")).to_have_text(told.names[0])

    def test_lead_past_the_end_of_a_page(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=52)
        page = _opened(person, told)
        expect(page.get_by_text("1–50 of 52 applications")).to_be_visible()
        page.get_by_role("link", name=told.names[49], exact=False).click()
        _place(page, "50 of 52")
        page.keyboard.press("j")
        _place(page, "51 of 52")
        expect(page.locator(".side-panel-name")).to_have_text(told.names[50])
        assert _names(page) == told.names[50:]
        page.keyboard.press("k")
        _place(page, "50 of 52")
        expect(page.locator(".side-panel-name")).to_have_text(told.names[49])


def test_before_the_data_comes_there_is_a_skeleton_and_no_number(
    server: Server, server_cast: Cast
) -> None:
    told = desk(server, server_cast)
    with server.client(Cookie=server.cookie(told.email)) as client:
        for address in ("/candidates", "/dashboard", "/manage/jobs", "/manage/jobs/new"):
            html = client.get(address).text
            assert 'class="skeleton"' in html, address
            assert "No candidates" not in html, address
            assert told.names[0] not in html, address
