"""A recruiter works through the table: picks, moves several, orders it, keeps views of it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from talentra.models import Stage
from tests.e2e.recruiting import Desk, desk, flaws, says
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


def _names(page: Page) -> list[str]:
    return page.locator(".table .person-name").all_inner_texts()


def _opened(person: Opens, told: Desk, where: str = "/candidates") -> Page:
    page = person(told.server, told.email).visit(where)
    expect(page.get_by_role("link", name=told.names[0])).to_be_visible()
    return page


class TestSeveral:
    def test_are_picked_by_keys_moved_and_taken_back(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=3)
        page = _opened(person, told)
        for _ in range(2):
            page.keyboard.press("j")
            page.keyboard.press("x")
        bar = page.get_by_role("region", name="selected")
        expect(bar).to_contain_text("2 selected")
        bar.get_by_role("button", name="Move to…").click()
        page.get_by_role("group", name="Move to").get_by_role("button", name="Rejected").click()
        asked = page.get_by_role("dialog", name="Reject 2 applications")
        asked.get_by_label("Reason").select_option("Position closed")
        asked.get_by_role("button", name="Reject").click()
        says(page, "2 applications are now at Rejected.")
        expect(bar).to_have_count(0)
        assert [told.stage(number) for number in range(3)] == [
            Stage.REJECTED,
            Stage.REJECTED,
            Stage.APPLIED,
        ]
        page.keyboard.press("u")
        says(page, "Undone.")
        assert {told.stage(number) for number in range(3)} == {Stage.APPLIED}

    def test_are_all_on_the_page_by_the_box_above_them(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=3)
        page = _opened(person, told)
        page.get_by_label("Select all on this page").check()
        expect(page.get_by_role("region", name="selected")).to_contain_text("3 selected")
        page.get_by_role("button", name="Clear selection").click()
        expect(page.get_by_label(f"Select {told.names[0]}")).not_to_be_checked()


class TestTheTable:
    def test_goes_by_what_is_chosen(self, person: Opens, server: Server, server_cast: Cast) -> None:
        told = desk(server, server_cast, people=3)
        page = _opened(person, told)
        assert _names(page) == told.names  # the latest change first: the last to be sent
        applied = page.get_by_role("columnheader", name="Applied")
        expect(applied).to_have_attribute("aria-sort", "none")
        for way, names in (("descending", told.names), ("ascending", told.names[::-1])):
            applied.get_by_role("button").click()
            expect(applied).to_have_attribute("aria-sort", way)
            assert _names(page) == names
        page.reload()
        expect(applied).to_have_attribute("aria-sort", "ascending")
        assert _names(page) == told.names[::-1]

    def test_has_the_columns_that_are_ticked(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _opened(person, told)
        expect(page.get_by_role("columnheader", name="City")).to_have_count(0)
        page.get_by_role("button", name="Columns").click()
        page.get_by_role("checkbox", name="City").check()
        page.get_by_role("checkbox", name="Applied").uncheck()
        page.get_by_role("dialog", name="Columns").get_by_role("button", name="Show").click()
        expect(page.get_by_role("columnheader", name="City")).to_be_visible()
        expect(page.get_by_role("columnheader", name="Applied")).to_have_count(0)
        assert "cols=job.city.days" in page.url

    def test_marks_what_was_not_opened_yet(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = _opened(person, told)
        new = page.get_by_role("link", name="New: ")
        expect(new).to_have_count(2)
        page.get_by_role("link", name=told.names[0]).click()
        expect(page.locator(".side-panel-name")).to_have_text(told.names[0])
        expect(new).to_have_count(1)
        page.keyboard.press("j")
        expect(new).to_have_count(0)

    def test_is_kept_as_a_view(self, person: Opens, server: Server, server_cast: Cast) -> None:
        told = desk(server, server_cast, people=2)
        page = _opened(person, told, "/candidates?stage=applied&sort=applied")
        page.get_by_role("button", name="Views").click()
        views = page.get_by_role("dialog", name="Views")
        views.get_by_label("Save this view as").fill("First come")
        views.get_by_role("button", name="Save view").click()
        says(page, "Saved as First come.")
        page.goto("/candidates")
        page.get_by_role("button", name="Views").click()
        views.get_by_role("link", name="First come").click()
        page.wait_for_url("**/candidates?stage=applied&sort=applied")
        page.get_by_role("button", name="Views").click()
        views.get_by_role("button", name="Remove First come").click()
        says(page, "First come removed.")
        expect(views.get_by_role("link", name="First come")).to_have_count(0)

    def test_has_no_flaw_that_axe_finds(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        ruth = person(server, told.email)
        page = ruth.visit("/candidates?level=fresher")
        page.get_by_role("link", name="Without Fresher").click()
        expect(page.get_by_role("link", name=told.names[0])).to_be_visible()
        page.get_by_label(f"Select {told.names[0]}").check()
        assert flaws(ruth) == []
        page.get_by_role("button", name="Views").click()
        assert flaws(ruth) == []
