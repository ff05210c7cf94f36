"""A recruiter handles candidates: moves, remarks, walks the list, and is told when others do."""

import re
from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import Stage, Visibility
from talentra.queries import application_views
from tests.e2e.recruiting import Desk, bring, desk, says
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
ALL = "/candidates"


def _open(person: Opens, told: Desk, number: int = 0, where: str = ALL) -> Page:
    """The recruiter's page with one of their applications open."""
    page = person(told.server, told.email).visit(where)
    page.get_by_role("link", name=told.names[number]).click()
    expect(page.locator(".side-panel-name")).to_have_text(told.names[number])
    return page


def _stands(page: Page, word: str) -> None:
    """The panel shows the stage."""
    expect(page.locator(".side-panel-actions .stage-badge")).to_have_text(word)


class TestMoving:
    def test_by_the_menu_and_back_from_the_message(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _open(person, told)
        page.get_by_role("button", name="Move to…").click()
        page.get_by_role("group", name="Move to").get_by_role("button", name="Offer").click()
        _stands(page, "Offer")
        says(page, f"{told.names[0]} is now at Offer.")
        assert told.stage() is Stage.OFFER
        page.locator("[data-sonner-toast]").get_by_role("button", name="Undo").click()
        _stands(page, "Applied")
        says(page, "Undone.")
        assert told.stage() is Stage.APPLIED

    def test_a_step_on_and_back_from_the_timeline(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _open(person, told)
        page.get_by_role("button", name="Advance").click()
        _stands(page, "Online Assessment")
        page.get_by_role("list", name="History").get_by_role("button", name="Undo").click()
        _stands(page, "Applied")
        expect(page.get_by_text("undid the last move; back at Applied")).to_be_visible()
        assert told.stage() is Stage.APPLIED

    def test_to_rejected_needs_a_reason(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _open(person, told)
        page.get_by_role("button", name="Reject", exact=True).click()
        asked = page.get_by_role("dialog", name=f"Reject {told.names[0]}")
        asked.get_by_role("button", name="Reject").click()
        expect(asked.get_by_text("Give a reason")).to_be_visible()
        assert asked.get_by_label("Reason").get_attribute("aria-invalid") == "true"
        assert told.stage() is Stage.APPLIED
        asked.get_by_label("Reason").select_option("We rejected: skills")
        asked.get_by_label("Note").fill("Not enough glass.")
        asked.get_by_role("button", name="Reject").click()
        _stands(page, "Rejected")
        expect(page.get_by_text("We rejected: skills")).to_contain_text("Not enough glass.")
        assert told.stage() is Stage.REJECTED

    def test_back_needs_a_reason_and_may_be_thought_better_of(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        bring(told, 0, Stage.INTERVIEW)
        page = _open(person, told)
        page.get_by_role("button", name="Move to…").click()
        page.get_by_role("group", name="Move to").get_by_role("button", name="Applied").click()
        asked = page.get_by_role("dialog", name=f"Move {told.names[0]} to Applied")
        expect(asked).to_be_visible()
        page.keyboard.press("Escape")
        expect(asked).to_be_hidden()
        assert told.stage() is Stage.INTERVIEW
        page.get_by_role("button", name="Move to…").click()
        page.get_by_role("group", name="Move to").get_by_role("button", name="Applied").click()
        asked.get_by_label("Reason").fill("Booked too early.")
        asked.get_by_role("button", name="Move").click()
        _stands(page, "Applied")
        expect(page.get_by_text("Booked too early.")).to_be_visible()

    def test_what_somebody_else_has_moved_meanwhile_is_told_and_moves_nothing(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _open(person, told)
        page.get_by_role("button", name="Reject", exact=True).click()
        asked = page.get_by_role("dialog", name=f"Reject {told.names[0]}")
        asked.get_by_label("Reason").select_option("Position closed")
        told.ada_moves(0, Stage.INTERVIEW)
        asked.get_by_role("button", name="Reject").click()
        says(page, "Somebody changed this application in the meantime; it is now at Interview.")
        _stands(page, "Interview")
        assert told.stage() is Stage.INTERVIEW

    def test_by_a_colleague_is_seen_without_reloading(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = _open(person, told)
        page.get_by_role("textbox", name="Remark").fill("half a sentence")
        told.ada_moves(0, Stage.INTERVIEW)
        _stands(page, "Interview")
        row = page.get_by_role("row", name=told.names[0])
        expect(row).to_contain_text("Interview")
        expect(row).to_have_attribute("data-fresh", "true")
        expect(page.get_by_text("By an admin, not its recruiter")).to_be_visible()
        expect(page.get_by_role("link", name=re.compile("^Interview"))).to_contain_text("1")
        expect(page.get_by_role("textbox", name="Remark")).to_have_value("half a sentence")
        expect(page.get_by_role("textbox", name="Remark")).to_be_focused()


class TestRemarks:
    def test_are_for_staff_unless_they_say_otherwise(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _open(person, told)
        box = page.get_by_role("textbox", name="Remark")
        expect(page.get_by_text("Only recruiters and admins", exact=True)).to_be_visible()
        box.fill("Knows glass.")
        page.get_by_role("button", name="Save").click()
        says(page, "Remark saved.")
        expect(box).to_have_value("")
        expect(page.get_by_text("Internal: only recruiters and admins")).to_be_visible()
        box.fill("See you on Monday.")
        page.get_by_label("Show it to the candidate").check()
        expect(page.get_by_text("The candidate reads this", exact=True)).to_be_visible()
        page.get_by_role("button", name="Save").click()
        asked = page.get_by_role("dialog", name=f"Show this to {told.names[0]}?")
        asked.get_by_role("button", name="Cancel").click()
        expect(box).to_have_value("See you on Monday.")
        page.get_by_role("button", name="Save").click()
        asked.get_by_role("button", name="Show it").click()
        says(page, f"{told.names[0]} can read it now.")
        expect(page.get_by_label("Show it to the candidate")).not_to_be_checked()
        with server.behind(), db.reading() as session:
            written = application_views.view(session, told.recruiter, told.sent[0]).remarks
        assert [(each.text, each.visibility) for each in written] == [
            ("Knows glass.", Visibility.INTERNAL),
            ("See you on Monday.", Visibility.CANDIDATE),
        ]

    def test_without_a_word_are_refused_beside_the_box(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        page = _open(person, desk(server, server_cast))
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_have_text("A remark has 1 to 4,000 characters.")


class TestWhatIsNotTheirs:
    def test_is_told_like_what_does_not_exist(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{ALL}?c={server_cast.cleos_application_id}")
        expect(page.locator(".side-panel")).to_contain_text("Nothing to show here")
        hidden = page.locator(".side-panel").inner_text()
        page.goto(f"{ALL}?c={uuid4()}")
        expect(page.locator(".side-panel")).to_contain_text("Nothing to show here")
        assert page.locator(".side-panel").inner_text() == hidden
        assert "doesn't exist or isn't assigned to you" in hidden

    def test_is_everybody_for_an_admin_with_their_recruiter(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        ada = person(server, email(server_cast.ada))
        page = ada.visit(f"{ALL}?q={told.names[0].split()[1]}")
        row = page.get_by_role("row", name=told.names[0])
        expect(row).to_contain_text(told.recruiter.full_name)
        expect(page.get_by_role("columnheader", name="Recruiter")).to_be_visible()
        page.goto(f"{ALL}?q=Cleo+Marsh")
        expect(page.get_by_role("row", name="Cleo Marsh").first).to_be_visible()
        rosa = person(server, told.email).visit(ALL)
        expect(rosa.get_by_role("row", name=told.names[0])).to_be_visible()
        expect(rosa.get_by_role("columnheader", name="Recruiter")).to_have_count(0)
