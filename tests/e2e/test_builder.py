"""A candidate writes a resume, sees it as the page it becomes, and sends it out."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import Actor
from talentra.services import drafts
from tests.e2e.scenes import address, flaws, newcomer
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


def draft(server: Server, actor: Actor) -> str:
    """The address of a draft of theirs."""
    content = {"basics": {"name": "Nora Quay"}, "work": [{"name": "Quince Mill"}, {"name": "Reed"}]}
    with server.behind(), db.transaction() as session:
        return f"/resumes/builder/{drafts.create(session, actor, 'Miller', content).id}"


def pages(page: Page) -> str:
    """The address of the first page's picture."""
    return page.locator("img.sheet").first.get_attribute("src") or ""


class TestBuilder:
    def test_goes_from_nothing_to_a_kept_resume(self, person: Opens, server: Server) -> None:
        nora = person(server, address(newcomer(server)))
        page = nora.visit("/resumes/builder")
        expect(page.get_by_text("No drafts yet")).to_be_visible()
        page.get_by_role("button", name="New resume").click()
        page.get_by_role("button", name="With nothing").click()
        page.get_by_label("Full name").fill("Nora Quay")
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        before = pages(page)
        page.get_by_role("button", name="Add position").click()
        role = page.get_by_label("Role")
        expect(role).to_be_focused()
        role.fill("Miller")
        page.get_by_label("Achievements").fill("Ground 40 tonnes a day.\nTaught 3 others.")
        expect(page.locator("img.sheet")).not_to_have_attribute("src", before)
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        assert flaws(nora) == []
        with page.expect_download() as download:
            page.get_by_role("button", name="Export").click()
            page.get_by_role("link", name="PDF").click()
        assert download.value.path().read_bytes().startswith(b"%PDF")
        page.get_by_role("button", name="Save to my resumes").click()
        ask = page.get_by_role("dialog", name="Save to my resumes")
        assert flaws(nora) == []
        ask.get_by_role("button", name="Save to my resumes").click()
        expect(page.get_by_text("is kept in slot 1 of your resumes")).to_be_visible()
        page.goto("/resumes")
        expect(page.get_by_role("heading", name="Untitled resume.pdf")).to_be_visible()

    def test_asks_which_one_goes_when_both_slots_are_full(
        self, person: Opens, server: Server
    ) -> None:
        nora = newcomer(server, resumes=2)
        page = person(server, address(nora)).visit(draft(server, nora))
        page.get_by_role("button", name="Save to my resumes").click()
        ask = page.get_by_role("dialog", name="Save to my resumes")
        ask.get_by_role("button", name="Save to my resumes").click()
        expect(ask.get_by_text("Choose which of your two resumes")).to_be_visible()
        ask.get_by_text("Resume 2 of").click()
        ask.get_by_role("button", name="Save to my resumes").click()
        expect(page.get_by_text("is kept in slot 2 of your resumes")).to_be_visible()

    def test_keeps_what_was_typed_and_undoes_it(self, person: Opens, server: Server) -> None:
        nora = newcomer(server)
        page = person(server, address(nora)).visit(draft(server, nora))
        page.get_by_label("Target title").fill("Head miller")
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()
        page.wait_for_timeout(600)
        page.reload()
        expect(page.get_by_label("Target title")).to_have_value("Head miller")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_label("Target title")).to_have_value("")
        page.get_by_role("button", name="Redo").click()
        expect(page.get_by_label("Target title")).to_have_value("Head miller")

    def test_entries_are_moved_hidden_and_removed_by_menu(
        self, person: Opens, server: Server
    ) -> None:
        nora = newcomer(server)
        page = person(server, address(nora)).visit(draft(server, nora))
        companies = page.get_by_label("Company")
        expect(companies.first).to_have_value("Quince Mill")
        page.get_by_role("button", name="Position 1: more").press("Enter")
        page.get_by_role("button", name="Move down").press("Enter")
        expect(companies.first).to_have_value("Reed")
        expect(page.get_by_role("button", name="Position 2: more")).to_be_focused()
        page.get_by_role("button", name="Position 2: more").press("Enter")
        page.get_by_role("button", name="Hide from the resume").press("Enter")
        expect(page.get_by_text("Hidden", exact=True)).to_be_visible()
        page.get_by_role("button", name="Position 1: more").click()
        page.get_by_role("button", name="Remove").click()
        expect(companies).to_have_count(1)
        page.get_by_role("button", name="Undo").last.click()
        expect(companies).to_have_count(2)

    def test_entries_are_dragged(self, person: Opens, server: Server) -> None:
        nora = newcomer(server)
        page = person(server, address(nora)).visit(draft(server, nora))
        page.set_viewport_size({"width": 1440, "height": 2400})
        companies = page.get_by_label("Company")
        expect(companies.first).to_have_value("Quince Mill")
        page.locator(".draft-grip").nth(1).hover()
        page.mouse.down()
        page.get_by_text("Position 1", exact=True).hover()
        page.get_by_text("Position 1", exact=True).hover()
        page.mouse.up()
        expect(companies.first).to_have_value("Reed")

    def test_says_when_another_tab_was_faster_and_loses_nothing(
        self, person: Opens, server: Server
    ) -> None:
        nora = newcomer(server)
        path = draft(server, nora)
        who = person(server, address(nora))
        page, other = who.visit(path), who.tab(path)
        expect(page.get_by_label("Full name")).to_have_value("Nora Quay")
        expect(other.get_by_label("Full name")).to_have_value("Nora Quay")
        other.get_by_label("City").fill("Bergen")
        expect(page.get_by_text("Not saved: This resume was changed")).to_be_visible()
        page.get_by_label("Region").fill("Vestland")
        page.get_by_role("button", name="Keep mine as another draft").click()
        expect(page.get_by_role("heading", name="Miller (mine)")).to_be_visible()
        expect(page.get_by_label("Region")).to_have_value("Vestland")
        expect(page.get_by_label("City")).to_have_value("")
        page.goto(path)
        expect(page.get_by_label("City")).to_have_value("Bergen")

    def test_tells_what_a_machine_reads(self, person: Opens, server: Server) -> None:
        nora = newcomer(server)
        who = person(server, address(nora))
        page = who.visit(draft(server, nora))
        page.get_by_role("button", name="Check", exact=True).click()
        expect(page.get_by_text("PDF, read by pdfium")).to_be_visible()
        expect(page.get_by_text("Whole")).to_have_count(4)
        assert flaws(who) == []

    def test_of_somebody_else_is_not_there(self, person: Opens, server: Server) -> None:
        path = draft(server, newcomer(server))
        cody = person(server, address(newcomer(server)))
        page = cody.visit(path)
        expect(page.get_by_text("This draft isn't here")).to_be_visible()
        page.get_by_role("link", name="Your drafts").click()
        expect(page).to_have_url(re.compile("/resumes/builder/?$"))
