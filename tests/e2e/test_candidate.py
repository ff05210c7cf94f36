"""A candidate follows what becomes of what was sent."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from playwright.sync_api import Page, expect

from talentra import db
from talentra.clock import now
from talentra.models import Actor, Application, Stage
from talentra.queries import resumes
from talentra.services import applications
from tests.e2e.scenes import address, application, flaws, move, newcomer, posting
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]


def _titles(page: Page) -> list[str]:
    return page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()


class TestFollowing:
    def test_every_step_comes_by_itself_is_told_and_flashes(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server)
        sent = application(server, nora, posting(server, server_cast))
        page = person(server, address(nora)).visit("/applications")
        card = page.get_by_role("main").get_by_role("listitem").first
        steps = card.get_by_role("list", name="Progress of Harbour pilot")
        expect(steps.locator("[aria-current=step]")).to_contain_text("Applied")
        move(server, server_cast, sent, Stage.INTERVIEW)
        expect(steps.locator("[aria-current=step]")).to_contain_text("Interview")
        expect(steps.get_by_text("skipped:")).to_have_count(1)
        expect(page.get_by_text("Harbour pilot is now at Interview.")).to_be_visible()
        expect(page.locator("[data-flash=once]")).to_have_count(1)
        move(server, server_cast, sent, Stage.OFFER)
        expect(page.locator("[data-flash=again]")).to_have_count(1)
        move(server, server_cast, sent, Stage.HIRED)
        expect(steps.locator("[aria-current=step]")).to_contain_text("Hired")
        expect(card.get_by_text("You got the job.")).to_be_visible()
        expect(card.get_by_role("button", name="Withdraw")).not_to_be_visible()

    def test_messages_come_and_nothing_that_is_internal(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server)
        sent = application(server, nora, posting(server, server_cast))
        someone = person(server, address(nora))
        frames: list[str] = []
        someone.page.on(
            "websocket", lambda it: it.on("framereceived", lambda f: frames.append(str(f)))
        )
        page = someone.visit(f"/applications?open={sent}")
        expect(page.get_by_role("heading", name="History")).to_be_visible()
        with server.sign_in(email(server_cast.ada)) as ada:
            at = f"/api/submissions/{sent}"
            ada.put(f"{at}/remarks", json={"remarks": "Hush, between us"}).raise_for_status()
            told = {"remarks": "Bring your charts.", "visibility": "candidate"}
            ada.put(f"{at}/remarks", json=told).raise_for_status()
        move(server, server_cast, sent, Stage.REJECTED, reason="skills", note="Not this time")
        expect(page.get_by_text("Bring your charts.").first).to_be_visible()
        expect(page.get_by_role("main").get_by_text("Rejected").first).to_be_visible()
        seen = "".join(frames)
        assert "Bring your charts." in seen
        for secret in ("Hush", "Ada", "Rosa", "We rejected", "Not this time"):
            assert secret not in seen

    def test_active_and_past_stand_apart_in_the_address(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server)
        sent = application(server, nora, posting(server, server_cast))
        page = person(server, address(nora)).visit("/applications")
        tabs = page.get_by_role("navigation", name="Applications")
        tabs.get_by_role("link", name="Active 1").click()
        expect(tabs.get_by_role("link", name="Active 1")).to_have_attribute("aria-current", "page")
        assert _titles(page) == ["Harbour pilot"]
        move(server, server_cast, sent, Stage.REJECTED, reason="other")
        expect(page.get_by_text("Harbour pilot is now at Rejected.")).to_be_visible()
        expect(page.get_by_text("Nothing is under way")).to_be_visible()
        page.get_by_role("link", name="See past ones").click()
        expect(page.get_by_role("heading", name="Harbour pilot")).to_be_visible()
        page.reload()
        expect(tabs.get_by_role("link", name="Past 1")).to_have_attribute("aria-current", "page")
        page.go_back()
        expect(page.get_by_text("Nothing is under way")).to_be_visible()

    def test_withdrawing_asks_first_and_ends_it(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server)
        application(server, nora, posting(server, server_cast))
        someone = person(server, address(nora))
        page = someone.visit("/applications")
        page.get_by_role("button", name="Withdraw").click()
        dialog = page.get_by_role("dialog", name="Withdraw your application for Harbour pilot?")
        expect(dialog.get_by_text("you can apply again")).to_be_visible()
        expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
        assert flaws(someone) == []
        page.keyboard.press("Escape")
        expect(dialog).not_to_be_visible()
        page.get_by_role("button", name="Withdraw").click()
        dialog.get_by_label("Reason").fill("I sail elsewhere.")
        dialog.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_text("You withdrew your application for Harbour pilot.")).to_be_visible()
        expect(page.get_by_text("You withdrew it.")).to_be_visible()
        expect(page.get_by_role("button", name="Withdraw")).not_to_be_visible()

    def test_more_than_a_page_can_be_turned_and_an_address_opens_any_of_them(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server, resumes=1)
        first = _apply_to_many(server, server_cast, nora)
        page = person(server, address(nora)).visit("/applications")
        expect(page.get_by_role("heading", name="Buoy 11")).to_be_visible()
        page.get_by_role("link", name="Next page").click()
        expect(page.get_by_role("heading", name="Buoy 00")).to_be_visible()
        page.get_by_role("link", name="Previous page").click()
        expect(page.get_by_role("heading", name="Buoy 11")).to_be_visible()
        page.goto(f"/applications?open={first}")
        expect(page.get_by_role("heading", name="What you sent")).to_be_visible()
        assert _titles(page)[:2] == ["Buoy 00", "Buoy 11"]

    def test_nothing_sent_yet_leads_to_the_jobs(self, person: Opens, server: Server) -> None:
        nora = person(server, address(newcomer(server)))
        page = nora.visit("/applications")
        expect(page.get_by_text("You haven't applied yet")).to_be_visible()
        assert flaws(nora) == []
        page.get_by_role("main").get_by_role("link", name="Browse jobs").click()
        expect(page).to_have_url(re.compile("/jobs/?$"))


def _apply_to_many(server: Server, cast: Cast, candidate: Actor) -> UUID:
    """Twelve applications; the first one's id."""
    with server.behind(), db.transaction() as session:
        [kept] = resumes.mine(session, candidate)
        sent: list[Application] = []
        for number in range(12):
            job = acts.post(session, cast.rosa, title=f"Buoy {number:02}")
            sent.append(applications.apply(session, candidate, job.id, resume_id=kept.id))
            sent[-1].applied_at = now() - timedelta(minutes=30 - number)
        return sent[0].id


def test_everybody_can_use_the_pages(person: Opens, server: Server, server_cast: Cast) -> None:
    cleo = person(server, email(server_cast.cleo))
    job = f"/jobs/{server_cast.job_id}"
    opened = f"/applications?open={server_cast.cleos_application_id}"
    for path in ("/jobs", job, "/applications", opened, "/resumes"):
        page = cleo.visit(path)
        expect(page.locator("main .skeleton")).to_have_count(0)
        assert flaws(cleo) == [], path
