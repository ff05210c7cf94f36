"""A recruiter moves people along the board: by mouse, by keys, one and many, beside others."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from talentra.models import Stage
from tests.e2e.recruiting import Desk, bring, desk, flaws, says
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
BOARD = "/pipeline"


def _column(page: Page, word: str) -> Locator:
    return page.locator(".board-column").filter(has=page.get_by_role("heading", name=word))


def _card(page: Page, name: str, column: str) -> Locator:
    return _column(page, column).get_by_role("listitem").filter(has_text=name)


def _opened(person: Opens, told: Desk, where: str = BOARD) -> Page:
    page = person(told.server, told.email).visit(where)
    expect(page.get_by_role("link", name=told.names[0])).to_be_visible()
    return page


def _drag(page: Page, card: Locator, to: Locator) -> None:
    card.hover()
    page.mouse.down()
    to.hover()
    to.hover()
    page.mouse.up()


class TestMoving:
    def test_by_dragging_and_back_from_the_message(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = _opened(person, told)
        _drag(page, _card(page, told.names[0], "Applied"), _column(page, "Interview"))
        expect(_card(page, told.names[0], "Interview")).to_be_visible()
        says(page, f"{told.names[0]} is now at Interview.")
        assert told.stage() is Stage.INTERVIEW
        expect(_column(page, "Applied").locator(".count")).to_have_text("1")
        page.locator("[data-sonner-toast]").get_by_role("button", name="Undo").click()
        expect(_card(page, told.names[0], "Applied")).to_be_visible()
        assert told.stage() is Stage.APPLIED

    def test_by_keys_alone_and_back(self, person: Opens, server: Server, server_cast: Cast) -> None:
        told = desk(server, server_cast, people=3)
        page = _opened(person, told)
        page.keyboard.press("j")
        expect(page.get_by_role("link", name=told.names[0])).to_be_focused()
        page.keyboard.press("j")
        expect(page.get_by_role("link", name=told.names[1])).to_be_focused()
        page.keyboard.press("m")
        ways = page.get_by_role("group", name="Move to").get_by_role("button")
        expect(ways.first).to_be_focused()
        for _ in range(2):
            page.keyboard.press("ArrowDown")
        expect(ways.filter(has_text="Offer")).to_be_focused()
        page.keyboard.press("Enter")
        expect(_card(page, told.names[1], "Offer")).to_be_visible()
        expect(page.get_by_role("link", name=told.names[1])).to_be_focused()
        expect(page.get_by_role("status").filter(has_text="is now at Offer")).to_have_count(1)
        assert told.stage(1) is Stage.OFFER
        page.keyboard.press("u")
        expect(_card(page, told.names[1], "Applied")).to_be_visible()
        assert told.stage(1) is Stage.APPLIED

    def test_out_needs_a_reason_and_may_be_thought_better_of(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _opened(person, told)
        _drag(page, _card(page, told.names[0], "Applied"), _column(page, "Rejected"))
        asked = page.get_by_role("dialog", name=f"Reject {told.names[0]}")
        asked.get_by_role("button", name="Cancel").click()
        expect(_card(page, told.names[0], "Applied")).to_be_visible()
        assert told.stage() is Stage.APPLIED
        page.get_by_role("button", name=f"Move {told.names[0]} to…").click()
        page.get_by_role("group", name="Move to").get_by_role("button", name="Rejected").click()
        asked.get_by_role("button", name="Reject").click()
        expect(asked.get_by_text("Give a reason")).to_be_visible()
        asked.get_by_label("Reason").select_option("They declined")
        asked.get_by_role("button", name="Reject").click()
        expect(_card(page, told.names[0], "Rejected")).to_be_visible()
        assert told.stage() is Stage.REJECTED
        page.get_by_role("button", name=f"Move {told.names[0]} to…").click()
        ways = page.get_by_role("group", name="Move to").get_by_role("button")
        expect(ways).to_have_text(["Applied"])

    def test_what_cannot_be_is_no_place_to_drop_it(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _opened(person, told)
        _drag(page, _card(page, told.names[0], "Applied"), _column(page, "Hired"))
        expect(_card(page, told.names[0], "Applied")).to_be_visible()
        assert told.stage() is Stage.APPLIED


class TestSeveral:
    def test_are_moved_at_once_and_taken_back_at_once(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=4)
        page = _opened(person, told)
        for name in told.names[:3]:
            page.get_by_label(f"Select {name}").check(force=True)
        bar = page.get_by_role("region", name="selected")
        expect(bar).to_contain_text("3 selected")
        bar.get_by_role("button", name="Move to…").click()
        page.get_by_role("group", name="Move to").get_by_role("button", name="Interview").click()
        expect(_column(page, "Interview").get_by_role("listitem")).to_have_count(3)
        says(page, "3 applications are now at Interview.")
        expect(bar).to_have_count(0)
        assert [told.stage(number) for number in range(4)].count(Stage.INTERVIEW) == 3
        page.locator("[data-sonner-toast]").get_by_role("button", name="Undo").click()
        expect(_column(page, "Applied").get_by_role("listitem")).to_have_count(4)
        assert {told.stage(number) for number in range(4)} == {Stage.APPLIED}


class TestTwoAtOnce:
    def test_see_each_other_and_one_wins(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        ruth = _opened(person, told)
        ada = person(server, email(server_cast.ada)).visit(f"{BOARD}?job={told.job_id}")
        expect(ada.get_by_role("link", name=told.names[0])).to_be_visible()
        ruth.get_by_role("link", name=told.names[1]).focus()
        _drag(ada, _card(ada, told.names[0], "Applied"), _column(ada, "Offer"))
        why = ada.get_by_role("dialog", name=f"Move {told.names[0]} to Offer")
        expect(why.get_by_text("Optional. It goes into the history")).to_be_visible()
        why.get_by_label("Reason").fill("The team knows them")
        why.get_by_role("button", name="Move", exact=True).click()
        expect(_card(ruth, told.names[0], "Offer")).to_be_visible()
        expect(ruth.get_by_role("link", name=told.names[1])).to_be_focused()
        _drag(ruth, _card(ruth, told.names[1], "Applied"), _column(ruth, "Rejected"))
        asked = ruth.get_by_role("dialog", name=f"Reject {told.names[1]}")
        asked.get_by_label("Reason").select_option("They declined")
        _drag(ada, _card(ada, told.names[1], "Applied"), _column(ada, "Interview"))
        ada.get_by_role("button", name="Move", exact=True).click()
        expect(_card(ada, told.names[1], "Interview")).to_be_visible()
        asked.get_by_role("button", name="Reject").click()
        says(ruth, "Somebody changed this application in the meantime; it is now at Interview.")
        expect(_card(ruth, told.names[1], "Interview")).to_be_visible()
        assert told.stage(1) is Stage.INTERVIEW


class TestTheBoard:
    def test_marks_what_was_not_opened_yet_and_opens_it_beside(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = _opened(person, told, f"{BOARD}?job={told.job_id}")
        first = _card(page, told.names[0], "Applied")
        expect(first.get_by_text("New:")).to_be_attached()
        first.get_by_role("link").click()
        expect(page.locator(".side-panel-name")).to_have_text(told.names[0])
        expect(page.locator(".side-panel-place")).to_have_text("1 of 2 at Applied")
        expect(first.get_by_text("New:")).to_have_count(0)
        page.keyboard.press("j")
        expect(page.locator(".side-panel-name")).to_have_text(told.names[1])
        page.keyboard.press("Escape")
        expect(page.locator(".side-panel")).to_have_count(0)
        expect(page.get_by_role("link", name=told.names[1])).to_be_focused()

    def test_shows_fifty_cards_and_all_when_asked(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=52)
        page = _opened(person, told)
        cards = _column(page, "Applied").get_by_role("listitem")
        expect(cards).to_have_count(50)
        page.get_by_role("link", name="Show all 52").click()
        expect(cards).to_have_count(52)
        assert "all=applied" in page.url

    def test_is_narrowed_by_its_address(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        bring(told, 0, Stage.INTERVIEW)
        page = _opened(person, told)
        page.get_by_role("searchbox").fill(told.names[1])
        expect(page.locator(".board-card")).to_have_count(1)
        page.get_by_role("button", name="Filter").click()
        page.get_by_label("Experience").select_option("Fresher")
        page.get_by_role("button", name="Show", exact=True).click()
        expect(page.get_by_text("No applications match")).to_be_visible()
        page.reload()
        expect(page.get_by_text("No applications match")).to_be_visible()
        page.get_by_role("link", name="Without Fresher").click()
        expect(page.get_by_role("link", name=told.names[1])).to_be_visible()
        page.get_by_role("link", name="List", exact=True).click()
        expect(page.get_by_role("row", name=told.names[1])).to_be_visible()

    def test_has_no_flaw_that_axe_finds(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=3)
        ruth = person(server, told.email)
        page = ruth.visit(f"{BOARD}?job={told.job_id}")
        expect(page.get_by_role("link", name=told.names[0])).to_be_visible()
        page.get_by_label(f"Select {told.names[0]}").check(force=True)
        assert flaws(ruth) == []
        page.get_by_role("button", name="Filter").click()
        assert flaws(ruth) == []
